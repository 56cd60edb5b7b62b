package timdnn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.VmmKernel;

/**
 * The matrices of a network made ready by a kernel, and what layers make of their sums, to be shared by the sessions of all threads.
 * Immutable.
 */
public final class PreparedNetwork {
    private final ArrayGeometry geometry;
    private final List<PreparedMatrix> matrices;
    /** By matrix layer. */
    private final List<Optional<SumTable>> tables;

    private PreparedNetwork(ArrayGeometry geometry, List<PreparedMatrix> matrices, List<Optional<SumTable>> tables) {
        this.geometry = geometry;
        this.matrices = List.copyOf(matrices);
        this.tables = List.copyOf(tables);
    }

    /**
     * Prepares a network.
     *
     * @param network the network
     * @param geometry the tile
     * @param kernel what computes products
     * @return the network, prepared
     */
    public static PreparedNetwork of(TernaryNetwork network, ArrayGeometry geometry, VmmKernel kernel) {
        return of(
                network,
                geometry,
                network.matrixLayers().stream()
                        .map(layer -> kernel.prepare(layer.weights(), geometry))
                        .toList());
    }

    /**
     * A network whose matrices are prepared already.
     *
     * @param network the network
     * @param geometry the tile
     * @param matrices one per matrix layer, in order
     * @return the network, prepared
     */
    public static PreparedNetwork of(
            TernaryNetwork network, ArrayGeometry geometry, List<? extends PreparedMatrix> matrices) {
        List<Optional<SumTable>> tables = new ArrayList<>();
        for (int step = 0; step < network.steps().size(); step++) {
            if (network.steps().get(step).layer() instanceof MatrixLayer) {
                tables.add(SumTable.of(network, step, geometry));
            }
        }
        return new PreparedNetwork(geometry, List.copyOf(matrices), tables);
    }

    /** {@return the tile} */
    public ArrayGeometry geometry() {
        return geometry;
    }

    /** {@return one per matrix layer, in order} */
    public List<PreparedMatrix> matrices() {
        return matrices;
    }

    /** What a matrix layer and those behind it make of sums; empty where they are computed. */
    Optional<SumTable> table(int layer) {
        return tables.get(layer);
    }
}
