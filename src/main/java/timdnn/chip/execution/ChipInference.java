package timdnn.chip.execution;

import java.util.ArrayList;
import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileTiming;
import timdnn.chip.program.Compiler;
import timdnn.chip.program.Mapping;
import timdnn.chip.program.WeightPlan;
import timdnn.chip.shape.LayerShape;
import timdnn.chip.shape.NetworkShape;
import timdnn.network.InferenceSession;
import timdnn.network.MatrixLayer;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.tile.Placement;
import timdnn.tile.VmmKernel;
import timdnn.tile.error.SenseErrors;

/**
 * Inference with the layout that a design's program has: layers stand on tiles as the compiler mapped them, tiles compute by the
 * kernel that {@code network} uses, sums are reduced tile by tile. Logits are those of {@link InferenceSession}, bit for bit,
 * and accesses are those that the schedule counts. One thread.
 */
public final class ChipInference {
    private final InferenceSession session;
    private final List<TiledMatrix> matrices = new ArrayList<>();

    /**
     * A network on a design.
     *
     * @param network the network
     * @param shape its shapes
     * @param design the design, of TiM tiles
     * @param tile its tiles
     * @param batch inferences of a run, which its program was compiled for
     * @param plan where its weights are
     * @param geometry of the table that it rests on
     * @param kernel what tiles compute with
     */
    public ChipInference(
            TernaryNetwork network,
            NetworkShape shape,
            Design design,
            TileTiming tile,
            int batch,
            WeightPlan plan,
            ArrayGeometry geometry,
            VmmKernel kernel) {
        int next = 0;
        for (int index = 0; index < shape.layers().size(); index++) {
            MatrixLayer layer = network.matrixLayers().get(index);
            LayerShape wanted = shape.layers().get(index);
            Mapping mapping = Compiler.mapping(shape, wanted, design, tile, batch, plan);
            ArrayGeometry used = new ArrayGeometry(
                    geometry.rowsABlock(), geometry.largestCount(), mapping.sliceColumns(), mapping.blocks(), 1);
            Placement placement = new Placement(used, next, mapping.down() * mapping.rowPasses());
            matrices.add(new TiledMatrix(layer.weights(), geometry, placement, kernel));
            next += mapping.tiles() * mapping.rowPasses();
        }
        this.session = new InferenceSession(
                network, PreparedNetwork.of(network, geometry, matrices), SenseErrors.none(), 0, 1);
    }

    /** {@return where an image goes before {@link #infer}} */
    public float[] image() {
        return session.image();
    }

    /**
     * Runs the network on {@link #image()}.
     *
     * @param index the image's number
     * @return the logits; a buffer that the next image overwrites
     */
    public float[] infer(int index) {
        return session.infer(index);
    }

    /**
     * Accesses of a layer so far.
     *
     * @param layer index of the matrix layer
     * @return block accesses of all its tiles
     */
    public long accesses(int layer) {
        return matrices.get(layer).accesses();
    }

    /**
     * Tiles of a layer.
     *
     * @param layer index of the matrix layer
     * @return tiles that hold some of it, replicas not counted
     */
    public int tiles(int layer) {
        return matrices.get(layer).tiles();
    }
}
