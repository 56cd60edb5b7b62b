package timdnn.characterization.sense.converter;

import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.CircuitAddress;

/**
 * Names of the converter's experiments and states, the facts about its ladder, and the steps in which it is set. Taps are
 * numbered from 1, the highest, down to the largest count.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ConverterStates {
    /** Experiment of the converter near its thresholds; states {@code tap3 round 2}. */
    public static final String LADDER = "sense-ladder";

    /** Experiment of whole conversions; states {@code S4}. */
    public static final String CONVERSION = "sense-conversion";

    /** A multiplexer with a converter. */
    public static final CircuitAddress CONVERTER_CIRCUIT = new CircuitAddress(CONVERSION, BitlineState.name(4));

    /** Fact: the ladder's taps in V, falling. */
    public static final String TAPS = "ladder_V";

    /** Fact: how far the ladder's taps are from rest when a burst begins after others of S4, V. */
    public static final String DRIFT = "ladderDrift_V";

    /** By how much a tap is shifted to see what that does, V. */
    public static final double SHIFT_V = 2e-3;

    /** Distance of the held voltage from a threshold at which the converter has to be right, V. */
    public static final double VERDICT_V = 1e-3;

    private ConverterStates() {}

    /** States whose whole bursts are set against their parts. */
    public static List<Integer> wholeBursts(int taps) {
        return List.of(0, taps / 2, taps);
    }

    /**
     * How many conversions come before that of the column in the middle of a unit, the blank one included: the converter is
     * calibrated for that column.
     *
     * @param columns columns of a unit, at least 2
     * @return half of the unit's columns, at least 2, so that one column was converted before
     */
    static int middle(int columns) {
        return Math.max(2, columns / 2);
    }

    /**
     * Places of columns in their unit that are simulated: the first, which has only the blank conversion before it, and the
     * second, where most changes, that in the middle, and the last.
     *
     * @param columns columns of a unit, at least 2
     * @return the places, rising
     */
    public static List<Integer> places(int columns) {
        return IntStream.of(1, 2, middle(columns), columns).distinct().boxed().toList();
    }

    /** A comparator just below its threshold. */
    public static String low(int tap) {
        return name(tap) + " low";
    }

    /** Just above. */
    public static String high(int tap) {
        return name(tap) + " high";
    }

    /** At its threshold, with its tap shifted. */
    public static String shifted(int tap) {
        return name(tap) + " shifted";
    }

    /** The first guess of a tap. */
    static String first(int tap) {
        return name(tap) + " first";
    }

    /** A round of the calibration. */
    static String round(int tap, int round) {
        return name(tap) + " round " + round;
    }

    /** The same with the tap shifted. */
    static String roundShifted(int tap, int round) {
        return round(tap, round) + " shifted";
    }

    /** After columns that all held S0. */
    public static String afterHighest(int tap) {
        return name(tap) + " after S0";
    }

    /** After columns that all held the state of the largest count. */
    public static String afterLowest(int tap, int taps) {
        return name(tap) + " after S" + taps;
    }

    /** A place in the unit, after other bursts or from rest. */
    public static String place(int tap, int place, boolean fromRest) {
        return name(tap) + " place " + place + (fromRest ? " from rest" : "");
    }

    private static String name(int tap) {
        return "tap" + tap;
    }

    /**
     * State of a history.
     *
     * @param n state of the bitlines
     * @param pause how many conversions there would be time for between bursts
     * @return its name
     */
    public static String history(int n, int pause) {
        return BitlineState.name(n) + " history pause " + pause;
    }

    /**
     * State of a burst.
     *
     * @param n state of the bitlines
     * @param conversions how many follow the blank one
     * @return its name
     */
    public static String burst(int n, int conversions) {
        return BitlineState.name(n) + " burst of " + conversions;
    }

    /**
     * State of a conversion.
     *
     * @param n state of the bitline
     * @param comparators how many the converter has
     * @param taps how many its ladder has
     * @return its name
     */
    public static String conversion(int n, int comparators, int taps) {
        return BitlineState.name(n) + (comparators == taps ? "" : " of " + comparators);
    }

    /** The ladder's taps as they were calibrated, in V, falling. */
    public static List<Double> taps_V(CampaignStore store, String condition) {
        return store.numbers(TAPS, condition).orElseThrow();
    }
}
