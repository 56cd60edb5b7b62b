package timdnn.lut.table;

/**
 * A two-sided 95 % confidence interval of a probability seen k times in N independent trials, by Wilson's score:
 * (p + z²/2N ± z √(p(1-p)/N + z²/4N²)) / (1 + z²/N) with p = k/N and z = 1.96.
 *
 * <p>Unlike p ± z σ it stays in [0, 1] and is not empty when nothing, or everything, was seen.
 *
 * @param low lower bound
 * @param high upper bound
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson, J. Am. Stat. Assoc. 22 (1927)</a>
 */
public record BinomialInterval(double low, double high) {
    /** z of a two-sided 95 % interval of the normal law. */
    public static final double Z95 = 1.959963984540054;

    /** Checks that both bounds are probabilities in order. */
    public BinomialInterval {
        Require.probability(low, "low");
        Require.probability(high, "high");
        if (low > high) {
            throw new IllegalArgumentException("low must not be above high = " + high + ", was " + low);
        }
    }

    /**
     * Wilson's interval.
     *
     * @param seen how often the event was seen
     * @param trials how often it could have been
     * @return the interval; [0, 1] when there were no trials
     * @throws IllegalArgumentException if {@code seen} is not in 0 to {@code trials}
     */
    public static BinomialInterval of(long seen, long trials) {
        if (trials < 0 || seen < 0 || seen > trials) {
            throw new IllegalArgumentException("seen must be in 0 to trials = " + trials + ", was " + seen);
        }
        if (trials == 0) {
            return new BinomialInterval(0, 1);
        }
        double n = trials;
        double p = seen / n;
        double centre = p + Z95 * Z95 / (2 * n);
        double half = Z95 * Math.sqrt(p * (1 - p) / n + Z95 * Z95 / (4 * n * n));
        double scale = 1 + Z95 * Z95 / n;
        double low = seen == 0 ? 0 : Math.max(0, (centre - half) / scale);
        double high = seen == trials ? 1 : Math.min(1, (centre + half) / scale);
        return new BinomialInterval(low, high);
    }
}
