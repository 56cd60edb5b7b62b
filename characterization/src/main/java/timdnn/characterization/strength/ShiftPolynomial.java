package timdnn.characterization.strength;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import timdnn.characterization.statistics.Estimate;

/**
 * A quadratic without constant in the threshold shifts of some transistors: ε = Σ a_i·x_i + Σ_{i≤j} b_ij·x_i·x_j, with
 * x_i in V and ε without unit. It holds for shifts as large as those it was fitted on.
 *
 * @param linear_perV a_i in 1/V, {@code [device]}
 * @param quadratic_perV2 b_ij in 1/V², i ≤ j, in the order 00, 01, .., 11, ..
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ShiftPolynomial(List<Estimate> linear_perV, List<Estimate> quadratic_perV2) {
    /** Copies the lists and checks their sizes. */
    public ShiftPolynomial {
        linear_perV = List.copyOf(linear_perV);
        quadratic_perV2 = List.copyOf(quadratic_perV2);
        int devices = linear_perV.size();
        if (quadratic_perV2.size() != devices * (devices + 1) / 2) {
            throw new IllegalArgumentException("quadratic_perV2 must have " + devices * (devices + 1) / 2
                    + " coefficients for " + devices + " devices, was " + quadratic_perV2.size());
        }
    }

    /**
     * Fits by least squares. The intervals are Student's, for independent normal residuals.
     *
     * @param shifts_V shifts in V, {@code [sample][device]}
     * @param epsilon ε, {@code [sample]}; more samples than coefficients
     * @return the polynomial
     */
    public static ShiftPolynomial fit(double[][] shifts_V, double[] epsilon) {
        double[][] terms = new double[shifts_V.length][];
        for (int sample = 0; sample < terms.length; sample++) {
            terms[sample] = terms(shifts_V[sample]);
        }
        List<Estimate> coefficients = linear(terms, epsilon);
        int devices = shifts_V[0].length;
        return new ShiftPolynomial(
                coefficients.subList(0, devices), coefficients.subList(devices, coefficients.size()));
    }

    /**
     * Fits y = Σ c_t·x_t by least squares, with Student's intervals.
     *
     * @param terms x, {@code [sample][term]}
     * @param y {@code [sample]}; more samples than terms
     * @return c, {@code [term]}
     */
    public static List<Estimate> linear(double[][] terms, double[] y) {
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(y, terms);
        double[] values = regression.estimateRegressionParameters();
        double[] errors = regression.estimateRegressionParametersStandardErrors();
        double t = new TDistribution(null, (double) y.length - values.length)
                .inverseCumulativeProbability(0.5 + Estimate.CONFIDENCE / 2);
        List<Estimate> coefficients = new ArrayList<>();
        for (int term = 0; term < values.length; term++) {
            double half = t * errors[term];
            coefficients.add(new Estimate(values[term], values[term] - half, values[term] + half, y.length));
        }
        return coefficients;
    }

    /**
     * The terms of the polynomial.
     *
     * @param shifts_V shifts in V, {@code [device]}
     * @return x_i, then x_i·x_j in the order of the coefficients
     */
    public static double[] terms(double[] shifts_V) {
        int devices = shifts_V.length;
        double[] terms = new double[devices + devices * (devices + 1) / 2];
        System.arraycopy(shifts_V, 0, terms, 0, devices);
        int next = devices;
        for (int i = 0; i < devices; i++) {
            for (int j = i; j < devices; j++) {
                terms[next++] = shifts_V[i] * shifts_V[j];
            }
        }
        return terms;
    }

    /**
     * The polynomial's value.
     *
     * @param shifts_V shifts in V, {@code [device]}
     * @return ε
     */
    public double at(double[] shifts_V) {
        double[] terms = terms(shifts_V);
        double sum = 0;
        for (int term = 0; term < terms.length; term++) {
            int quadratic = term - linear_perV.size();
            sum += terms[term] * (quadratic < 0 ? linear_perV.get(term) : quadratic_perV2.get(quadratic)).estimate();
        }
        return sum;
    }
}
