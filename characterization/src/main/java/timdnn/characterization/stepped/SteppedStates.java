package timdnn.characterization.stepped;

import java.util.List;
import java.util.Map;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.variation.Draws;

/** Names of the stepped access's experiments and states, and of what it keeps as facts. */
public final class SteppedStates {
    /** Steps of a conversion, and so thresholds. */
    public static final int STEPS = 8;

    /** Experiment of whole accesses of a column with references at the thresholds, from which levels are read. */
    public static final String LEVELS = "stepped-levels";

    /** Experiment of whole accesses with calibrated references. */
    public static final String ACCESS = "stepped-access";

    /** Experiment of a unit's sixteen comparators on one reference. */
    public static final String UNIT = "stepped-unit";

    /** Experiment of single comparators with mismatch. */
    public static final String OFFSET = "stepped-offset";

    /** Experiment of the noise of a comparator. */
    public static final String NOISE = "stepped-noise";

    /** Experiment of columns at places of a wordline. */
    public static final String PLACE = "stepped-place";

    /** Experiment of what a tile shares: phases, select lines, ladder, counters. */
    public static final String SHARED = "stepped-shared";

    /** Fact: voltages of the references in V, from the first step to the last. */
    public static final String REFERENCES = "stepped_references_V";

    /** Fact: where each step should turn, at the bitline when it comes, in V. */
    public static final String WANTED = "stepped_wanted_V";

    /** Fact: comparators of a unit at work besides the one under test, by step. */
    public static final String ACTIVE = "stepped_active";

    /** Fact: by how much the pulse at the generator is longer than that of the column, in s. */
    public static final String PULSE = "stepped_pulse_s";

    /** Fact: the schedule, in s: precharge off, begins and ends of the steps, precharge on. */
    public static final String SCHEDULE = "stepped_schedule_s";

    /** Fact: P(error) with thresholds half-way and as placed, by normal levels. */
    public static final String PLACEMENT = "stepped_placement_errors";

    /** A whole access of a column. */
    public static final CircuitAddress ACCESS_CIRCUIT = new CircuitAddress(ACCESS, ColumnState.name(0, 0));

    /** A block's decoder with the driver of one wordline. */
    public static final CircuitAddress WORDLINE_CIRCUIT = new CircuitAddress(SHARED, TileBench.WORDLINE);

    /** The write drivers of a column. */
    public static final CircuitAddress WRITE_CIRCUIT = new CircuitAddress(SHARED, TileBench.WRITE);

    /** Two stages of a counter. */
    public static final CircuitAddress COUNTER_CIRCUIT = new CircuitAddress(SHARED, TileBench.COUNTER);

    /** Trunk, a unit's driver and a lower select line with its complement. */
    public static final CircuitAddress LINES_CIRCUIT = new CircuitAddress(SHARED, TileBench.LOWER);

    /** All circuits whose transistors are counted. */
    public static final List<CircuitAddress> CIRCUITS =
            List.of(ACCESS_CIRCUIT, WORDLINE_CIRCUIT, WRITE_CIRCUIT, COUNTER_CIRCUIT, LINES_CIRCUIT);

    /** Places of a column along its wordline: at the driver, half-way, at the end. */
    public static final List<String> PLACES = List.of("near", "middle", "far");

    /** Trim codes that are simulated, and counts at which the largest are. */
    static final List<Integer> TRIMS = List.of(-15, -8, 8, 15);

    static final List<Integer> TRIMMED = List.of(0, 4, 8);

    private SteppedStates() {}

    static String whole(int n, int k) {
        return ColumnState.name(n, k);
    }

    static String step(int number) {
        return "step" + number;
    }

    static String turn(int number, int active, String side) {
        return "step" + number + " " + active + " active " + side;
    }

    static String driven(int n, int driven) {
        return ColumnState.name(n, 0) + " driven " + driven;
    }

    static String trimmed(int n, int code) {
        return ColumnState.name(n, 0) + " trim " + code;
    }

    static String beyond(int number, int sign) {
        return step(number) + (sign > 0 ? " above" : " below");
    }

    /** The same comparators in all steps. */
    static Draws comparators() {
        return new Draws(OFFSET, "comparator", Map.of(), List.of("m.xc.*"));
    }
}
