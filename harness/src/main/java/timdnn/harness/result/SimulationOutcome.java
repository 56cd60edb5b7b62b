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
     * The analysis failed at first and reached its end with safer options. Its numbers count like others, but are marked:
     * they come from other time steps.
     *
     * @param plot its vectors
     * @param first why the first try gave no result
     * @param options the card that the circuit got for the second try
     * @param analysis the command of the second try
     */
    record Recovered(Plot plot, Failed first, String options, String analysis) implements SimulationOutcome {
        /** Rejects missing parts. */
        public Recovered {
            Objects.requireNonNull(plot, "plot");
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(options, "options");
            Objects.requireNonNull(analysis, "analysis");
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
        TIMED_OUT;

        /**
         * Whether the simulation ended together with its worker, for a reason that may lie outside of it.
         *
         * @return true for {@link #CRASHED} and {@link #TIMED_OUT}
         */
        public boolean lostTheWorker() {
            return this == CRASHED || this == TIMED_OUT;
        }

        /**
         * Whether the equations were not solved, which other options may change.
         *
         * @return true for {@link #NOT_CONVERGED}, {@link #TIMESTEP_TOO_SMALL} and {@link #SINGULAR_MATRIX}
         */
        public boolean isNumerical() {
            return this == NOT_CONVERGED || this == TIMESTEP_TOO_SMALL || this == SINGULAR_MATRIX;
        }
    }
}
