package timdnn.network.onnx.graph;

/**
 * Where a node of a model runs.
 *
 * @param node its name
 * @param operator its operator
 * @param place where
 * @param detail what runs there, or why it does not run on a tile
 */
public record NodePlace(String node, String operator, Place place, String detail) {
    /** Where a node can run. */
    public enum Place {
        /** On tiles. */
        TILE("tile"),
        /** In float32 beside the tiles. */
        SPECIAL_FUNCTION_UNIT("special-function unit"),
        /** Nowhere: its result is known at import. */
        CONSTANT("constant"),
        /** Nowhere: it only names extents anew. */
        SHAPE("shape only");

        private final String text;

        Place(String text) {
            this.text = text;
        }

        /** {@return how people read it} */
        public String text() {
            return text;
        }
    }
}
