package timdnn.harness.ngspice.binding;

import java.util.function.Consumer;

/**
 * The callbacks that callers give. The library keeps plain pointers to them: this object must stay reachable
 * as long as the process lives.
 */
public final class SpiceCallbacks {
    private final SendChar sendChar;
    private final SendStat sendStat;
    private final ControlledExit controlledExit;

    /**
     * Callbacks that speak Java.
     *
     * @param progress called now and then while an analysis runs, by the thread that runs it; null for a faster run
     * @param printed receives each printed line, prefixed by {@code stdout} or {@code stderr}
     * @param exit called where a stand-alone ngspice would exit
     */
    public SpiceCallbacks(Runnable progress, Consumer<String> printed, Runnable exit) {
        sendStat = progress == null
                ? null
                : (text, ident, userData) -> {
                    progress.run();
                    return 0;
                };
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
        spice.ngSpice_Init(sendChar, sendStat, controlledExit, null, null, null, null);
        handlers.restore();
    }
}
