package timdnn.harness.result;

import java.util.List;
import java.util.Objects;

/** How a simulation ended. A failure is a result like any other: it is counted, stored and reported, never dropped. */
public sealed interface SimulationOutcome {
    /**
     * The analysis reached its end.
     *
     * @param plot its vectors
     */
    record Completed(Plot plot) implements SimulationOutcome {
        /** Rejects a missing plot. */
        public Completed {
            Objects.requireNonNull(plot, "plot");
        }
    }

    /**
     * The analysis gave no result.
     *
     * @param kind why
     * @param message one sentence
     * @param log the last lines that ngspice printed
     */
    record Failed(FailureKind kind, String message, List<String> log) implements SimulationOutcome {
        /** Copies the log. */
        public Failed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(message, "message");
            log = List.copyOf(log);
        }
    }

    /** Why a simulation gave no result. The names are what stores and reports show. */
    enum FailureKind {
        /** Newton's iteration did not settle, neither directly nor by stepping gmin or the sources. */
        NOT_CONVERGED,
        /** The transient time step fell below its limit. */
        TIMESTEP_TOO_SMALL,
        /** The circuit's matrix is singular: a loop of voltage sources or a floating node. */
        SINGULAR_MATRIX,
        /** The deck has an error: syntax, missing model or subcircuit, unknown parameter. */
        DECK_REJECTED,
        /** The worker process died. */
        CRASHED,
        /** The deadline passed and the worker was killed. */
        TIMED_OUT
    }
}
