package timdnn.harness.result;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A signal over time, linear between the simulator's time points, which is how ngspice's {@code .meas} reads it too.
 * Immutable.
 */
public final class Waveform {
    private final double[] time;
    private final double[] value;

    /**
     * A waveform.
     *
     * @param time time points in s, non-decreasing, at least one; copied
     * @param value values at these points, copied
     * @throws IllegalArgumentException if the lengths differ, there is no point, or time decreases
     */
    public Waveform(double[] time, double[] value) {
        if (time.length == 0 || time.length != value.length) {
            throw new IllegalArgumentException(
                    "time and value must have one length above 0, were " + time.length + " and " + value.length);
        }
        for (int i = 1; i < time.length; i++) {
            if (!(time[i] >= time[i - 1])) {
                throw new IllegalArgumentException("time must not decrease, did at index " + i);
            }
        }
        this.time = time.clone();
        this.value = value.clone();
    }

    /**
     * Number of points.
     *
     * @return at least 1
     */
    public int length() {
        return time.length;
    }

    /**
     * Time points.
     *
     * @return s, a copy
     */
    public double[] time() {
        return time.clone();
    }

    /**
     * Values at the time points.
     *
     * @return a copy
     */
    public double[] values() {
        return value.clone();
    }

    /**
     * Last time point.
     *
     * @return s
     */
    public double end() {
        return time[time.length - 1];
    }

    /**
     * Value at a time, linear between points and constant beyond the ends.
     *
     * @param t time in s
     * @return the value
     */
    public double valueAt(double t) {
        int after = Arrays.binarySearch(time, t);
        if (after >= 0) {
            return value[after];
        }
        after = -after - 1;
        if (after == 0) {
            return value[0];
        }
        if (after == time.length) {
            return value[time.length - 1];
        }
        double fraction = (t - time[after - 1]) / (time[after] - time[after - 1]);
        return value[after - 1] + fraction * (value[after] - value[after - 1]);
    }

    /**
     * First time after {@code from} at which the signal crosses a level, in either direction.
     *
     * @param level level in the signal's unit
     * @param from time in s
     * @return time in s, or empty if it never does
     */
    public OptionalDouble crossing(double level, double from) {
        double t0 = from;
        double v0 = valueAt(from);
        for (int i = 0; i < time.length; i++) {
            if (time[i] <= from) {
                continue;
            }
            double v1 = value[i];
            if (v1 == level || (v0 < level) != (v1 < level)) {
                return OptionalDouble.of(v1 == v0 ? time[i] : t0 + (level - v0) / (v1 - v0) * (time[i] - t0));
            }
            t0 = time[i];
            v0 = v1;
        }
        return OptionalDouble.empty();
    }

    /**
     * First time after {@code from} at which the signal crosses a level in one direction.
     *
     * @param level level in the signal's unit
     * @param from time in s
     * @param rises true for a crossing from below the level to it or above, false for the opposite
     * @return time in s, or empty if it never does
     */
    public OptionalDouble crossing(double level, double from, boolean rises) {
        double t0 = from;
        double v0 = valueAt(from);
        for (int i = 0; i < time.length; i++) {
            if (time[i] <= from) {
                continue;
            }
            double v1 = value[i];
            if (rises ? v0 < level && v1 >= level : v0 > level && v1 <= level) {
                return OptionalDouble.of(t0 + (level - v0) / (v1 - v0) * (time[i] - t0));
            }
            t0 = time[i];
            v0 = v1;
        }
        return OptionalDouble.empty();
    }

    /**
     * Last point after {@code from} at which the signal is farther from a level than allowed.
     *
     * @param level level in the signal's unit
     * @param within largest distance that is allowed
     * @param from time in s
     * @return time in s, or empty if there is none
     */
    public OptionalDouble lastBeyond(double level, double within, double from) {
        for (int i = time.length - 1; i >= 0 && time[i] > from; i--) {
            if (Math.abs(value[i] - level) > within) {
                return OptionalDouble.of(time[i]);
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * How long after {@code from} the signal takes until it stays within a distance of a level.
     *
     * @param level level in the signal's unit
     * @param within largest distance that is allowed
     * @param from time in s, before the end
     * @return time in s, 0 if it is within that distance from then on; empty if it is not at its end
     */
    public OptionalDouble settling(double level, double within, double from) {
        double last = lastBeyond(level, within, from).orElse(from);
        return last >= end() ? OptionalDouble.empty() : OptionalDouble.of(last - from);
    }

    /**
     * Integral by the trapezoidal rule, which is also how ngspice's {@code .meas ... avg} sums.
     *
     * @param from lower bound in s
     * @param to upper bound in s, not before {@code from}
     * @return the integral in the signal's unit times s
     * @throws IllegalArgumentException if {@code to} is before {@code from}
     */
    public double integral(double from, double to) {
        if (!(to >= from)) {
            throw new IllegalArgumentException("to must not be before from = " + from + ", was " + to);
        }
        double sum = 0;
        double t0 = from;
        double v0 = valueAt(from);
        for (int i = 0; i < time.length && time[i] < to; i++) {
            if (time[i] > from) {
                sum += 0.5 * (v0 + value[i]) * (time[i] - t0);
                t0 = time[i];
                v0 = value[i];
            }
        }
        return sum + 0.5 * (v0 + valueAt(to)) * (to - t0);
    }
}
