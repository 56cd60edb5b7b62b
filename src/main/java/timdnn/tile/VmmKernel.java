package timdnn.tile;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import timdnn.array.ArrayGeometry;

/**
 * A way to compute vector-matrix products on tiles. A matrix is prepared once for a geometry and then gives sums for batches of
 * inputs.
 *
 * <p>All kernels agree bit for bit; {@link #scalar()} is the oracle. Implementations are immutable. One that is listed in {@code
 * META-INF/services} is found by {@link #fastest()}.
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

    /** {@return one cell at a time, as the definition reads} */
    static VmmKernel scalar() {
        return new AccessByAccess("scalar", ScalarKernel::new);
    }

    /** {@return sixty-four rows of one position at a time, or the scalar one where blocks have not sixteen rows} */
    static VmmKernel packed() {
        return new AccessByAccess("packed", AccessKernel::of);
    }

    /** {@return sixty-four positions at a time, in plain Java} */
    static VmmKernel sliced() {
        return new SlicedKernel();
    }

    /** {@return the kernel on the Vector API where the JVM has the module and 512-bit vectors, else {@link #sliced()}} */
    static VmmKernel fastest() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            try {
                for (VmmKernel kernel : ServiceLoader.load(VmmKernel.class)) {
                    return kernel;
                }
            } catch (ServiceConfigurationError unusable) {
                return sliced();
            }
        }
        return sliced();
    }
}
