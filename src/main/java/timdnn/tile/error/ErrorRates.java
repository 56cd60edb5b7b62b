package timdnn.tile.error;

import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;

/** The table of independent errors as draws need it. Immutable; one for all layers and threads. */
final class ErrorRates {
    /** {@code [d][n]}: P(error | n, d); with d = 0 alone where driven rows do not matter. */
    private final double[][] probability;
    /** {@code [n]}: the largest of them over d. */
    private final double[] anyDriven;
    /** {@code [d][n][code]}: P(a wrong code up to this one | n, d). */
    private final double[][][] cumulativeWrong;
    /** {@code [b]}: p_b, the largest of n ≤ b. */
    private final double[] bound;
    /** {@code [b]}: distances between candidates; null where nothing errs. */
    private final GeometricSteps[] steps;

    private final int codeMax;

    /**
     * The rates.
     *
     * @param codes the table
     * @param rowsABlock rows of a block
     */
    ErrorRates(ConversionCodes codes, int rowsABlock) {
        this.codeMax = codes.codeMax();
        int counts = rowsABlock + 1;
        int tables = codes.knowsDriven() ? codes.byDriven().size() : 1;
        this.probability = new double[tables][counts];
        this.anyDriven = new double[counts];
        this.cumulativeWrong = new double[tables][counts][codeMax + 1];
        this.bound = new double[counts];
        this.steps = new GeometricSteps[counts];
        for (int n = 0; n < counts; n++) {
            for (int d = 0; d < tables; d++) {
                fill(codes.given(d), n, d);
                anyDriven[n] = Math.max(anyDriven[n], probability[d][n]);
            }
            bound[n] = Math.max(anyDriven[n], n == 0 ? 0 : bound[n - 1]);
            if (bound[n] > 0) {
                steps[n] = n > 0 && bound[n] == bound[n - 1] ? steps[n - 1] : new GeometricSteps(bound[n]);
            }
        }
    }

    private void fill(CodeDistribution given, int n, int d) {
        probability[d][n] = given.errorProbability(n);
        double sum = 0;
        for (int code = 0; code <= codeMax; code++) {
            sum += code == given.idealCode(n) ? 0 : given.probability(n, code);
            cumulativeWrong[d][n][code] = sum;
        }
    }

    int codeMax() {
        return codeMax;
    }

    /** Whether rates depend on the number of driven rows. */
    boolean knowsDriven() {
        return probability.length > 1;
    }

    /** p_b. */
    double bound(int b) {
        return bound[b];
    }

    GeometricSteps steps(int b) {
        return steps[b];
    }

    /** Whether a candidate with this draw, uniform on [0, p_b), can err at n with some number of driven rows. */
    boolean mayErr(int n, double draw) {
        return draw < anyDriven[n];
    }

    /**
     * The code of a candidate.
     *
     * @param n conducting cells
     * @param driven all driven rows of the block; any number where they do not matter
     * @param draw uniform on [0, p_b)
     * @return the ideal code, or a wrong one
     */
    int code(int n, int driven, double draw) {
        int d = knowsDriven() ? driven - n : 0;
        if (draw >= probability[d][n]) {
            return Math.min(n, codeMax);
        }
        double[] cumulative = cumulativeWrong[d][n];
        int code = 0;
        while (code < codeMax && draw >= cumulative[code]) {
            code++;
        }
        return code;
    }
}
