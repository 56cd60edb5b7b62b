package timdnn.network;

import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.VmmKernel;

/**
 * The matrices of a network made ready by a kernel, to be shared by the sessions of all threads.
 *
 * @param geometry the tile
 * @param matrices one per matrix layer, in order
 */
public record PreparedNetwork(ArrayGeometry geometry, List<PreparedMatrix> matrices) {
    /** Copies the list. */
    public PreparedNetwork {
        matrices = List.copyOf(matrices);
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
        return new PreparedNetwork(
                geometry,
                network.matrixLayers().stream()
                        .map(layer -> kernel.prepare(layer.weights(), geometry))
                        .toList());
    }
}
