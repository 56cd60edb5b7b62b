package timdnn.characterization.rareerror;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.NormalTail;
import timdnn.characterization.store.StoredEstimate;

/**
 * P(code ≠ n | S_n) by rare-event methods.
 *
 * @param n conducting cells
 * @param below P(code is one too low): the bitline stays above the threshold towards S_n-1
 * @param above P(code is one too high): the bitline falls below the threshold towards S_n+1
 */
public record SenseErrorRate(int n, Side below, Side above) {
    /** How a side is found about which a model alone says something; the distance in σ follows. */
    static final String NONE_FOUND = "FORM: no design point within ";

    /** Whether a method states what a model says and not what was counted; also as earlier versions named it. */
    static boolean isModel(String method) {
        return method.startsWith(NONE_FOUND) || method.endsWith("(FORM)");
    }

    /**
     * Whether no failure was found on either side, so that the probability is a model's statement and its upper end no bound.
     *
     * @return true if both sides are such
     */
    public boolean isModel() {
        return (below.isModel() || below.equals(Side.NONE)) && (above.isModel() || above.equals(Side.NONE));
    }

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
     * @param driven P with d = 0, 1, ... rows driven that have no product on the bitline, up to all others of the block; empty where it is
     *     not known. The probability above is the mean over d
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
            Map<String, Double> shares,
            List<Given> driven) {
        /** Copies list and map, keeping its order. */
        public Side {
            driven = List.copyOf(driven);
            shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        }

        /** The side of a state without a neighbour there. */
        public static final Side NONE = new Side(
                new Estimate(0, 0, 0, 0),
                0,
                0,
                0,
                0,
                Double.NaN,
                "no threshold",
                new Estimate(0, 0, 0, 0),
                Map.of(),
                List.of());

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
                    Map.of(),
                    List.of());
        }

        /** The side whose estimate a store has. */
        static Side of(StoredEstimate stored) {
            return new Side(
                    stored.probability(),
                    stored.relativeError(),
                    stored.effectiveSampleSize(),
                    stored.largestWeight(),
                    stored.failed(),
                    stored.beta(),
                    stored.method(),
                    NONE.check(),
                    Map.of(),
                    List.of());
        }

        /**
         * Whether it is a model's statement: FORM found no design point within its reach. The upper end of the probability is
         * then no bound.
         *
         * @return true for such a side
         */
        public boolean isModel() {
            return SenseErrorRate.isModel(method);
        }

        Side checkedBy(Estimate other) {
            return with(given(), other, shares, driven);
        }

        /**
         * With more relative errors, independent of the estimate's own.
         *
         * @param errors by driven rows, and last that of the mean
         * @param unknown share of comparators about which nothing is known, which count as wrong in the upper bounds
         */
        Side withErrors(List<Double> errors, double unknown) {
            return with(
                    given().withError(errors.get(errors.size() - 1)).withUnknown(unknown),
                    check,
                    shares,
                    IntStream.range(0, driven.size())
                            .mapToObj(
                                    d -> driven.get(d).withError(errors.get(d)).withUnknown(unknown))
                            .toList());
        }

        Side sharedBy(Map<String, Double> causes) {
            return with(given(), check, causes, driven);
        }

        Side drivenBy(List<Given> estimates) {
            return with(given(), check, shares, estimates);
        }

        /** Its probability as one that is given. */
        Given given() {
            return new Given(probability, relativeError);
        }

        private Side with(Given found, Estimate other, Map<String, Double> causes, List<Given> estimates) {
            return new Side(
                    found.probability(),
                    found.relativeError(),
                    effectiveSampleSize,
                    largestWeight,
                    failed,
                    beta,
                    method,
                    other,
                    causes,
                    estimates);
        }

        /**
         * P with so many driven rows.
         *
         * @param rows d, driven rows without a product on the bitline; more than were asked about count as the most
         * @return the estimate; that of any number where it is not known by d
         */
        public Estimate driven(int rows) {
            return driven.isEmpty()
                    ? probability
                    : driven.get(Math.min(rows, driven.size() - 1)).probability();
        }
    }

    /**
     * A probability under a condition.
     *
     * @param probability P with its 95 % interval
     * @param relativeError one standard error over it
     */
    public record Given(Estimate probability, double relativeError) {
        private Given withUnknown(double share) {
            return new Given(raised(probability, share), relativeError);
        }

        /** With one more relative error, independent of its own; the interval is then that of a lognormal estimate. */
        Given withError(double error) {
            double estimate = probability.estimate();
            if (!(estimate > 0) || Double.isInfinite(relativeError)) {
                return this;
            }
            double both = Math.hypot(relativeError, error);
            double factor = Math.exp(NormalTail.Z95 * both);
            return new Given(
                    new Estimate(
                            estimate, estimate / factor, Math.min(1, estimate * factor), probability.simulations()),
                    both);
        }
    }

    private static Estimate raised(Estimate found, double unknown) {
        return new Estimate(found.estimate(), found.low(), Math.min(1, found.high() + unknown), found.simulations());
    }

    /**
     * Both sides together with so many driven rows.
     *
     * @param rows d, driven rows without a product on the bitline
     * @return P(code ≠ n | n, d); P(code ≠ n) where it is not known by d
     */
    public Estimate total(int rows) {
        return sum(below.driven(rows), above.driven(rows));
    }

    /**
     * Both sides together. They exclude each other; their errors are independent, so that the interval is at most the sum
     * of the two.
     *
     * @return P(code ≠ n)
     */
    public Estimate total() {
        return sum(below.probability(), above.probability());
    }

    private static Estimate sum(Estimate a, Estimate b) {
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
