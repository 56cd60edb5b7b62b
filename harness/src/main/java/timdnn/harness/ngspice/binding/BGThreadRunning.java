package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code BGThreadRunning}: receives the background thread's state; in version 39 the flag is inverted against the header. */
@FunctionalInterface
public interface BGThreadRunning extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param running as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(byte running, int ident, Pointer userData);
}
