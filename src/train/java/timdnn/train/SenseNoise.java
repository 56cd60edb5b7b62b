package timdnn.train;

import ai.djl.ndarray.NDArray;

/**
 * Sensing errors while training, as a normal number added to every accumulator. Each of the 2·B·bits conversions behind one (two
 * signs, B blocks of 16 rows, one access for each bit of the inputs) gives a count that is one too high or one too low
 * with probability {@code rate}/2 each. An access of bit b counts 2^b, so the variance is
 *
 * <p>σ² = 2 · B · rate · (4^bits - 1)/3 · m²,
 *
 * <p>with m² the mean square of what the states +1 and -1 stand for. That is the variance of independent errors at the same rate
 * for every count; a table's own rates rise with the count.
 *
 * @param rate P(code wrong) of a conversion, 0 to 1; 0 for none
 */
record SenseNoise(float rate) {
    /** No errors. */
    static final SenseNoise NONE = new SenseNoise(0);

    /** Checks the range. */
    SenseNoise {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("error rate must be from 0 to 1, was " + rate);
        }
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
        if (rate == 0) {
            return accumulator;
        }
        long rows = layer.latent().getShape().get(1);
        long blocks = (rows + Ternarization.BLOCK_ROWS - 1) / Ternarization.BLOCK_ROWS;
        double variance = 2.0 * blocks * rate * ((1 << (2 * inputBits)) - 1) / 3 * layer.meanSquareLevel();
        NDArray noise = accumulator.getManager().randomNormal(accumulator.getShape());
        return accumulator.add(noise.mul((float) Math.sqrt(variance)));
    }
}
