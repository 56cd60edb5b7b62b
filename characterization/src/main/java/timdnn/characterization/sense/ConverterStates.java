package timdnn.characterization.sense;

import java.util.List;
import timdnn.characterization.store.CampaignStore;

/** Names of the converter's states near a threshold, the facts about its ladder, and the steps in which both are set. */
@SuppressWarnings("MemberName") // suffixes are units
final class ConverterStates {
    /** Fact: the ladder's taps in V, falling. */
    static final String TAPS = "ladder_V";

    /** Fact: how far the ladder's taps are from rest when a burst begins after others of S4, V. */
    static final String DRIFT = "ladderDrift_V";

    /** By how much a tap is shifted to see what that does, V. */
    static final double SHIFT_V = 2e-3;

    /** States whose whole bursts are set against their parts. */
    static List<Integer> wholeBursts(int taps) {
        return List.of(0, taps / 2, taps);
    }

    private ConverterStates() {}

    /** A comparator just below its threshold. */
    static String low(int tap) {
        return name(tap) + " low";
    }

    /** Just above. */
    static String high(int tap) {
        return name(tap) + " high";
    }

    /** At its threshold, with its tap shifted. */
    static String shifted(int tap) {
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
    static String afterHighest(int tap) {
        return name(tap) + " after S0";
    }

    /** After columns that all held the state of the largest count. */
    static String afterLowest(int tap, int taps) {
        return name(tap) + " after S" + taps;
    }

    /** A place in the unit, after other bursts or from rest. */
    static String place(int tap, int place, boolean fromRest) {
        return name(tap) + " place " + place + (fromRest ? " from rest" : "");
    }

    private static String name(int tap) {
        return "tap" + tap;
    }

    /** The ladder's taps in V. */
    static List<Double> taps_V(CampaignStore store, String condition) {
        return store.numbers(TAPS, condition).orElseThrow();
    }

    /** In hundredths of a millivolt, so that a deck shows the number in full. */
    static double rounded(double voltage) {
        return Math.rint(voltage * 1e5) / 1e5;
    }
}
