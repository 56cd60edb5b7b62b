package timdnn.report.column;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.characterization.column.ColumnFindings.SenseState;

/**
 * Points of a normal probability plot: the sorted voltages, standardised with the sample's own mean and σ, against the
 * normal quantiles at (i - 0.375) / (N + 0.25) (Blom). On the diagonal, the voltage is normal.
 */
final class NormalPlot {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final int ENDS = 30;
    private static final int MOST_POINTS = 160;

    private NormalPlot() {}

    /** A state's points: {@code points[index] = {normal quantile, standardised voltage}}. */
    record Quantiles(int n, List<double[]> points) {}

    static Quantiles of(SenseState state) {
        double[] sorted = state.bitline_V().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int stride = Math.max(1, sorted.length / MOST_POINTS);
        List<double[]> points = new ArrayList<>();
        for (int rank = 0; rank < sorted.length; rank++) {
            // The tails are what the plot is about: they are never thinned.
            if (rank < ENDS || rank >= sorted.length - ENDS || rank % stride == 0) {
                double share = (rank + 1 - 0.375) / (sorted.length + 0.25);
                points.add(new double[] {
                    rounded(NORMAL.inverseCumulativeProbability(share)),
                    rounded((sorted[rank] - state.mean_V().estimate())
                            / state.sigma_V().estimate())
                });
            }
        }
        return new Quantiles(state.n(), points);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
