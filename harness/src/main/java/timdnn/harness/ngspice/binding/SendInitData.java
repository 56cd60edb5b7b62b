package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code SendInitData}: receives the description of all vectors ({@code vecinfoall}). */
@FunctionalInterface
public interface SendInitData extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param description as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(Pointer description, int ident, Pointer userData);
}
