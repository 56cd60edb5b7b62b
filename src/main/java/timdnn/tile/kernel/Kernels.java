package timdnn.tile.kernel;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import timdnn.tile.VmmKernel;

/** The kernels there are. All agree bit for bit with {@link #scalar()}, the oracle. */
public final class Kernels {
    private Kernels() {}

    /** {@return one cell at a time, as the definition reads} */
    public static VmmKernel scalar() {
        return new AccessByAccess("scalar", ScalarKernel::new);
    }

    /** {@return sixty-four rows of one position at a time, or the scalar one where blocks have not sixteen rows} */
    public static VmmKernel packed() {
        return new AccessByAccess("packed", AccessKernel::of);
    }

    /** {@return sixty-four positions at a time, in plain Java} */
    public static VmmKernel sliced() {
        return new SlicedKernel();
    }

    /** {@return the kernel on the Vector API where the JVM has the module and 512-bit vectors, else {@link #sliced()}} */
    public static VmmKernel fastest() {
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
