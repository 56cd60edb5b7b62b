package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code GetISRCData}: asks for the current in A of an EXTERNAL source. */
@FunctionalInterface
public interface GetISRCData extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param current as in {@code sharedspice.h}
     * @param time as in {@code sharedspice.h}
     * @param node as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(Pointer current, double time, String node, int ident, Pointer userData);
}
