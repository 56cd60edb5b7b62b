package timdnn.characterization.statistics;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.interval.ClopperPearsonInterval;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.util.FastMath;

/**
 * An estimate with its two-sided 95 % interval and the number of simulations behind it.
 *
 * @param estimate the point estimate
 * @param low lower bound
 * @param high upper bound
 * @param simulations number of simulations
 */
public record Estimate(double estimate, double low, double high, long simulations) {
    /** Confidence of every interval of the project. */
    public static final double CONFIDENCE = 0.95;

    /**
     * Simulations below which an estimate is no headline figure: of 1000 the interval of σ is 4.4 % of it either way, of 200
     * it is 10 %, which moves a normal tail at four σ by a factor of five.
     */
    public static final int HEADLINE_SIMULATIONS = 1000;

    /**
     * What has to stand beside an estimate of too few simulations, wherever it is shown as a figure by itself.
     *
     * @return empty from {@link #HEADLINE_SIMULATIONS} on, else words in brackets that begin with a blank
     */
    public String headlineRemark() {
        return simulations >= HEADLINE_SIMULATIONS
                ? ""
                : " (of " + simulations + " simulations, too few for a headline: at least " + HEADLINE_SIMULATIONS
                        + ")";
    }

    /** Checks that the interval encloses the estimate. */
    public Estimate {
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException("interval must enclose " + estimate + ", was " + low + " to " + high);
        }
    }

    /**
     * Mean of independent values, with Student's interval.
     *
     * @param values at least two values
     * @return the mean, in the values' unit
     */
    public static Estimate mean(double[] values) {
        double mean = StatUtils.mean(values);
        double t = new TDistribution(null, values.length - 1.0).inverseCumulativeProbability(0.5 + CONFIDENCE / 2);
        double half = t * Math.sqrt(StatUtils.variance(values) / values.length);
        return new Estimate(mean, mean - half, mean + half, values.length);
    }

    /**
     * Standard deviation of independent normal values, with the χ² interval.
     *
     * @param values at least two values
     * @return σ, in the values' unit
     */
    public static Estimate sigma(double[] values) {
        double degrees = values.length - 1.0;
        double sigma = Math.sqrt(StatUtils.variance(values));
        ChiSquaredDistribution chi = new ChiSquaredDistribution(null, degrees);
        double low = sigma * Math.sqrt(degrees / chi.inverseCumulativeProbability(0.5 + CONFIDENCE / 2));
        double high = sigma * Math.sqrt(degrees / chi.inverseCumulativeProbability(0.5 - CONFIDENCE / 2));
        return new Estimate(sigma, low, high, values.length);
    }

    /**
     * How well a number of simulations determines a standard deviation: half the width of the interval of
     * {@link #sigma(double[])}, relative to σ. It does not depend on the values.
     *
     * @param simulations number of simulations, at least 2
     * @return for example 0.1 for 200 simulations
     */
    public static double sigmaHalfWidth(long simulations) {
        double degrees = simulations - 1.0;
        ChiSquaredDistribution chi = new ChiSquaredDistribution(null, degrees);
        return 0.5
                * (Math.sqrt(degrees / chi.inverseCumulativeProbability(0.5 - CONFIDENCE / 2))
                        - Math.sqrt(degrees / chi.inverseCumulativeProbability(0.5 + CONFIDENCE / 2)));
    }

    /**
     * Probability of an event seen {@code seen} times, with the exact interval of Clopper and Pearson
     * (doi:10.1093/biomet/26.4.404).
     *
     * @param seen number of events, from 0 to {@code simulations}
     * @param simulations number of independent simulations, at least 1
     * @return the probability
     */
    public static Estimate probability(int seen, int simulations) {
        double estimate = (double) seen / simulations;
        // The library divides by the number of events; with none, or nothing else, the bound has a closed form.
        double far = 1 - Math.pow(0.5 - CONFIDENCE / 2, 1.0 / simulations);
        if (seen == 0) {
            return new Estimate(0, 0, far, simulations);
        }
        if (seen == simulations) {
            return new Estimate(1, 1 - far, 1, simulations);
        }
        ConfidenceInterval interval = new ClopperPearsonInterval().createInterval(simulations, seen, CONFIDENCE);
        return new Estimate(estimate, interval.getLowerBound(), interval.getUpperBound(), simulations);
    }

    /**
     * The same of simulations of which some gave no result: counted as events in the upper bound and as none in the lower,
     * left out of the estimate.
     *
     * @param seen number of events among the results
     * @param results number of simulations with a result, at least 1
     * @param failed number of simulations without one
     * @return the probability, of {@code results} simulations
     */
    public static Estimate probability(int seen, int results, int failed) {
        double estimate = (double) seen / results;
        double low = probability(seen, results + failed).low();
        double high = probability(seen + failed, results + failed).high();
        return new Estimate(estimate, Math.min(low, estimate), Math.max(high, estimate), results);
    }

    /**
     * This probability, estimated from results alone, where some simulations gave none: P(event) lies between P(event |
     * result)·(1 - q) and P(event | result) + q, with q the upper bound of P(no result). Nothing changes where none failed.
     *
     * @param failed number of simulations without a result
     * @return the estimate with wider bounds
     */
    public Estimate withFailed(int failed) {
        if (failed == 0) {
            return this;
        }
        double lost = probability(failed, Math.toIntExact(simulations + failed)).high();
        return new Estimate(estimate, low * (1 - lost), Math.min(1, Math.max(estimate, high + lost)), simulations);
    }

    /**
     * Root of the mean square of independent normal errors whose mean is 0 or part of the error, with the χ² interval.
     *
     * @param errors at least one error
     * @return √(Σ e² / N), in the errors' unit
     */
    public static Estimate rms(double[] errors) {
        double squares = StatUtils.sumSq(errors);
        ChiSquaredDistribution chi = new ChiSquaredDistribution(null, errors.length);
        double low = Math.sqrt(squares / chi.inverseCumulativeProbability(0.5 + CONFIDENCE / 2));
        double high = Math.sqrt(squares / chi.inverseCumulativeProbability(0.5 - CONFIDENCE / 2));
        double rms = Math.sqrt(squares / errors.length);
        return new Estimate(rms, Math.min(low, rms), Math.max(high, rms), errors.length);
    }

    /**
     * Correlation of two quantities from independent pairs of normal values, with Fisher's interval tanh(artanh r ± z /
     * √(N - 3)) (doi:10.2307/2331838).
     *
     * @param x values of one quantity, at least four
     * @param y values of the other, as many
     * @return Pearson's r
     * @throws IllegalArgumentException if the lengths differ or are below four
     */
    public static Estimate correlation(double[] x, double[] y) {
        if (x.length != y.length || x.length < 4) {
            throw new IllegalArgumentException(
                    "x and y must have the same length of at least 4, was " + x.length + " and " + y.length);
        }
        double r = Math.max(-1, Math.min(1, new PearsonsCorrelation().correlation(x, y)));
        if (Math.abs(r) == 1) {
            return new Estimate(r, r, r, x.length);
        }
        double half = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + CONFIDENCE / 2)
                / Math.sqrt(x.length - 3.0);
        double z = FastMath.atanh(r);
        return new Estimate(r, Math.min(r, Math.tanh(z - half)), Math.max(r, Math.tanh(z + half)), x.length);
    }
}
