package timdnn.characterization.statistics;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Two-sided normal tolerance limits: mean ± k·s of N values holds a share p of all values with confidence γ. The factor is
 * Howe's, k = z((1 + p)/2)·√(ν·(1 + 1/N)/χ²(1 - γ, ν)) with ν = N - 1 (W. G. Howe, doi:10.1080/01621459.1969.10500989), which
 * errs by less than a percent from ten values on.
 *
 * <p>Of several populations that are all to hold, each has its own mean and s, since a spread pooled over populations that
 * differ is too small for the widest of them; each limit takes the confidence 1 - (1 - γ)/m, so that all m hold together with
 * confidence γ however they depend on each other (Bonferroni).
 */
public final class ToleranceLimit {
    private ToleranceLimit() {}

    /**
     * The factor k of one of several populations.
     *
     * @param values number N of values, at least 2
     * @param share share p of the population within the limits, above 0 and below 1
     * @param confidence confidence γ that the limits of all populations hold, above 0 and below 1
     * @param populations number m of populations, at least 1
     * @return k
     */
    public static double factor(int values, double share, double confidence, int populations) {
        if (values < 2 || populations < 1) {
            throw new IllegalArgumentException(
                    "values must be at least 2 and populations at least 1, were " + values + " and " + populations);
        }
        double degrees = values - 1.0;
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + share / 2);
        double chi =
                new ChiSquaredDistribution(null, degrees).inverseCumulativeProbability((1 - confidence) / populations);
        return z * Math.sqrt(degrees * (1 + 1.0 / values) / chi);
    }
}
