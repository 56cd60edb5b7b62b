package timdnn.characterization.statistics;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/** Sums and counts of the replicates that have a value, and the ratio estimate over them. */
final class Replicates {
    /** Sum and count of each, {@code [0]} and {@code [1]}. */
    private final Collection<double[]> sums;

    private final long samples;
    private final double mean;

    /** Leaves out NaN; needs two replicates. */
    Replicates(double[] values, LongUnaryOperator replicate) {
        Map<Long, double[]> byReplicate = new TreeMap<>();
        for (int sample = 0; sample < values.length; sample++) {
            if (Double.isInfinite(values[sample])) {
                throw new IllegalArgumentException("value of sample " + sample + " must not be infinite");
            }
            if (!Double.isNaN(values[sample])) {
                double[] sum = byReplicate.computeIfAbsent(replicate.applyAsLong(sample), key -> new double[2]);
                sum[0] += values[sample];
                sum[1]++;
            }
        }
        if (byReplicate.size() < 2) {
            throw new IllegalArgumentException("replicates must be at least 2, was " + byReplicate.size());
        }
        sums = byReplicate.values();
        samples = (long) sums.stream().mapToDouble(sum -> sum[1]).sum();
        mean = sums.stream().mapToDouble(sum -> sum[0]).sum() / samples;
    }

    int count() {
        return sums.size();
    }

    long samples() {
        return samples;
    }

    double mean() {
        return mean;
    }

    /** Variance of the mean, from the residuals of the replicates' sums. */
    double variance() {
        double squares = 0;
        for (double[] sum : sums) {
            double residual = sum[0] - mean * sum[1];
            squares += residual * residual;
        }
        return squares * count() / (count() - 1.0) / ((double) samples * samples);
    }
}
