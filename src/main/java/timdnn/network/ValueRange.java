package timdnn.network;

/**
 * What is known of a tensor's values before any image is seen: low ≤ x ≤ high, and, if {@code step > 0}, x is an integer
 * multiple of the step. Followed through a graph to prove that the inputs of a matrix are quantised.
 *
 * @param low smallest possible value, may be -∞
 * @param high largest possible value, may be ∞
 * @param step every value is a multiple of it; 0 if values are continuous
 */
public record ValueRange(double low, double high, double step) {
    public static final ValueRange UNKNOWN = new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    /**
     * The range of values that are known.
     *
     * @param values the values, at least one
     * @return their range, with the smallest magnitude above 0 as step if all are multiples of it
     */
    public static ValueRange of(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double step = Double.POSITIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
            step = value == 0 ? step : Math.min(step, Math.abs(value));
        }
        ValueRange stepped = new ValueRange(low, high, step == Double.POSITIVE_INFINITY ? 1 : step);
        for (double value : values) {
            if (!stepped.isMultiple(value)) {
                return stepped.blurred();
            }
        }
        return stepped;
    }

    /** How far a bound may be from a multiple of the step, in steps: float32 scales such as 1/3 are not exact. */
    private static final double TOLERANCE = 1e-4;

    /** After multiplication by one of these constants (which one depends on the position). */
    public ValueRange times(float[] constants) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        boolean oneStep = true;
        for (float constant : constants) {
            if (constant == 0) {
                lowest = Math.min(lowest, 0);
                highest = Math.max(highest, 0);
            } else {
                lowest = Math.min(lowest, Math.min(low * constant, high * constant));
                highest = Math.max(highest, Math.max(low * constant, high * constant));
            }
            oneStep &= Math.abs(constant) == Math.abs(constants[0]);
        }
        return new ValueRange(lowest, highest, oneStep ? step * Math.abs(constants[0]) : 0);
    }

    /** After adding one of these constants. */
    public ValueRange plus(float[] constants) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        boolean multiples = step > 0;
        for (float constant : constants) {
            lowest = Math.min(lowest, low + constant);
            highest = Math.max(highest, high + constant);
            multiples &= isMultiple(constant);
        }
        return new ValueRange(lowest, highest, multiples ? step : 0);
    }

    public ValueRange plus(ValueRange other) {
        return new ValueRange(low + other.low, high + other.high, commonStep(other));
    }

    public ValueRange rounded() {
        return new ValueRange(Math.rint(low), Math.rint(high), 1);
    }

    public ValueRange floored() {
        return new ValueRange(Math.floor(low), Math.floor(high), 1);
    }

    public ValueRange clipped(float from, float to) {
        double lowest = Math.min(Math.max(low, from), to);
        double highest = Math.min(Math.max(high, from), to);
        boolean multiples = step > 0 && (from <= low || isMultiple(from)) && (to >= high || isMultiple(to));
        return new ValueRange(lowest, highest, multiples ? step : 0);
    }

    /** The same bounds for values in between the old ones, such as means. */
    public ValueRange blurred() {
        return new ValueRange(low, high, 0);
    }

    private boolean isMultiple(double value) {
        return !Double.isInfinite(value) && Math.abs(value / step - Math.rint(value / step)) < TOLERANCE;
    }

    /** The range of products: multiples of the product of both steps. */
    public ValueRange times(ValueRange other) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double x : new double[] {low, high}) {
            for (double y : new double[] {other.low, other.high}) {
                double product = x == 0 || y == 0 ? 0 : x * y;
                lowest = Math.min(lowest, product);
                highest = Math.max(highest, product);
            }
        }
        return new ValueRange(lowest, highest, step * other.step);
    }

    /** The range of values that are in this one or in the other. */
    public ValueRange or(ValueRange other) {
        return new ValueRange(Math.min(low, other.low), Math.max(high, other.high), commonStep(other));
    }

    /** The range of these values and one more. */
    public ValueRange withValue(float value) {
        return new ValueRange(Math.min(low, value), Math.max(high, value), step > 0 && isMultiple(value) ? step : 0);
    }

    /** The range of differences. */
    public ValueRange minus(ValueRange other) {
        return plus(other.times(new float[] {-1}));
    }

    /** The larger of two steps if it is a multiple of the smaller one, which is then common to both; else 0. */
    private double commonStep(ValueRange other) {
        double fine = Math.min(step, other.step);
        double coarse = Math.max(step, other.step);
        return fine > 0 && Math.abs(coarse / fine - Math.rint(coarse / fine)) < TOLERANCE ? fine : 0;
    }

    /** {@return the code in which wordlines can be driven with such values, or null if there is none} */
    public InputCode code() {
        if (!(step > 0) || !isMultiple(low) || !isMultiple(high)) {
            return null;
        }
        return InputCode.Kind.holding(Math.rint(low / step), Math.rint(high / step))
                .map(kind -> new InputCode(kind, (float) step))
                .orElse(null);
    }

    /**
     * What is to be added so that the lowest value is level 0, where at most 256 levels are left: a zero point times the step.
     *
     * @return the number; NaN if there are more levels, or none
     */
    public double toLevels() {
        boolean levels = step > 0 && isMultiple(low) && isMultiple(high) && Math.rint((high - low) / step) <= 255;
        return levels ? -Math.rint(low / step) * step : Double.NaN;
    }

    /** What keeps these values from driving wordlines, as the end of a sentence. */
    public String obstacle() {
        if (!(step > 0)) {
            return "are not quantised: a Round is missing, or what follows it does not keep one step";
        }
        String range = "multiples of " + step + " in [" + low + ", " + high + "]";
        return "are " + range + ", which eight bits do not hold: a Clip is missing";
    }
}
