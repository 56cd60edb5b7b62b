package timdnn.tile.error;

import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.tile.NeighbourErrors;

/** The table of independent errors as draws need it. Immutable; one for all layers and threads. */
final class ErrorRates {
    /** {@code [d · counts + n]}: P(error | n, d); with d = 0 alone where driven rows do not matter. */
    private final double[] probability;
    /** {@code [n]}: the largest of them over d. */
    private final double[] anyDriven;
    /** {@code [d · counts + n][code]}: P(a wrong code up to this one | n, d). */
    private final double[][] cumulativeWrong;
    /** {@code [d · counts + n]}: codes by the first bits of draw / P(error | n, d). */
    private final CodeGuide[] guides;
    /** {@code [b]}: p_b, the largest of n ≤ b. */
    private final double[] bound;
    /** {@code [b]}: distances between candidates; null where nothing errs. */
    private final GeometricSteps[] steps;

    /** What of these rates is drawn by planes; null where none can be. */
    private final NeighbourErrors neighbours;
    /** What is left beside {@link #neighbours}; null without. */
    private final ErrorRates rest;

    private final int codeMax;
    private final int counts;
    private final boolean knowsDriven;

    /**
     * The rates.
     *
     * @param codes the table
     * @param rowsABlock rows of a block
     */
    ErrorRates(ConversionCodes codes, int rowsABlock) {
        this(codes, rowsABlock, null);
    }

    /** What is left of a table where neighbouring codes have been read with given probabilities: P(code | n, d, not read so). */
    private ErrorRates(ConversionCodes codes, int rowsABlock, NeighbourErrors without) {
        this.codeMax = codes.codeMax();
        this.counts = rowsABlock + 1;
        int tables = codes.knowsDriven() ? codes.byDriven().size() : 1;
        this.knowsDriven = tables > 1;
        this.probability = new double[tables * counts];
        this.anyDriven = new double[counts];
        this.cumulativeWrong = new double[tables * counts][codeMax + 1];
        this.guides = new CodeGuide[tables * counts];
        this.bound = new double[counts];
        this.steps = new GeometricSteps[counts];
        for (int n = 0; n < counts; n++) {
            for (int d = 0; d < tables; d++) {
                int entry = d * counts + n;
                fill(codes.given(d), n, entry, without);
                anyDriven[n] = Math.max(anyDriven[n], probability[entry]);
            }
            bound[n] = Math.max(anyDriven[n], n == 0 ? 0 : bound[n - 1]);
            if (bound[n] > 0) {
                steps[n] = n > 0 && bound[n] == bound[n - 1] ? steps[n - 1] : new GeometricSteps(bound[n]);
            }
        }
        boolean planes = without == null && rowsABlock == 16 && codeMax == NeighbourErrors.MOST;
        this.neighbours = planes ? Neighbours.of(codes, rowsABlock) : null;
        this.rest = planes ? new ErrorRates(codes, rowsABlock, neighbours) : null;
    }

    private void fill(CodeDistribution given, int n, int entry, NeighbourErrors without) {
        int ideal = given.idealCode(n);
        double sum = 0;
        for (int code = 0; code <= codeMax; code++) {
            sum += code == ideal ? 0 : Neighbours.left(without, ideal, code, given.probability(n, code));
            cumulativeWrong[entry][code] = sum;
        }
        probability[entry] = without == null ? given.errorProbability(n) : Math.min(1, sum);
        guides[entry] = new CodeGuide(cumulativeWrong[entry], probability[entry]);
    }

    /** The part of these rates that is drawn by planes; null where none is. */
    NeighbourErrors neighbours() {
        return neighbours;
    }

    /** The rates of what the planes leave as it is; null without planes. */
    ErrorRates rest() {
        return rest;
    }

    int codeMax() {
        return codeMax;
    }

    /** Whether rates depend on the number of driven rows. */
    boolean knowsDriven() {
        return knowsDriven;
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
        int entry = knowsDriven ? (driven - n) * counts + n : n;
        return draw >= probability[entry] ? Math.min(n, codeMax) : guides[entry].code(draw);
    }
}
