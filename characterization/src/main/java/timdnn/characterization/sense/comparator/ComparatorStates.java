package timdnn.characterization.sense.comparator;

import java.util.List;
import java.util.Map;
import timdnn.characterization.variation.Draws;

/**
 * Names of the single comparators' experiments and states, and the addresses of their draws. A comparator belongs to a tap of
 * the reference ladder, 1 to 8 from the highest down, and its inputs rest at that tap's voltage.
 */
public final class ComparatorStates {
    /** Experiment without mismatch; states {@code tap3 overdrive}, {@code tap3 steps} and {@code tap3 trim -2}. */
    public static final String DECISION = "sense-decision";

    /** Experiment with mismatch, trimming capacitors off; states {@code tap3}. */
    public static final String OFFSET = "sense-offset";

    /** Experiment with mismatch, trimmed; states {@code tap3 trim -2}, {@code tap3 trim -2 far}, {@code tap3 trim -2 check 1}. */
    public static final String TRIM = "sense-trim";

    /** Experiment of the tail of a comparator's offset before trimming; states {@code tap3}. */
    public static final String TAIL = "sense-tail";

    /** Experiment of a comparator's noise; states {@code tap3 branch 1} and {@code tap3 bias}. */
    public static final String NOISE = "sense-noise";

    /** Comparators with NMOS inputs in {@code netlists/sense/flash.lib}, those of the highest thresholds. */
    public static final int NMOS_TAPS = 3;

    private ComparatorStates() {}

    /**
     * State of a tap.
     *
     * @param tap the tap, 1 to 8
     * @return its name
     */
    public static String name(int tap) {
        return "tap" + tap;
    }

    /**
     * State of {@link DecisionBench#decisions}.
     *
     * @param tap the tap, 1 to 8
     * @return its name
     */
    public static String overdrive(int tap) {
        return name(tap) + " overdrive";
    }

    /**
     * State of {@link OffsetBench#steps}.
     *
     * @param tap the tap, 1 to 8
     * @return its name
     */
    public static String steps(int tap) {
        return name(tap) + " steps";
    }

    /**
     * State of a tap under a trim code.
     *
     * @param tap the tap, 1 to 8
     * @param code the trim code
     * @return its name
     */
    public static String trimmed(int tap, int code) {
        return name(tap) + " trim " + code;
    }

    /**
     * State of {@link TrimBench#far}.
     *
     * @param tap the tap, 1 to 8
     * @param code the trim code
     * @return its name
     */
    public static String beyondTrim(int tap, int code) {
        return trimmed(tap, code) + " far";
    }

    /**
     * State of {@link TrimBench#check}.
     *
     * @param tap the tap, 1 to 8
     * @param code the trim code
     * @param sample index of the comparator
     * @return its name
     */
    public static String checked(int tap, int code, int sample) {
        return trimmed(tap, code) + " check " + sample;
    }

    /**
     * State of a branch in {@link NoiseBench#noise}.
     *
     * @param tap the tap, 1 to 8
     * @param number number of the branch
     * @return its name
     */
    public static String branch(int tap, int number) {
        return name(tap) + " branch " + number;
    }

    /**
     * State of the conductances in {@link NoiseBench#noise}.
     *
     * @param tap the tap, 1 to 8
     * @return its name
     */
    public static String bias(int tap) {
        return name(tap) + " bias";
    }

    /**
     * Under which addresses the shifts of a comparator are drawn: a sample is the same comparator in all its experiments.
     *
     * @param tap the tap, 1 to 8
     * @return the draws
     */
    public static Draws draws(int tap) {
        return draws(OFFSET, tap);
    }

    /**
     * The same for another experiment, with draws of its own.
     *
     * @param experiment name of the experiment
     * @param tap the tap, 1 to 8
     * @return the draws
     */
    public static Draws draws(String experiment, int tap) {
        return new Draws(experiment, name(tap), Map.of(), List.of("m.xc.*"));
    }

    /**
     * Taps whose comparators are checked by whole decisions: at both ends and in the middle of the ladder.
     *
     * @param taps taps of the ladder, at least 4
     * @return three numbers
     */
    public static List<Integer> checked(int taps) {
        return List.of(1, taps / 2, taps);
    }

    /**
     * Taps whose comparators' tails are asked for: one with NMOS, one with PMOS inputs.
     *
     * @param taps taps of the ladder, at least 4
     * @return two numbers
     */
    public static List<Integer> tails(int taps) {
        return List.of(2, Math.min(6, taps));
    }

    /** Whether a comparator has NMOS inputs. */
    static boolean nmos(int tap) {
        return tap <= NMOS_TAPS;
    }

    /** Parameter {@code kind} of the decks. */
    static String kind(int tap) {
        return nmos(tap) ? "0" : "1";
    }
}
