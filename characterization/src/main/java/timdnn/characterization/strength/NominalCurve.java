package timdnn.characterization.strength;

import java.util.List;

/**
 * f, the bitline's voltage at the strobe over the sum of the strengths of the conducting cells, through the nominal
 * levels f(n) = V(S_n): between two levels the cubic whose slope at each is that of the parabola through it and its
 * neighbours, beyond the ends the straight line. Immutable.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class NominalCurve {
    private static final double PRECISION = 1e-12;

    private final double[] levels;
    private final double[] slopes;

    private NominalCurve(double[] levels) {
        this.levels = levels;
        int last = levels.length - 1;
        slopes = new double[levels.length];
        for (int n = 1; n < last; n++) {
            slopes[n] = 0.5 * (levels[n + 1] - levels[n - 1]);
        }
        slopes[0] = 2 * (levels[1] - levels[0]) - slopes[1];
        slopes[last] = 2 * (levels[last] - levels[last - 1]) - slopes[last - 1];
    }

    /**
     * The curve through nominal levels.
     *
     * @param levels_V V(S_n) in V, from S0 on, falling, at least three
     * @return the curve
     * @throws IllegalArgumentException if there are fewer, or one is not below the one before
     */
    public static NominalCurve through(List<Double> levels_V) {
        if (levels_V.size() < 3) {
            throw new IllegalArgumentException("levels_V must be at least 3, was " + levels_V.size());
        }
        double[] levels = levels_V.stream().mapToDouble(Double::doubleValue).toArray();
        for (int n = 1; n < levels.length; n++) {
            if (!(levels[n] < levels[n - 1])) {
                throw new IllegalArgumentException(
                        "levels_V must fall, was " + levels[n - 1] + " V and " + levels[n] + " V at S" + n);
            }
        }
        return new NominalCurve(levels);
    }

    /**
     * The bitline's voltage.
     *
     * @param strengthSum Σ s of the conducting cells, in nominal cells
     * @return f in V
     */
    public double voltage_V(double strengthSum) {
        int last = levels.length - 1;
        if (strengthSum <= 0 || strengthSum >= last) {
            int end = strengthSum <= 0 ? 0 : last;
            return levels[end] + slopes[end] * (strengthSum - end);
        }
        int n = (int) strengthSum;
        double t = strengthSum - n;
        double u = 1 - t;
        return levels[n] * u * u * (1 + 2 * t)
                + levels[n + 1] * t * t * (3 - 2 * t)
                + slopes[n] * t * u * u
                - slopes[n + 1] * t * t * u;
    }

    /**
     * The sum of strengths that brings the bitline to a voltage, by bisection.
     *
     * @param voltage_V a voltage in V, finite
     * @return Σ s, in nominal cells; on the straight lines beyond the ends below 0 or above the last state
     */
    public double strengthSum(double voltage_V) {
        int last = levels.length - 1;
        if (voltage_V >= levels[0]) {
            return (voltage_V - levels[0]) / slopes[0];
        }
        if (voltage_V <= levels[last]) {
            return last + (voltage_V - levels[last]) / slopes[last];
        }
        double low = 0;
        double high = last;
        while (high - low > PRECISION * last) {
            double middle = 0.5 * (low + high);
            if (voltage_V(middle) > voltage_V) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /**
     * Slope of the curve at a nominal state.
     *
     * @param n the state
     * @return df/dΣs in V a nominal cell, below 0
     */
    public double slope_V(int n) {
        return slopes[n];
    }
}
