package timdnn.characterization.circuit.finding;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/** Shares of a measure's variance by variable, b_i² / var(y), of a linear regression on the standard normal variables. */
final class VarianceShares {
    /** Samples that tell shares well enough; a regression on more would only need more memory. */
    static final int MOST_SAMPLES = 100_000;

    private static final int SHOWN = 20;
    private static final int MOST_VARIABLES = 300;

    private VarianceShares() {}

    /**
     * The shares.
     *
     * @param variables names of the variables
     * @param z coordinates {@code [sample][variable]}
     * @param y the measure {@code [sample]}
     * @return the largest first; empty where there are fewer than three samples a variable
     */
    static Map<String, Double> of(List<String> variables, double[][] z, double[] y) {
        double variance = y.length < 2 ? 0 : StatUtils.variance(y);
        if (variables.isEmpty()
                || variables.size() > MOST_VARIABLES
                || y.length < 3 * variables.size() + 3
                || !(variance > 0)) {
            return Map.of();
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        // In units of its own σ, so that the solver's threshold for singularity does not see seconds or amperes.
        double scale = Math.sqrt(variance);
        double[] normed = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            normed[i] = y[i] / scale;
        }
        regression.newSampleData(normed, z);
        double[] slopes = regression.estimateRegressionParameters();
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            double[] column = new double[z.length];
            for (int row = 0; row < z.length; row++) {
                column[row] = z[row][i];
            }
            shares.put(variables.get(i), slopes[i + 1] * slopes[i + 1] * StatUtils.variance(column));
        }
        Map<String, Double> sorted = new LinkedHashMap<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
