package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code SendChar}: receives a printed line, prefixed by its channel: {@code stdout} or {@code stderr}. */
@FunctionalInterface
public interface SendChar extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param text as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(String text, int ident, Pointer userData);
}
