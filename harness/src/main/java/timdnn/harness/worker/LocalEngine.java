package timdnn.harness.worker;

import java.time.Duration;
import java.util.function.Consumer;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.ngspice.DeckResult;

/** An engine on this machine: it also runs decks from their files, and its memory can be watched. */
public sealed interface LocalEngine extends SimulationEngine permits WorkerPool {
    /**
     * How workers are run.
     *
     * @param workers number of processes, at least 1
     * @param deadline longest time for one simulation, above 0
     * @param recycleBytes resident memory in bytes above which a worker is replaced
     */
    record Settings(int workers, Duration deadline, long recycleBytes) {
        /** Checks the ranges. */
        public Settings {
            if (workers < 1) {
                throw new IllegalArgumentException("workers must be at least 1, was " + workers);
            }
            if (deadline.isNegative() || deadline.isZero()) {
                throw new IllegalArgumentException("deadline must be positive, was " + deadline);
            }
        }

        /**
         * Settings for a number of workers: one minute a simulation, replacement above 1 GiB.
         *
         * @param workers number of processes, at least 1
         * @return the settings
         */
        public static Settings of(int workers) {
            return of(workers, Duration.ofMinutes(1));
        }

        /**
         * Settings for a number of workers and a deadline: replacement above 1 GiB.
         *
         * @param workers number of processes, at least 1
         * @param deadline longest time for one simulation, above 0
         * @return the settings
         */
        public static Settings of(int workers, Duration deadline) {
            return new Settings(workers, deadline, 1L << 30);
        }
    }

    /**
     * An engine whose processes start when there is work for them.
     *
     * @param settings how workers are run
     * @return the engine; ends with {@link #close()}
     */
    static LocalEngine of(Settings settings) {
        return new WorkerPool(settings);
    }

    /**
     * Runs a deck from its file, in a process of its own.
     *
     * @param request the deck and what is wanted of it
     * @param printed gets each line that ngspice prints while it runs, {@code stdout} or {@code stderr} and a blank before it
     * @return its plots, and why it failed, if it did
     * @throws timdnn.input.InvalidInputException if results cannot be written
     */
    DeckResult execute(DeckRequest request, Consumer<String> printed);

    /**
     * Whether this ngspice loads compiled Verilog-A models.
     *
     * @return true if it was built with OSDI
     */
    boolean loadsOsdi();

    /**
     * How many workers died and were replaced so far.
     *
     * @return a count
     */
    int replacements();

    /**
     * Resident memory of the idle workers, as each last told.
     *
     * @return the sum in bytes, 0 where the system does not tell
     */
    long residentBytes();
}
