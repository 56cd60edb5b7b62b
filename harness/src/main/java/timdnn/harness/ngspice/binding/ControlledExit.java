package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code ControlledExit}: called where a stand-alone ngspice would exit; ngspice then jumps back into the running command. */
@FunctionalInterface
public interface ControlledExit extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param status as in {@code sharedspice.h}
     * @param immediate as in {@code sharedspice.h}
     * @param onQuit as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(int status, byte immediate, byte onQuit, int ident, Pointer userData);
}
