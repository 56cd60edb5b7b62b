package timdnn.lut.tile;

import java.util.List;
import timdnn.lut.table.Require;

/**
 * A comparator's offset before it is trimmed, normal over dies and frozen on each: the variable from which a die is drawn. A
 * comparator that serves several thresholds has one offset at each of them, and these go together.
 *
 * @param mean_V by threshold served, at the bitline, V
 * @param covariance_V2 {@code [threshold served][threshold served]}, V²
 * @param samples comparators behind it
 * @param lost how many more were simulated whose offset could not be read; they are the largest
 */
public record OffsetBeforeTrim(List<Double> mean_V, List<List<Double>> covariance_V2, long samples, long lost) {
    /**
     * Checks shapes, and that the matrix can be a covariance.
     *
     * @throws IllegalArgumentException if not
     */
    public OffsetBeforeTrim {
        mean_V = Require.finite(mean_V, "mean_V");
        covariance_V2 = Require.square(covariance_V2, mean_V.size(), "covariance_V2");
        for (int one = 0; one < mean_V.size(); one++) {
            double variance = covariance_V2.get(one).get(one);
            Require.notNegative(variance, "covariance_V2[" + one + "][" + one + "]");
            for (int other = 0; other < one; other++) {
                double bound = Math.sqrt(variance * covariance_V2.get(other).get(other));
                if (Math.abs(covariance_V2.get(one).get(other)) > bound * (1 + 1e-9)) {
                    throw new IllegalArgumentException("covariance_V2[" + one + "][" + other
                            + "] must be at most the product of both standard deviations = " + bound + ", was "
                            + covariance_V2.get(one).get(other));
                }
            }
        }
        if (samples < 2) {
            throw new IllegalArgumentException("samples must be at least 2, was " + samples);
        }
        if (lost < 0) {
            throw new IllegalArgumentException("lost must not be negative, was " + lost);
        }
    }

    /**
     * Standard deviation at a threshold.
     *
     * @param served index among the thresholds served
     * @return σ, V
     */
    public double sigma_V(int served) {
        return Math.sqrt(covariance_V2.get(served).get(served));
    }
}
