package timdnn.characterization.sense.comparator;

/**
 * A comparator read early in its decision, while the difference of its outputs still follows that of its inputs, smoothly
 * through the point where the decision turns. Found from there, and not from whole decisions, an input-referred figure
 * takes two or three simulations instead of a dozen. What acts later, as mismatch of the latch's far side does, an early
 * reading misses: {@link #offset_V} takes the verdicts for it, and reads as late as it can.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class EarlyDecision {
    /** Output differences up to here are read, V: beyond, regeneration has taken over. */
    public static final double LINEAR_V = 0.3;

    private EarlyDecision() {}

    /**
     * The latest of some times at which all readings are linear.
     *
     * @param readings output differences by time of each simulation, V; equal in length, at least one
     * @return index of the time; 0 if none is
     */
    public static int latestLinear(double[]... readings) {
        int found = 0;
        for (int i = 0; i < readings[0].length; i++) {
            boolean linear = true;
            for (double[] reading : readings) {
                linear &= Math.abs(reading[i]) <= LINEAR_V;
            }
            if (linear) {
                found = i;
            }
        }
        return found;
    }

    /**
     * The input difference at which the output difference changes its sign, linear between the two readings beside it.
     *
     * @param inputs_V input differences in V, rising
     * @param outputs_V output differences there in V
     * @return the input difference in V; NaN where the outputs do not change sign exactly once
     */
    public static double balance_V(double[] inputs_V, double[] outputs_V) {
        double found = Double.NaN;
        for (int i = 0; i + 1 < inputs_V.length; i++) {
            if ((outputs_V[i] < 0) != (outputs_V[i + 1] < 0) || Double.isNaN(outputs_V[i + 1])) {
                if (!Double.isNaN(found)) {
                    return Double.NaN;
                }
                found = inputs_V[i]
                        - outputs_V[i] * (inputs_V[i + 1] - inputs_V[i]) / (outputs_V[i + 1] - outputs_V[i]);
            }
        }
        return found;
    }

    /**
     * The input difference at which whole decisions turn: between the two where the verdict changes its sign, on the straight
     * line through their readings at the latest time at which both are linear.
     *
     * @param inputs_V input differences in V, rising
     * @param verdicts_V output differences there at the end of the decisions, in V
     * @param readings_V {@code [input][time]}, output differences at the same times before the end, in V; at least one time
     * @return the input difference in V, never outside those between which the verdict changes; NaN where the verdicts do not
     *     change their sign exactly once
     */
    public static double offset_V(double[] inputs_V, double[] verdicts_V, double[][] readings_V) {
        // Without a bracket there is none, and only there: within one, the line ends at its bounds.
        if (Double.isNaN(balance_V(inputs_V, verdicts_V))) {
            return Double.NaN;
        }
        int below = 0;
        while ((verdicts_V[below] < 0) == (verdicts_V[below + 1] < 0)) {
            below++;
        }
        double low = inputs_V[below];
        double high = inputs_V[below + 1];
        int time = latestLinear(readings_V[below], readings_V[below + 1]);
        double[] line = {readings_V[below][time], readings_V[below + 1][time]};
        double found = low - line[0] * (high - low) / (line[1] - line[0]);
        return Math.max(low, Math.min(high, found));
    }
}
