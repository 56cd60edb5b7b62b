package timdnn.train;

import ai.djl.ndarray.NDArray;
import timdnn.characterization.plan.CountHistogram;
import timdnn.lut.table.CodeDistribution;

/**
 * Sensing errors while training, as a normal number added to every accumulator. Each of the 2·B·bits conversions behind one (two
 * signs, B blocks of 16 rows, one access for each bit of the inputs) gives a count with an error of mean square e². An access of
 * bit b counts 2^b, so the variance is
 *
 * <p>σ² = 2 · B · e² · (4^bits - 1)/3 · m²,
 *
 * <p>with m² the mean square of what the states +1 and -1 stand for. Where every count is one too high or one too low with
 * probability P/2 each, e² = P; of a table it is the mean over counts, {@link #of}.
 *
 * @param meanSquare e² of a conversion, 0 to 64; 0 for no errors
 */
record SenseNoise(float meanSquare) {
    private static final int LARGEST = 64;

    /** No errors. */
    static final SenseNoise NONE = new SenseNoise(0);

    /** Checks the range. */
    SenseNoise {
        if (!(meanSquare >= 0 && meanSquare <= LARGEST)) {
            throw new IllegalArgumentException("mean square must be from 0 to " + LARGEST + ", was " + meanSquare);
        }
    }

    /**
     * Errors of a table: e² = Σ_n P_n Σ_c (c - c_n)² P(c | n), with c_n the right code of n.
     *
     * @param codes P(c | n) of the table
     * @param counts how often conversions meet n
     * @return the errors
     */
    static SenseNoise of(CodeDistribution codes, CountHistogram counts) {
        double all = 0;
        double squares = 0;
        for (int n = 0; n < counts.counts().size(); n++) {
            int state = Math.min(n, codes.nMax());
            for (int code = 0; code <= codes.codeMax(); code++) {
                int error = code - codes.idealCode(state);
                squares += counts.counts().get(n) * error * error * codes.probability(state, code);
            }
            all += counts.counts().get(n);
        }
        return new SenseNoise((float) (squares / all));
    }

    /**
     * Accumulators with errors; the gradient passes unchanged.
     *
     * @param accumulator of any shape
     * @param layer whose accumulators they are
     * @param inputBits bits of its inputs
     * @return of the same shape
     */
    NDArray disturb(NDArray accumulator, LayerParameters layer, int inputBits) {
        if (meanSquare == 0) {
            return accumulator;
        }
        long rows = layer.latent().getShape().get(1);
        long blocks = (rows + Ternarization.BLOCK_ROWS - 1) / Ternarization.BLOCK_ROWS;
        double variance = 2.0 * blocks * meanSquare * ((1 << (2 * inputBits)) - 1) / 3 * layer.meanSquareLevel();
        NDArray noise = accumulator.getManager().randomNormal(accumulator.getShape());
        return accumulator.add(noise.mul((float) Math.sqrt(variance)));
    }
}
