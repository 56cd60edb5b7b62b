package timdnn.characterization.column;

import java.util.List;
import timdnn.harness.result.Waveform;

/**
 * Finds the strobe from nominal waveforms. The mean margin between states a and b at time t is
 * (V_a(t) - V_b(t)) / (b - a): it grows from 0, has a maximum, and falls as the bitline runs out of charge.
 */
public final class StrobeSearch {
    private static final int POINTS = 4000;

    private StrobeSearch() {}

    /**
     * A strobe.
     *
     * @param time_s time in s, on the simulator's time axis
     * @param margin_V mean margin there in V
     * @param reach whether that is the target
     */
    @SuppressWarnings("MemberName") // suffixes are units
    public record Found(double time_s, double margin_V, StrobeReach reach) {}

    /**
     * The earliest time at which the mean margin comes closest to a target.
     *
     * @param states waveforms of the bitline, indexed by state
     * @param firstState lowest state of the mean
     * @param lastState highest state of the mean
     * @param from_s beginning of the search in s
     * @param target_V target in V
     * @return the time; where the target is never reached, that of the largest margin
     */
    @SuppressWarnings("MemberName") // suffixes are units
    public static Found find(List<Waveform> states, int firstState, int lastState, double from_s, double target_V) {
        double end = states.get(0).end();
        double best = from_s;
        double before = from_s;
        for (int point = 0; point <= POINTS; point++) {
            double time = from_s + (end - from_s) * point / POINTS;
            if (meanMargin(states, firstState, lastState, time) >= target_V) {
                double reached = bisect(states, firstState, lastState, before, time, target_V);
                return new Found(reached, meanMargin(states, firstState, lastState, reached), StrobeReach.REACHED);
            }
            if (meanMargin(states, firstState, lastState, time) > meanMargin(states, firstState, lastState, best)) {
                best = time;
            }
            before = time;
        }
        return new Found(
                best,
                meanMargin(states, firstState, lastState, best),
                best == before ? StrobeReach.END_OF_WAVEFORMS : StrobeReach.LARGEST);
    }

    /**
     * Mean margin at a time.
     *
     * @param states waveforms of the bitline, indexed by state
     * @param firstState lowest state
     * @param lastState highest state
     * @param time_s time in s
     * @return the mean in V
     */
    @SuppressWarnings("MemberName") // the suffix is the unit
    public static double meanMargin(List<Waveform> states, int firstState, int lastState, double time_s) {
        return (states.get(firstState).valueAt(time_s) - states.get(lastState).valueAt(time_s))
                / (lastState - firstState);
    }

    private static double bisect(
            List<Waveform> states, int firstState, int lastState, double low, double high, double target) {
        double a = low;
        double b = high;
        for (int step = 0; step < 60; step++) {
            double middle = 0.5 * (a + b);
            if (meanMargin(states, firstState, lastState, middle) >= target) {
                b = middle;
            } else {
                a = middle;
            }
        }
        return b;
    }
}
