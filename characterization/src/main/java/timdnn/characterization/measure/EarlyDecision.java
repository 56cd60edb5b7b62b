package timdnn.characterization.measure;

/**
 * A comparator read early in its decision, while the difference of its outputs still follows that of its inputs, smoothly
 * through the point where the decision turns. Found from there, and not from whole decisions, an input-referred figure
 * takes two or three simulations instead of a dozen.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class EarlyDecision {
    /** Output differences up to here are read, V: beyond, regeneration has taken over. */
    public static final double LINEAR_V = 0.2;

    private EarlyDecision() {}

    /**
     * The latest of some times at which two readings are both linear.
     *
     * @param first output differences of one simulation by time, V
     * @param second those of the other
     * @return index of the time; 0 if none is
     */
    public static int latestLinear(double[] first, double[] second) {
        int found = 0;
        for (int i = 0; i < first.length; i++) {
            if (Math.abs(first[i]) <= LINEAR_V && Math.abs(second[i]) <= LINEAR_V) {
                found = i;
            }
        }
        return found;
    }

    /**
     * The input difference at which the output difference is 0, by the parabola x(d) through three readings.
     *
     * @param inputs_V three input differences in V
     * @param outputs_V output differences there in V
     * @return the input difference in V; NaN where the outputs are not strictly monotone
     */
    public static double balance_V(double[] inputs_V, double[] outputs_V) {
        double first = outputs_V[1] - outputs_V[0];
        double second = outputs_V[2] - outputs_V[1];
        if (!(first * second > 0)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double weight = 1;
            for (int j = 0; j < 3; j++) {
                if (i != j) {
                    weight *= -outputs_V[j] / (outputs_V[i] - outputs_V[j]);
                }
            }
            sum += weight * inputs_V[i];
        }
        return sum;
    }
}
