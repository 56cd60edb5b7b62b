package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code SendEvtData}: receives an event of an event node. */
@FunctionalInterface
public interface SendEvtData extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param index as in {@code sharedspice.h}
     * @param step as in {@code sharedspice.h}
     * @param value as in {@code sharedspice.h}
     * @param text as in {@code sharedspice.h}
     * @param binary as in {@code sharedspice.h}
     * @param size as in {@code sharedspice.h}
     * @param mode as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(
            int index,
            double step,
            double value,
            String text,
            Pointer binary,
            int size,
            int mode,
            int ident,
            Pointer userData);
}
