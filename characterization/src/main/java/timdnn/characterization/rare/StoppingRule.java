package timdnn.characterization.rare;

/**
 * When sampling ends. It is looked at after each batch.
 *
 * @param relativeError one standard error over the probability that is enough, above 0
 * @param minimum number of samples before the relative error is looked at, at least 2: the error of few samples with
 *     skewed weights looks smaller than it is
 * @param maximum largest number of simulations, at least 1, the search for design points and pilots included
 * @param batch number of samples of a batch, at least 1; the last one may be smaller
 */
public record StoppingRule(double relativeError, int minimum, int maximum, int batch) {
    /** Checks the ranges. */
    public StoppingRule {
        if (!(relativeError > 0)) {
            throw new IllegalArgumentException("relative error must be above 0, was " + relativeError);
        }
        if (minimum < 2) {
            throw new IllegalArgumentException("minimum must be at least 2, was " + minimum);
        }
        if (maximum < 1) {
            throw new IllegalArgumentException("maximum must be at least 1, was " + maximum);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1, was " + batch);
        }
    }

    /**
     * A rule with batches of 50 and at least 200 samples.
     *
     * @param relativeError relative error that is enough, above 0
     * @param maximum largest number of simulations
     * @return the rule
     */
    public static StoppingRule of(double relativeError, int maximum) {
        return new StoppingRule(relativeError, 200, maximum, 50);
    }
}
