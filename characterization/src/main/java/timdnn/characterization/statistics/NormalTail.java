package timdnn.characterization.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Probability that a normally distributed voltage lies beyond a threshold, from the mean and σ of simulations:
 * P = Φ(-z), z = |threshold - mean| / σ. The interval carries the sampling error of mean and σ to first order,
 * var(z) = 1/N + z²/2N, and is exact only as far as the voltage is normal: it is a model for rates that plain counts
 * cannot see, and is labelled so wherever it is printed.
 */
public final class NormalTail {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    /** Half-width of a 95 % interval in standard errors. */
    public static final double Z95 = 1.959963984540054;

    private NormalTail() {}

    /**
     * Probability of lying beyond a threshold, on the side where the mean is not.
     *
     * @param values simulated voltages in V, at least two
     * @param threshold the threshold in V
     * @param above whether the tail is that above the threshold
     * @return the probability; 0 exactly where nothing varies and the mean is on the right side
     */
    public static Estimate beyond(double[] values, double threshold, boolean above) {
        double distance = above ? threshold - StatUtils.mean(values) : StatUtils.mean(values) - threshold;
        return beyond(distance, Math.sqrt(StatUtils.variance(values)), values.length);
    }

    /**
     * Probability of lying beyond a threshold.
     *
     * @param distance_V from the mean to the threshold in V, above 0 where the mean is on the right side
     * @param sigma_V simulated σ in V
     * @param samples number of samples behind mean and σ
     * @return the probability; 0 exactly where nothing varies and the mean is on the right side
     */
    @SuppressWarnings("ParameterName") // suffixes are units
    public static Estimate beyond(double distance_V, double sigma_V, int samples) {
        if (sigma_V == 0) {
            double certain = distance_V > 0 ? 0 : 1;
            return new Estimate(certain, certain, certain, samples);
        }
        double z = distance_V / sigma_V;
        double spread = Z95 * Math.sqrt(1.0 / samples + z * z / (2.0 * samples));
        return new Estimate(tail(z), tail(z + spread), tail(z - spread), samples);
    }

    /**
     * P(z &gt; β) of a standard normal variable.
     *
     * @param beta distance in σ
     * @return Φ(-β)
     */
    public static double beyond(double beta) {
        return tail(beta);
    }

    private static double tail(double z) {
        return NORMAL.cumulativeProbability(-z);
    }
}
