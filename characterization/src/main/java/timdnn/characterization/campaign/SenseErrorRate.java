package timdnn.characterization.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.characterization.measure.Estimate;
import timdnn.characterization.measure.NormalTail;

/**
 * P(code ≠ n | S_n) by rare-event methods.
 *
 * @param n conducting cells
 * @param below P(code is one too low): the bitline stays above the threshold towards S_n-1
 * @param above P(code is one too high): the bitline falls below the threshold towards S_n+1
 */
public record SenseErrorRate(int n, Side below, Side above) {
    /**
     * One of the two neighbouring thresholds.
     *
     * @param probability P with its 95 % interval and all simulations behind it
     * @param relativeError one standard error over the probability, with a sense path that of the offset's σ in it; infinite
     *     where no failure was seen, 0 where there is no such threshold
     * @param effectiveSampleSize (Σw)²/Σw² over the failing samples
     * @param largestWeight share of the largest weight
     * @param failed simulations that gave no number
     * @param beta distance of the nearest design point from the origin in σ; NaN where there is none
     * @param method how it was found
     * @param check the same probability by subset simulation; no simulations where it was not asked for
     * @param shares share of each cause in the variance at the nearest design point (Hasofer and Lind's α²), summing to 1;
     *     empty without a sense path
     */
    public record Side(
            Estimate probability,
            double relativeError,
            double effectiveSampleSize,
            double largestWeight,
            int failed,
            double beta,
            String method,
            Estimate check,
            Map<String, Double> shares) {
        /** Copies the map, keeping its order. */
        public Side {
            shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        }

        /** The side of a state without a neighbour there. */
        public static final Side NONE = new Side(
                new Estimate(0, 0, 0, 0), 0, 0, 0, 0, Double.NaN, "no threshold", new Estimate(0, 0, 0, 0), Map.of());

        /**
         * A side by the normal tail.
         *
         * @param probability P with its interval
         * @return the side
         */
        public static Side normal(Estimate probability) {
            return new Side(
                    probability,
                    Double.NaN,
                    0,
                    0,
                    0,
                    Double.NaN,
                    "normal tail of the simulated mean and sigma",
                    new Estimate(0, 0, 0, 0),
                    Map.of());
        }

        Side checkedBy(Estimate other) {
            return with(probability, relativeError, other, shares);
        }

        /** With another relative error; the interval is that of a lognormal estimate. */
        Side withError(double error) {
            double factor = Math.exp(NormalTail.Z95 * error);
            double estimate = probability.estimate();
            Estimate wider = new Estimate(
                    estimate, estimate / factor, Math.min(1, estimate * factor), probability.simulations());
            return with(wider, error, check, shares);
        }

        Side sharedBy(Map<String, Double> causes) {
            return with(probability, relativeError, check, causes);
        }

        private Side with(Estimate found, double error, Estimate other, Map<String, Double> causes) {
            return new Side(found, error, effectiveSampleSize, largestWeight, failed, beta, method, other, causes);
        }
    }

    /**
     * Both sides together. They exclude each other; their errors are independent, so that the interval is at most the sum
     * of the two.
     *
     * @return P(code ≠ n)
     */
    public Estimate total() {
        Estimate a = below.probability();
        Estimate b = above.probability();
        return new Estimate(
                Math.min(1, a.estimate() + b.estimate()),
                Math.min(1, a.low() + b.low()),
                Math.min(1, a.high() + b.high()),
                a.simulations() + b.simulations());
    }

    /**
     * Relative standard error of the sum.
     *
     * @return one standard error over the probability; infinite where no failure was seen on either side
     */
    public double relativeError() {
        double sum = total().estimate();
        return sum > 0 ? Math.hypot(error(below), error(above)) / sum : Double.POSITIVE_INFINITY;
    }

    private static double error(Side side) {
        double probability = side.probability().estimate();
        return probability > 0 ? probability * side.relativeError() : 0;
    }

    /**
     * The side that most of the probability comes from.
     *
     * @return below or above
     */
    public Side dominant() {
        return below.probability().estimate() > above.probability().estimate() ? below : above;
    }
}
