package timdnn.characterization.statistics;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Estimates from samples that are independent between replicates but not within: Latin hypercubes, scrambled nets,
 * antithetic pairs. The mean is that of all values, m = Σ S / Σ N over the replicates' sums S and counts N; its variance
 * is that of a ratio over G replicates, Σ (S - m·N)² / (G (G - 1) N̄²). With equal counts this is Student's interval over
 * the replicates' means, and with one sample a replicate that of {@link Estimate#mean}.
 *
 * <p>Student's t supposes that replicate means are about normal, which takes no fewer than about eight of them, and more
 * where the response is skewed and a replicate small. Replicates should be complete; what is missing costs the balance
 * that reduces variance, and the interval says so.
 *
 * <p>Sources: ratio estimate: W. Cochran, Sampling Techniques, 1977, chapter 6; proportion: E. Korn, B. Graubard, Survey
 * Methodology 24, 1998, compared with others in doi:10.1093/jssam/smy019.
 */
public final class DesignEstimate {
    private static final double TAIL = 0.5 - Estimate.CONFIDENCE / 2;

    private DesignEstimate() {}

    /**
     * Mean over a design of standard normal points.
     *
     * @param values the values, {@code [sample]}; NaN marks a failed simulation, which is left out
     * @param replicate replicate of a sample's index
     * @return the mean, in the values' unit, with Student's interval over the replicates
     * @throws IllegalArgumentException if fewer than two replicates have a value or a value is infinite
     */
    public static Estimate mean(double[] values, LongUnaryOperator replicate) {
        Replicates replicates = new Replicates(values, replicate);
        double half = student(replicates.count() - 1) * Math.sqrt(replicates.variance());
        double mean = replicates.mean();
        return new Estimate(mean, mean - half, mean + half, replicates.samples());
    }

    /**
     * Mean over a design of weighted points: the mean of value times likelihood ratio. A probability is the mean of an
     * indicator.
     *
     * @param values the values, {@code [sample]}
     * @param logWeight logarithm of the likelihood ratio of a sample's index
     * @param replicate replicate of a sample's index
     * @return the mean, in the values' unit, with Student's interval over the replicates
     * @throws IllegalArgumentException if there are fewer than two replicates or a value is not finite: leaving a weighted
     *     sample out would bias the mean
     */
    public static Estimate weightedMean(double[] values, LongToDoubleFunction logWeight, LongUnaryOperator replicate) {
        double[] weighted = values.clone();
        for (int sample = 0; sample < values.length; sample++) {
            if (!Double.isFinite(values[sample])) {
                throw new IllegalArgumentException(
                        "value of sample " + sample + " must be finite, was " + values[sample]);
            }
            weighted[sample] *= Math.exp(logWeight.applyAsDouble(sample));
        }
        return mean(weighted, replicate);
    }

    /**
     * Probability of an event over a design of standard normal points, with the interval of Clopper and Pearson at the
     * effective number of samples n* = p (1 - p) / var(p), var(p) being that between replicates, times the squared ratio of
     * Student's factors of all samples and of the replicates. With one sample a replicate it is
     * {@link Estimate#probability}.
     *
     * <p>Where all or no samples show the event nothing is known of var(p); n* is then half the samples, since a symmetric
     * event befalls both samples of an antithetic pair or neither. Where all replicates show it equally often, the variance
     * is that of rounding a replicate's mean to 1/N.
     *
     * @param events whether each sample shows the event, {@code [sample]}
     * @param replicate replicate of a sample's index
     * @return the probability
     * @throws IllegalArgumentException if there are fewer than two replicates
     */
    public static Estimate probability(boolean[] events, LongUnaryOperator replicate) {
        double[] values = new double[events.length];
        for (int sample = 0; sample < events.length; sample++) {
            values[sample] = events[sample] ? 1 : 0;
        }
        return share(values, replicate);
    }

    /**
     * The same where some simulations failed: they count as events in the upper bound and as none in the lower, and are left
     * out of the estimate.
     *
     * @param values what decides about the event, {@code [sample]}
     * @param event which values show it
     * @param failed whether a sample's simulation failed, {@code [sample]}; a sample with NaN that did not fail is left out
     * @param replicate replicate of a sample's index
     * @return the probability
     * @throws IllegalArgumentException if fewer than two replicates have a value
     */
    public static Estimate probability(
            double[] values, DoublePredicate event, boolean[] failed, LongUnaryOperator replicate) {
        double[] shown = new double[values.length];
        double[] most = new double[values.length];
        double[] least = new double[values.length];
        for (int sample = 0; sample < values.length; sample++) {
            shown[sample] = Double.isNaN(values[sample]) ? Double.NaN : event.test(values[sample]) ? 1 : 0;
            most[sample] = failed[sample] ? 1 : shown[sample];
            least[sample] = failed[sample] ? 0 : shown[sample];
        }
        Estimate middle = share(shown, replicate);
        double low = share(least, replicate).low();
        double high = share(most, replicate).high();
        return new Estimate(
                middle.estimate(),
                Math.min(low, middle.estimate()),
                Math.max(high, middle.estimate()),
                middle.simulations());
    }

    /** Of values 0 and 1; NaN is left out. */
    private static Estimate share(double[] values, LongUnaryOperator replicate) {
        Replicates replicates = new Replicates(values, replicate);
        int samples = Math.toIntExact(replicates.samples());
        int seen = (int) Arrays.stream(values).filter(value -> value == 1).count();
        if (replicates.count() == samples) {
            return Estimate.probability(seen, samples);
        }
        double p = replicates.mean();
        double effective = samples / 2.0;
        if (seen > 0 && seen < samples) {
            double size = samples / (double) replicates.count();
            double variance = replicates.variance();
            double rounding = 1 / (12 * size * size * replicates.count());
            double adjusted = student(samples - 1) / student(replicates.count() - 1);
            effective = p * (1 - p) / (variance > 0 ? variance : rounding) * adjusted * adjusted;
        }
        double low = seen == 0 ? 0 : beta(p * effective, (1 - p) * effective + 1, TAIL);
        double high = seen == samples ? 1 : beta(p * effective + 1, (1 - p) * effective, 1 - TAIL);
        return new Estimate(p, Math.min(low, p), Math.max(high, p), samples);
    }

    /**
     * Standard deviation over a design of standard normal points: σ² is the mean of N/(N - 1) (value - mean)², and the
     * interval that of its logarithm to first order, σ exp(±h / 2σ²) with h the half width of Student's interval of σ².
     * The values need not be normal.
     *
     * @param values the values, {@code [sample]}; NaN marks a failed simulation, which is left out
     * @param replicate replicate of a sample's index
     * @return σ, in the values' unit
     * @throws IllegalArgumentException if fewer than two replicates have a value or a value is infinite
     */
    public static Estimate sigma(double[] values, LongUnaryOperator replicate) {
        Estimate mean = mean(values, replicate);
        double bessel = mean.simulations() / (mean.simulations() - 1.0);
        double[] squares = new double[values.length];
        for (int sample = 0; sample < values.length; sample++) {
            double residual = values[sample] - mean.estimate();
            squares[sample] = bessel * residual * residual;
        }
        Estimate variance = mean(squares, replicate);
        double sigma = Math.sqrt(variance.estimate());
        if (sigma == 0) {
            return new Estimate(0, 0, 0, mean.simulations());
        }
        double factor = Math.exp((variance.high() - variance.estimate()) / (2 * variance.estimate()));
        return new Estimate(sigma, sigma / factor, sigma * factor, mean.simulations());
    }

    private static double student(int degrees) {
        return new TDistribution(null, degrees).inverseCumulativeProbability(1 - TAIL);
    }

    private static double beta(double a, double b, double probability) {
        return new BetaDistribution(null, a, b, 1e-15).inverseCumulativeProbability(probability);
    }
}
