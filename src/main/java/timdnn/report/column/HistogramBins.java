package timdnn.report.column;

import java.util.Arrays;
import java.util.List;
import timdnn.characterization.column.ColumnFindings.SenseState;

/**
 * One bin width for all states, so that their histograms compare: Scott's rule, 3.49 σ N^(-1/3)
 * (doi:10.1093/biomet/66.3.605), for the median σ, rounded down to 1, 2 or 5 times a power of ten.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class HistogramBins {
    private static final double SCOTT = 3.49;
    private static final double SMALLEST_V = 1e-5;

    private HistogramBins() {}

    /** A state's histogram: {@code counts[index]} voltages from {@code first_V + index · width} up to the next edge. */
    record Histogram(int n, double first_V, List<Integer> counts) {
        int peak() {
            return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    static double width_V(List<SenseState> states) {
        double[] widths = states.stream()
                .mapToDouble(state -> SCOTT
                        * state.sigma_V().estimate()
                        / Math.cbrt(state.bitline_V().size()))
                .sorted()
                .toArray();
        double width = Math.max(SMALLEST_V, widths[widths.length / 2]);
        double decade = Math.pow(10, Math.floor(Math.log10(width)));
        double digit = width / decade;
        return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * decade;
    }

    static Histogram of(SenseState state, double width_V) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (double voltage : state.bitline_V()) {
            long bin = (long) Math.floor(voltage / width_V);
            first = Math.min(first, bin);
            last = Math.max(last, bin);
        }
        int[] counts = new int[(int) (last - first + 1)];
        for (double voltage : state.bitline_V()) {
            counts[(int) ((long) Math.floor(voltage / width_V) - first)]++;
        }
        return new Histogram(
                state.n(), first * width_V, Arrays.stream(counts).boxed().toList());
    }
}
