package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code SendData}: receives the values of all vectors at a time point ({@code vecvaluesall}). */
@FunctionalInterface
public interface SendData extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param values as in {@code sharedspice.h}
     * @param count as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(Pointer values, int count, int ident, Pointer userData);
}
