package timdnn.characterization.rare;

import java.util.List;
import timdnn.characterization.rare.form.DesignPoint;

/**
 * Probability of a rare failure with its two-sided 95 % interval.
 *
 * @param method how it was found
 * @param probability estimate of P(g ≤ 0), from 0 to 1
 * @param low lower bound, with failed evaluations counted as safe
 * @param high upper bound, with failed evaluations counted as failing; above 0 also where no failure was seen
 * @param relativeError one standard error over the probability; infinite where no failure was seen
 * @param simulations number of all evaluations, those of the search for design points and of pilots included
 * @param failed number of evaluations that gave no answer, the search's included
 * @param effectiveSampleSize (Σv)²/Σv² over the weights v of the samples that failed; the number of failures for methods
 *     without weights
 * @param largestWeight share of the largest weight in Σv, from 0 to 1; 0 where no failure was seen
 * @param designPoints the design points behind it; empty for methods without any
 */
public record RareEstimate(
        String method,
        double probability,
        double low,
        double high,
        double relativeError,
        int simulations,
        int failed,
        double effectiveSampleSize,
        double largestWeight,
        List<DesignPoint> designPoints) {
    /** Checks that the interval encloses the probability. */
    public RareEstimate {
        if (!(0 <= low && low <= probability && probability <= high && high <= 1)) {
            throw new IllegalArgumentException(
                    "interval within 0 to 1 must enclose " + probability + ", was " + low + " to " + high);
        }
        designPoints = List.copyOf(designPoints);
    }

    /** The same estimate with the cost of what went before. */
    RareEstimate after(int earlierSimulations, int earlierFailed) {
        return new RareEstimate(
                method,
                probability,
                low,
                high,
                relativeError,
                simulations + earlierSimulations,
                failed + earlierFailed,
                effectiveSampleSize,
                largestWeight,
                designPoints);
    }

    RareEstimate withDesignPoints(List<DesignPoint> points) {
        return new RareEstimate(
                method,
                probability,
                low,
                high,
                relativeError,
                simulations,
                failed,
                effectiveSampleSize,
                largestWeight,
                points);
    }
}
