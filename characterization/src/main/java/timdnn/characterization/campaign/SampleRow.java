package timdnn.characterization.campaign;

import java.util.Objects;

/**
 * One measured number in the store.
 *
 * @param experiment name of the experiment
 * @param corner name of the corner
 * @param state name of the state
 * @param sample index of the sample
 * @param measure name of the measure
 * @param unit SI unit
 * @param value the number, NaN where the simulation failed
 * @param outcome {@code ok}, or the name of the failure's kind
 */
public record SampleRow(
        String experiment,
        String corner,
        String state,
        int sample,
        String measure,
        String unit,
        double value,
        String outcome) {
    /** Outcome of a simulation that gave its numbers. */
    public static final String OK = "ok";

    /** Rejects missing names. */
    public SampleRow {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(corner, "corner");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(outcome, "outcome");
    }

    /**
     * Whether the number is there.
     *
     * @return true for {@link #OK}
     */
    public boolean ok() {
        return outcome.equals(OK);
    }
}
