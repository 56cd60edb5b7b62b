package timdnn.network.onnx;

import java.util.function.Consumer;
import timdnn.network.ValueRange;
import timdnn.network.onnx.graph.FloatLayers;
import timdnn.network.onnx.graph.NodePlace;

/**
 * How a model is imported.
 *
 * @param pixels what is known of the values that will be fed
 * @param sequence words of a window where a model of words leaves their number open; at least 1
 * @param floatLayers layers that may run in float32 in the special-function unit
 * @param listener told where each node runs as soon as it is known, also of a model that is refused later on
 */
public record ImportOptions(ValueRange pixels, int sequence, FloatLayers floatLayers, Consumer<NodePlace> listener) {
    /** Words of a window unless stated otherwise. */
    public static final int DEFAULT_SEQUENCE = 35;

    /** Bytes as they are, and no layer in float32. */
    public static final ImportOptions BYTES =
            new ImportOptions(new ValueRange(0, 255, 1), DEFAULT_SEQUENCE, FloatLayers.NONE, place -> {});

    /** Checks the window. */
    public ImportOptions {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence must be at least 1, was " + sequence);
        }
    }
}
