package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code GetSyncData}: asks for the next time step in s. */
@FunctionalInterface
public interface GetSyncData extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param time as in {@code sharedspice.h}
     * @param delta as in {@code sharedspice.h}
     * @param oldDelta as in {@code sharedspice.h}
     * @param redo as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param location as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(double time, Pointer delta, double oldDelta, int redo, int ident, int location, Pointer userData);
}
