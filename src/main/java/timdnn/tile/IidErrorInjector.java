package timdnn.tile;

import timdnn.array.ArrayGeometry;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;

/**
 * Adds independent sensing errors to counts that were computed without any, at a cost in proportion to the errors rather
 * than to the conversions.
 *
 * <p>No count exceeds b, the smaller of the block's active rows and of the weights that can discharge the bitline, so that
 * a conversion errs with at most p_b = max P(error | n, d) over n ≤ b and all d. Candidates come at that rate: with E exponential, ⌊E / h⌋
 * conversions of hazard h = -ln(1 - p_b) pass before the next candidate, which is geometric; conversions that are left behind
 * take their hazards from E, and the rest of E is again exponential. Most blocks are left behind as a whole, by a sum that is
 * known beforehand for each number of active rows. Only at a candidate is n (or k) computed, the candidate kept with
 * P(error | n, d) / p_b, and a wrong code drawn from P(code | n, d, code ≠ ideal), with d = a - n of the block's a active rows.
 * Thinning makes each conversion err with exactly P(error | n, d), independently of all others.
 *
 * <p>One injector per matrix and stream of random numbers; not safe to share between threads.
 */
public final class IidErrorInjector {
    /** Levels of the first, coarse draw that decides about a candidate; it takes the bits a uniform double leaves over. */
    private static final int COARSE = 1 << 11;

    private final TernaryMatrix weights;
    private final ArrayGeometry geometry;
    /** Counts from 0 to the rows of a block. */
    private final int bounds;
    /** {@code [d][n]}: P(error | n, d); with d = 0 alone where driven rows do not matter. */
    private final double[][] errorProbability;
    /** {@code [d][n][code]}: P(a wrong code up to this one | n, d). */
    private final double[][][] cumulativeWrong;
    /** {@code [b]}: -ln(1 - p_b). */
    private final double[] hazard;
    /** {@code [b]}: {@link #COARSE} / p_b. */
    private final double[] coarsePerProbability;

    private final Hazards unsigned;
    /** Made when the first input of both signs is seen. */
    private Hazards signed;

    private UniformSource source;
    private double budget;
    private int coarse;
    private long injected;

    /**
     * An injector at the start of a stream.
     *
     * @param weights the matrix
     * @param codes the table for both ADCs; its highest code must be the geometry's largestCount
     * @param geometry rows of a block and reach of the ADC
     * @param source where randomness comes from
     * @throws IllegalArgumentException if the table's highest code is not the ADC's
     */
    public IidErrorInjector(
            TernaryMatrix weights, ConversionCodes codes, ArrayGeometry geometry, UniformSource source) {
        if (codes.codeMax() != geometry.largestCount()) {
            throw new IllegalArgumentException("the table's highest code must be the tile's largestCount = "
                    + geometry.largestCount() + ", was " + codes.codeMax());
        }
        this.weights = weights;
        this.geometry = geometry;
        this.bounds = geometry.rowsABlock() + 1;
        this.hazard = new double[bounds];
        this.coarsePerProbability = new double[bounds];
        int tables = codes.knowsDriven() ? codes.byDriven().size() : 1;
        this.errorProbability = new double[tables][bounds];
        this.cumulativeWrong = new double[tables][bounds][codes.codeMax() + 1];
        double largest = 0;
        for (int n = 0; n < bounds; n++) {
            for (int d = 0; d < tables; d++) {
                fill(codes.given(d), n, d);
                largest = Math.max(largest, errorProbability[d][n]);
            }
            hazard[n] = -Math.log1p(-largest);
            coarsePerProbability[n] = COARSE / largest;
        }
        this.unsigned = hazards(false);
        restart(source);
    }

    private void fill(CodeDistribution given, int n, int d) {
        errorProbability[d][n] = given.errorProbability(n);
        double sum = 0;
        for (int code = 0; code <= given.codeMax(); code++) {
            sum += code == given.idealCode(n) ? 0 : given.probability(n, code);
            cumulativeWrong[d][n][code] = sum;
        }
    }

    /** What candidates each block can hold. */
    private static final class Hazards {
        private final ConversionClasses classes;
        /** {@code [block][active rows]}, flattened: sum of the hazards of a block's conversions. */
        private final double[] total;

        private Hazards(ConversionClasses classes, double[] total) {
            this.classes = classes;
            this.total = total;
        }
    }

    private Hazards hazards(boolean ofBothSigns) {
        ConversionClasses classes = new ConversionClasses(weights, geometry, ofBothSigns);
        double[] total = new double[geometry.blocksFor(weights.rows()) * bounds];
        for (int at = 0; at < total.length; at++) {
            for (int bound = 0; bound < bounds; bound++) {
                int conversions = classes.size(at / bounds, bound);
                total[at] += conversions == 0 ? 0 : conversions * hazard[Math.min(bound, at % bounds)];
            }
        }
        return new Hazards(classes, total);
    }

    /**
     * Starts over on another stream.
     *
     * @param stream where randomness comes from
     */
    public void restart(UniformSource stream) {
        source = stream;
        if (hazard[hazard.length - 1] > 0) {
            drawBudget();
        }
    }

    /** {@return how many conversions were given a wrong code so far} */
    public long injected() {
        return injected;
    }

    /**
     * Adds the errors of one access of every block.
     *
     * @param input what the rows of the matrix are driven with
     * @param counts the sums to which {@link VmmKernel} added the same access
     */
    public void inject(AccessInput input, ColumnCounts counts) {
        VmmKernel.requireFit(weights, input, counts);
        boolean ofBothSigns = input.hasNegative();
        if (ofBothSigns && signed == null) {
            signed = hazards(true);
        }
        Hazards hazards = ofBothSigns ? signed : unsigned;
        int length = geometry.rowsABlock();
        int blocks = geometry.blocksFor(weights.rows());
        for (int block = 0; block < blocks; block++) {
            double reach = hazards.total[block * bounds + input.activeRows(block * length, length)];
            if (budget >= reach) {
                budget -= reach;
            } else {
                visitBlock(hazards.classes, block, input, counts);
            }
        }
    }

    private void visitBlock(ConversionClasses classes, int block, AccessInput input, ColumnCounts counts) {
        int length = geometry.rowsABlock();
        long up = TernaryMatrix.bits(input.plusWords(), 0, weights.words(), block * length, length);
        long down = TernaryMatrix.bits(input.minusWords(), 0, weights.words(), block * length, length);
        int active = Long.bitCount(up | down);
        for (int most = 0; most < bounds; most++) {
            int conversions = classes.size(block, most);
            int bound = Math.min(most, active);
            double h = hazard[bound];
            int at = 0;
            while (at < conversions && h > 0) {
                double passed = budget / h;
                if (passed >= conversions - at) {
                    budget = Math.max(0, budget - h * (conversions - at));
                    break;
                }
                at += (int) passed;
                candidate(classes.conversion(block, most, at), block, up, down, bound, counts);
                drawBudget();
                at++;
            }
        }
    }

    private void candidate(int conversion, int block, long up, long down, int bound, ColumnCounts counts) {
        int column = conversion >>> 1;
        boolean onBl = (conversion & 1) == 0;
        int words = weights.words();
        int length = geometry.rowsABlock();
        long plus = TernaryMatrix.bits(weights.plus(), column * words, words, block * length, length);
        long minus = TernaryMatrix.bits(weights.minus(), column * words, words, block * length, length);
        int n = Long.bitCount(
                onBl ? Products.positive(plus, minus, up, down) : Products.negative(plus, minus, up, down));
        int driven = errorProbability.length == 1 ? 0 : Long.bitCount(up | down) - n;
        double probability = errorProbability[driven][n];
        if (!errs(probability, bound)) {
            return;
        }
        double draw = source.nextUniform() * probability;
        double[] cumulative = cumulativeWrong[driven][n];
        int code = 0;
        while (code < cumulative.length - 1 && draw >= cumulative[code]) {
            code++;
        }
        int wrongBy = code - Math.min(n, geometry.largestCount());
        counts.add(column, onBl ? wrongBy : 0, onBl ? 0 : wrongBy);
        injected++;
    }

    /** True with probability P(error | n, d) / p_bound: coarsely with bits already drawn, finely only where these tie. */
    private boolean errs(double probability, int bound) {
        double scaled = probability * coarsePerProbability[bound];
        int whole = (int) scaled;
        return coarse < whole || (coarse == whole && source.nextUniform() < scaled - whole);
    }

    private void drawBudget() {
        long bits = source.nextBits();
        coarse = (int) bits & (COARSE - 1);
        budget = -Math.log(1 - (bits >>> 11) * 0x1p-53);
    }
}
