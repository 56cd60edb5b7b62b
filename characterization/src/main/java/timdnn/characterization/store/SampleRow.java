package timdnn.characterization.store;

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
 * @param value the number, NaN where there is none
 * @param outcome {@link #OK}, {@link #OK_RETRIED}, {@link #OK_ABSENT}, {@link #MEASURE_MISSING} or the name of the failure's kind
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
    /** Names of the columns of {@link #csv()}. */
    public static final String CSV_HEADER = "experiment,corner,state,sample,measure,unit,value,outcome";

    /** Outcome of a simulation that gave its numbers. */
    public static final String OK = "ok";

    /** Outcome of a simulation that gave its numbers at the second try, with safer options. */
    public static final String OK_RETRIED = "ok-retried";

    /** Outcome of a measure of a search that does not happen, which is an answer: no number, and no failure. */
    public static final String OK_ABSENT = "ok-absent";

    /** Outcome of a measure that does not happen although it has to: the simulation ran, and failed all the same. */
    public static final String MEASURE_MISSING = "MEASURE_MISSING";

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
     * @return true for {@link #OK} and {@link #OK_RETRIED}
     */
    public boolean ok() {
        return outcome.equals(OK) || outcome.equals(OK_RETRIED);
    }

    /**
     * Whether a simulation with an outcome did not fail.
     *
     * @param outcome the outcome
     * @return true for {@link #OK}, {@link #OK_RETRIED} and {@link #OK_ABSENT}
     */
    public static boolean isOk(String outcome) {
        return outcome.equals(OK) || outcome.equals(OK_RETRIED) || outcome.equals(OK_ABSENT);
    }

    /**
     * The row as comma-separated values.
     *
     * @return a line without its end; the value in full, and empty where there is none
     */
    public String csv() {
        return String.join(
                ",",
                experiment,
                corner,
                state,
                Integer.toString(sample),
                measure,
                unit,
                ok() ? Double.toString(value) : "",
                outcome);
    }
}
