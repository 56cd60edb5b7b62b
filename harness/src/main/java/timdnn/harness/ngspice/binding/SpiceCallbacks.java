package timdnn.harness.ngspice.binding;

import java.util.function.Consumer;

/**
 * The two callbacks that every caller must give. The library keeps plain pointers to them: this object must stay reachable
 * as long as the process lives.
 */
public final class SpiceCallbacks {
    private final SendChar sendChar;
    private final ControlledExit controlledExit;

    /**
     * Callbacks that speak Java.
     *
     * @param printed receives each printed line, prefixed by {@code stdout} or {@code stderr}
     * @param exit called where a stand-alone ngspice would exit
     */
    public SpiceCallbacks(Consumer<String> printed, Runnable exit) {
        sendChar = (text, ident, userData) -> {
            printed.accept(text);
            return 0;
        };
        controlledExit = (status, immediate, onQuit, ident, userData) -> {
            exit.run();
            return 0;
        };
    }

    /**
     * Initialises the library with them. Per-point callbacks are left out: they slow a run, whole vectors are read after it.
     *
     * @param spice the library
     */
    public void initialise(SharedSpice spice) {
        SignalHandlers handlers = SignalHandlers.save();
        spice.ngSpice_Init(sendChar, null, controlledExit, null, null, null, null);
        handlers.restore();
    }
}
