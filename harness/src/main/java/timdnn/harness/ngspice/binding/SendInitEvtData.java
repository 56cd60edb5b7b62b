package timdnn.harness.ngspice.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/** C callback {@code SendInitEvtData}: receives the description of an event node. */
@FunctionalInterface
public interface SendInitEvtData extends Callback {
    /**
     * Called by ngspice, on the thread that called into the library unless a background run is under way.
     *
     * @param index as in {@code sharedspice.h}
     * @param count as in {@code sharedspice.h}
     * @param node as in {@code sharedspice.h}
     * @param type as in {@code sharedspice.h}
     * @param ident as in {@code sharedspice.h}
     * @param userData as in {@code sharedspice.h}
     * @return 0
     */
    int invoke(int index, int count, String node, String type, int ident, Pointer userData);
}
