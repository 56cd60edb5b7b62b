package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code GetVSRCData}: asks for the voltage in V of an EXTERNAL source. */
@FunctionalInterface
public interface GetVSRCData extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param voltage as in {@code sharedspice.h}
     * @param time as in {@code sharedspice.h}
     * @param node as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(Pointer voltage, double time, String node, int ident, Pointer userData);
}
