package timdnn.characterization.statistics;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/** Sums and counts of the replicates that have a value, and the ratio estimate over them. */
final class Replicates {
    /** Of each replicate that has a value, in the order of their indices. */
    private final double[] sums;

    private final int[] counts;
    private final long samples;
    private final double mean;

    /** Leaves out NaN; needs two replicates. A replicate's index is from 0 to below the number of values. */
    Replicates(double[] values, LongUnaryOperator replicate) {
        double[] all = new double[16];
        int[] numbers = new int[16];
        for (int sample = 0; sample < values.length; sample++) {
            if (Double.isInfinite(values[sample])) {
                throw new IllegalArgumentException("value of sample " + sample + " must not be infinite");
            }
            if (!Double.isNaN(values[sample])) {
                int index = Math.toIntExact(replicate.applyAsLong(sample));
                if (index >= all.length) {
                    int longer = Math.max(index + 1, all.length + all.length / 2);
                    all = Arrays.copyOf(all, longer);
                    numbers = Arrays.copyOf(numbers, longer);
                }
                all[index] += values[sample];
                numbers[index]++;
            }
        }
        int found = 0;
        for (int index = 0; index < all.length; index++) {
            if (numbers[index] > 0) {
                all[found] = all[index];
                numbers[found++] = numbers[index];
            }
        }
        if (found < 2) {
            throw new IllegalArgumentException("replicates must be at least 2, was " + found);
        }
        sums = Arrays.copyOf(all, found);
        counts = Arrays.copyOf(numbers, found);
        samples = Arrays.stream(counts).asLongStream().sum();
        mean = Arrays.stream(sums).sum() / samples;
    }

    int count() {
        return sums.length;
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
        for (int replicate = 0; replicate < sums.length; replicate++) {
            double residual = sums[replicate] - mean * counts[replicate];
            squares += residual * residual;
        }
        return squares * count() / (count() - 1.0) / ((double) samples * samples);
    }
}
