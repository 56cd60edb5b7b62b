package timdnn.tile;

import timdnn.array.ArrayGeometry;
import timdnn.tile.kernel.Kernels;

/**
 * A way to compute vector-matrix products on tiles. A matrix is prepared once for a geometry and then gives sums for batches of
 * inputs.
 *
 * <p>All kernels agree bit for bit; {@link Kernels#scalar()} is the oracle. Implementations are immutable. One that is listed in {@code
 * META-INF/services} is found by {@link Kernels#fastest()}.
 */
public interface VmmKernel {
    /** {@return its name in reports of speed} */
    String name();

    /**
     * Makes a matrix ready.
     *
     * @param weights the matrix
     * @param geometry rows of a block and reach of the ADC
     * @return the matrix for this kernel
     */
    PreparedMatrix prepare(TernaryMatrix weights, ArrayGeometry geometry);
}
