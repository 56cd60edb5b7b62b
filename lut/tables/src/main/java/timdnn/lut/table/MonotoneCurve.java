package timdnn.lut.table;

/**
 * A strictly monotone curve through measured points: the piecewise cubic Hermite interpolant of Fritsch and Carlson,
 * which has a continuous slope and never turns back between two points, so that its inverse exists.
 *
 * <p>With secants d_k and interval lengths h_k the slope at an inner point is the three-point estimate
 * (h_k d_{k-1} + h_{k-1} d_k) / (h_{k-1} + h_k), at an end the one-sided three-point estimate. On each interval the two
 * slopes, divided by the secant, are then pulled into the circle of radius 3, which suffices for monotonicity.
 *
 * <p>Third-order accurate for smooth data; exact for a straight line. Immutable and safe to share between threads.
 *
 * @see <a href="https://doi.org/10.1137/0717021">Fritsch and Carlson, Monotone Piecewise Cubic Interpolation, SIAM J.
 *     Numer. Anal. 17 (1980)</a>
 */
public final class MonotoneCurve {
    /** Halvings of an interval that leave nothing to halve in a double. */
    private static final int BISECTIONS = 64;

    private final GridAxis axis;
    private final String quantity;
    private final String unit;
    private final double[] values;
    private final double[] slopes;
    private final OutOfRange policy;

    private MonotoneCurve(
            GridAxis axis, String quantity, String unit, double[] values, double[] slopes, OutOfRange policy) {
        this.axis = axis;
        this.quantity = quantity;
        this.unit = unit;
        this.values = values;
        this.slopes = slopes;
        this.policy = policy;
    }

    /**
     * The curve through the points (axis, values).
     *
     * @param axis where the quantity was measured
     * @param quantity what was measured, for example {@code V_BL}
     * @param unit its SI unit
     * @param values one finite value per point of the axis, strictly increasing or strictly decreasing
     * @param policy what to answer outside the axis, and outside the values for the inverse
     * @return the curve, which keeps its own copy of the values
     * @throws IllegalArgumentException if lengths differ, a value is not finite, or the values are not strictly monotone
     */
    public static MonotoneCurve of(GridAxis axis, String quantity, String unit, double[] values, OutOfRange policy) {
        Require.present(axis, "axis");
        Require.text(quantity, "quantity");
        Require.text(unit, "unit of " + quantity);
        Require.present(policy, "out-of-range policy");
        Require.length(values.length, axis.size(), quantity);
        double[] copy = Require.finite(values.clone(), quantity);
        double direction = Math.signum(copy[1] - copy[0]);
        for (int index = 1; index < copy.length; index++) {
            if (direction == 0 || Math.signum(copy[index] - copy[index - 1]) != direction) {
                throw new IllegalArgumentException(quantity + " must be strictly monotone, but " + quantity + "["
                        + (index - 1) + "] = " + copy[index - 1] + " is followed by " + copy[index]);
            }
        }
        return new MonotoneCurve(axis, quantity, unit, copy, slopes(axis, copy), policy);
    }

    private static double[] slopes(GridAxis axis, double[] values) {
        int intervals = values.length - 1;
        double[] length = new double[intervals];
        double[] secant = new double[intervals];
        for (int k = 0; k < intervals; k++) {
            length[k] = axis.point(k + 1) - axis.point(k);
            secant[k] = (values[k + 1] - values[k]) / length[k];
        }
        double[] slope = new double[values.length];
        if (intervals == 1) {
            slope[0] = secant[0];
            slope[1] = secant[0];
            return slope;
        }
        for (int k = 1; k < intervals; k++) {
            slope[k] = (length[k] * secant[k - 1] + length[k - 1] * secant[k]) / (length[k - 1] + length[k]);
        }
        slope[0] = endSlope(length[0], length[1], secant[0], secant[1]);
        slope[intervals] =
                endSlope(length[intervals - 1], length[intervals - 2], secant[intervals - 1], secant[intervals - 2]);
        for (int k = 0; k < intervals; k++) {
            double left = slope[k] / secant[k];
            double right = slope[k + 1] / secant[k];
            double radius = Math.hypot(left, right);
            if (radius > 3) {
                slope[k] = 3 / radius * left * secant[k];
                slope[k + 1] = 3 / radius * right * secant[k];
            }
        }
        return slope;
    }

    private static double endSlope(double h0, double h1, double d0, double d1) {
        double slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
        return slope * d0 > 0 ? slope : 0;
    }

    /** {@return the axis} */
    public GridAxis axis() {
        return axis;
    }

    /** {@return the measured quantity's name} */
    public String quantity() {
        return quantity;
    }

    /** {@return the measured quantity's unit} */
    public String unit() {
        return unit;
    }

    /** {@return a copy of the values at the axis's points} */
    public double[] values() {
        return values.clone();
    }

    /** {@return what happens outside the measured range} */
    public OutOfRange policy() {
        return policy;
    }

    /** {@return true if the values rise along the axis} */
    public boolean increasing() {
        return values[1] > values[0];
    }

    /**
     * The quantity at x.
     *
     * @param x a position in the axis's unit
     * @return the interpolated value in {@link #unit()}
     * @throws IllegalArgumentException if x is NaN, or outside the axis while the policy is REJECT
     */
    public double valueAt(double x) {
        double at = axis.admit(x, policy);
        if (at < axis.first()) {
            return values[0] + slopes[0] * (at - axis.first());
        }
        if (at > axis.last()) {
            int last = values.length - 1;
            return values[last] + slopes[last] * (at - axis.last());
        }
        return cubic(axis.intervalOf(at), at);
    }

    /**
     * The slope at x; 0 where the policy clamps.
     *
     * @param x a position in the axis's unit
     * @return d(quantity)/dx
     * @throws IllegalArgumentException if x is NaN, or outside the axis while the policy is REJECT
     */
    public double derivativeAt(double x) {
        axis.admit(x, policy);
        if (!axis.contains(x)) {
            return policy == OutOfRange.CLAMP ? 0 : slopes[x < axis.first() ? 0 : slopes.length - 1];
        }
        int k = axis.intervalOf(x);
        double h = axis.point(k + 1) - axis.point(k);
        double t = (x - axis.point(k)) / h;
        return 6 * t * (1 - t) * (values[k + 1] - values[k]) / h
                + (1 - t) * (1 - 3 * t) * slopes[k]
                + t * (3 * t - 2) * slopes[k + 1];
    }

    /**
     * The position at which the curve takes a value, by bisection to the last bit; exact at the measured points.
     *
     * @param value a value in {@link #unit()}
     * @return x with {@code valueAt(x) = value}, in the axis's unit
     * @throws IllegalArgumentException if the value is NaN, or outside the measured values while the policy is REJECT, or
     *     cannot be reached by extrapolation because the curve is flat at that end
     */
    public double inverse(double value) {
        int last = values.length - 1;
        double sign = increasing() ? 1 : -1;
        if (!(sign * value >= sign * values[0] && sign * value <= sign * values[last])) {
            return inverseOutside(value, sign * value < sign * values[0] ? 0 : last);
        }
        int lower = 0;
        int upper = last;
        while (upper - lower > 1) {
            int middle = (lower + upper) >>> 1;
            if (sign * values[middle] <= sign * value) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        if (value == values[lower]) {
            return axis.point(lower);
        }
        if (value == values[upper]) {
            return axis.point(upper);
        }
        double left = axis.point(lower);
        double right = axis.point(upper);
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = 0.5 * (left + right);
            if (sign * cubic(lower, middle) < sign * value) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return right;
    }

    private double inverseOutside(double value, int end) {
        if (Double.isNaN(value) || policy == OutOfRange.REJECT) {
            throw new IllegalArgumentException(quantity + " must be between " + values[0] + " and "
                    + values[values.length - 1] + " " + unit + ", was " + value);
        }
        if (policy == OutOfRange.CLAMP) {
            return axis.point(end);
        }
        if (slopes[end] == 0) {
            throw new IllegalArgumentException(
                    quantity + " = " + value + " " + unit + " cannot be reached: the curve is flat at its end");
        }
        return axis.point(end) + (value - values[end]) / slopes[end];
    }

    private double cubic(int k, double x) {
        double h = axis.point(k + 1) - axis.point(k);
        double t = (x - axis.point(k)) / h;
        double s = 1 - t;
        return values[k] * s * s * (1 + 2 * t)
                + values[k + 1] * t * t * (1 + 2 * s)
                + h * t * s * (slopes[k] * s - slopes[k + 1] * t);
    }
}
