package timdnn.report.declared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The spread of a measure as three pictures need it: histogram, cumulated shares, and sorted values against normal quantiles at
 * (i - 0.375) / (N + 0.25) (Blom).
 *
 * @param name of which condition
 * @param mean mean of the values
 * @param sigma their standard deviation
 * @param first lower edge of the first bin
 * @param counts number of values by bin
 * @param cumulated {@code {value, share of values up to it}}
 * @param quantiles {@code {normal quantile, value}}
 */
record Distribution(
        String name,
        double mean,
        double sigma,
        double first,
        List<Integer> counts,
        List<double[]> cumulated,
        List<double[]> quantiles) {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double SCOTT = 3.49;
    private static final int ENDS = 30;
    private static final int MOST_POINTS = 200;
    private static final int MOST_BINS = 200;

    /** A width of bins for several sets of values, by Scott's rule of the median σ, rounded down to 1, 2 or 5 times a power of ten. */
    static double width(List<double[]> all) {
        double[] widths = all.stream()
                .mapToDouble(values -> SCOTT * Math.sqrt(StatUtils.variance(values)) / Math.cbrt(values.length))
                .filter(width -> width > 0)
                .sorted()
                .toArray();
        double least = all.stream().mapToDouble(StatUtils::min).min().orElse(0);
        double greatest = all.stream().mapToDouble(StatUtils::max).max().orElse(1);
        double widest = Math.max((greatest - least) / MOST_BINS, Math.abs(greatest) * 1e-12);
        double width = Math.max(widths.length == 0 ? 0 : widths[widths.length / 2], widest);
        if (!(width > 0)) {
            return 1;
        }
        double decade = Math.pow(10, Math.floor(Math.log10(width)));
        double digit = width / decade;
        // Up where down would give more bins than a picture shows.
        double down = (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * decade;
        return (greatest - least) / down <= 2 * MOST_BINS ? down : 10 * decade;
    }

    static Distribution of(String name, double[] values, double width) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = StatUtils.mean(sorted);
        double sigma = Math.sqrt(StatUtils.variance(sorted));
        double lowest = Math.floor(sorted[0] / width);
        int[] counts = new int[1 + (int) (Math.floor(sorted[sorted.length - 1] / width) - lowest)];
        for (double value : sorted) {
            counts[Math.max(0, Math.min(counts.length - 1, (int) (Math.floor(value / width) - lowest)))]++;
        }
        int stride = Math.max(1, sorted.length / MOST_POINTS);
        List<double[]> cumulated = new ArrayList<>();
        List<double[]> quantiles = new ArrayList<>();
        for (int rank = 0; rank < sorted.length; rank++) {
            // Tails are what these pictures are about: they are never thinned.
            if (rank < ENDS || rank >= sorted.length - ENDS || rank % stride == 0) {
                cumulated.add(new double[] {sorted[rank], (rank + 1.0) / sorted.length});
                double share = (rank + 1 - 0.375) / (sorted.length + 0.25);
                quantiles.add(
                        new double[] {Math.rint(NORMAL.inverseCumulativeProbability(share) * 1e4) / 1e4, sorted[rank]});
            }
        }
        return new Distribution(
                name, mean, sigma, lowest * width, Arrays.stream(counts).boxed().toList(), cumulated, quantiles);
    }
}
