package timdnn.tile;

import timdnn.lut.table.CodeDistribution;

/**
 * Adds independent sensing errors to counts that were computed without any, at a cost in proportion to the errors rather
 * than to the conversions.
 *
 * <p>With p = max_n P(error | n), the distance to the next conversion that may err is geometric: ⌊ln U / ln(1 - p)⌋. Only
 * there is n (or k) computed, the candidate kept with P(error | n)/p, and a wrong code drawn from P(code | n, code ≠ ideal).
 * Thinning makes each conversion err with exactly P(error | n), independently of all others. Conversions run by block, then
 * column, then BL before BLB; the distance carries over from one access to the next.
 *
 * <p>One injector per stream of random numbers; not safe to share between threads.
 */
public final class IidErrorInjector {
    private final TileGeometry geometry;
    private final double[] errorProbability = new double[TileGeometry.MAX_ROWS_PER_BLOCK + 1];
    /** {@code [n][code]}: P(a wrong code up to this one | n). */
    private final double[][] cumulativeWrong;

    private final double candidateProbability;
    private final double logOfMiss;
    private UniformSource source;
    private long distance;
    private long injected;

    /**
     * An injector at the start of a stream.
     *
     * @param codes the table for both ADCs; its highest code must be the geometry's maxCount
     * @param geometry rows of a block and reach of the ADC
     * @param source where randomness comes from
     * @throws IllegalArgumentException if the table's highest code is not the ADC's
     */
    public IidErrorInjector(CodeDistribution codes, TileGeometry geometry, UniformSource source) {
        if (codes.codeMax() != geometry.maxCount()) {
            throw new IllegalArgumentException("the table's highest code must be the tile's maxCount = "
                    + geometry.maxCount() + ", was " + codes.codeMax());
        }
        this.geometry = geometry;
        this.cumulativeWrong = new double[errorProbability.length][codes.codeMax() + 1];
        double largest = 0;
        for (int n = 0; n < errorProbability.length; n++) {
            errorProbability[n] = codes.errorProbability(n);
            largest = Math.max(largest, errorProbability[n]);
            double sum = 0;
            for (int code = 0; code <= codes.codeMax(); code++) {
                sum += code == codes.idealCode(n) ? 0 : codes.probability(n, code);
                cumulativeWrong[n][code] = sum;
            }
        }
        this.candidateProbability = largest;
        this.logOfMiss = Math.log1p(-largest);
        restart(source);
    }

    /**
     * Starts over on another stream.
     *
     * @param stream where randomness comes from
     */
    public void restart(UniformSource stream) {
        this.source = stream;
        this.distance = nextDistance();
    }

    /** {@return how many conversions were given a wrong code so far} */
    public long injected() {
        return injected;
    }

    /**
     * Adds the errors of one access of every block.
     *
     * @param weights the matrix
     * @param input what its rows are driven with
     * @param counts the sums to which {@link VmmKernel} added the same access
     */
    public void inject(TernaryMatrix weights, AccessInput input, ColumnCounts counts) {
        long conversions = 2L * geometry.blocksFor(weights.rows()) * weights.columns();
        long at = distance;
        while (at < conversions) {
            candidate(weights, input, counts, at);
            at += 1 + nextDistance();
            if (at < 0) {
                at = Long.MAX_VALUE;
            }
        }
        distance = at - conversions;
    }

    private void candidate(TernaryMatrix weights, AccessInput input, ColumnCounts counts, long conversion) {
        int column = (int) ((conversion >>> 1) % weights.columns());
        int block = (int) ((conversion >>> 1) / weights.columns());
        boolean onBl = (conversion & 1) == 0;
        int length = geometry.rowsPerBlock();
        int first = block * length;
        int words = weights.words();
        long up = TernaryMatrix.bits(input.plusWords(), 0, words, first, length);
        long down = TernaryMatrix.bits(input.minusWords(), 0, words, first, length);
        long plus = TernaryMatrix.bits(weights.plus(), column * words, words, first, length);
        long minus = TernaryMatrix.bits(weights.minus(), column * words, words, first, length);
        int n = Long.bitCount(
                onBl ? Products.positive(plus, minus, up, down) : Products.negative(plus, minus, up, down));
        double draw = source.nextUniform() * candidateProbability;
        if (draw >= errorProbability[n]) {
            return;
        }
        // Given acceptance, the draw is uniform on [0, P(error | n)) and serves again to choose among the wrong codes.
        double[] cumulative = cumulativeWrong[n];
        int code = 0;
        while (code < cumulative.length - 1 && draw >= cumulative[code]) {
            code++;
        }
        int wrongBy = code - Math.min(n, geometry.maxCount());
        counts.add(column, onBl ? wrongBy : 0, onBl ? 0 : wrongBy);
        injected++;
    }

    private long nextDistance() {
        if (candidateProbability <= 0) {
            return Long.MAX_VALUE / 2;
        }
        if (candidateProbability >= 1) {
            return 0;
        }
        return (long) (Math.log1p(-source.nextUniform()) / logOfMiss);
    }
}
