package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.rare.form.CountedLimitState;

/** Samples of phase two, and the difference estimator over them. */
final class DifferenceSample {
    private final CandidatePool pool;
    private final Map<Integer, Double> answers = new HashMap<>();
    private final List<Integer> picks = new ArrayList<>();
    private final double first;
    private final double firstSecondMoment;

    DifferenceSample(CandidatePool pool) {
        this.pool = pool;
        first = pool.mean();
        firstSecondMoment = pool.secondMoment();
    }

    boolean knows(int candidate) {
        return answers.containsKey(candidate);
    }

    void add(List<Integer> more, List<Integer> fresh, double[] g) {
        for (int index = 0; index < g.length; index++) {
            answers.put(fresh.get(index), g[index]);
        }
        picks.addAll(more);
    }

    int size() {
        return picks.size();
    }

    double relativeError() {
        Difference difference = difference(Double.NaN);
        return difference.mean() > 0 ? difference.error() / difference.mean() : Double.POSITIVE_INFINITY;
    }

    RareEstimate estimate(CountedLimitState counted) {
        Difference middle = difference(Double.NaN);
        Difference least = difference(0);
        Difference most = difference(1);
        double sum = 0;
        double squares = 0;
        double largest = 0;
        double unseen = 0;
        for (int candidate : picks) {
            double factor = pool.factor(candidate);
            unseen = Math.max(unseen, factor);
            if (answers.get(candidate) <= 0) {
                sum += factor;
                squares += factor * factor;
                largest = Math.max(largest, factor);
            }
        }
        double probability = Math.max(0, Math.min(1, middle.mean()));
        double high = most.high();
        if (sum == 0) {
            // Nothing but the surrogate speaks of failures: also the bound of what four samples could have missed.
            high = Math.max(high, 3.7 * unseen / size());
        }
        return new RareEstimate(
                "surrogate-assisted importance sampling",
                probability,
                Math.min(probability, Math.max(0, least.low())),
                Math.min(1, Math.max(probability, high)),
                middle.mean() > 0 ? middle.error() / middle.mean() : Double.POSITIVE_INFINITY,
                counted.simulations(),
                counted.failed(),
                sum == 0 ? 0 : sum * sum / squares,
                sum == 0 ? 0 : largest / sum,
                List.of());
    }

    private record Difference(double mean, double error, double degrees) {
        double low() {
            return mean <= 0 || error > 0.5 * mean ? mean - reach() : mean * Math.exp(-spread());
        }

        double high() {
            return mean <= 0 || error > 0.5 * mean ? mean + reach() : mean * Math.exp(spread());
        }

        private double reach() {
            return WeightedSample.student(degrees) * error;
        }

        private double spread() {
            return WeightedSample.student(degrees) * Math.sqrt(Math.log1p(error * error / (mean * mean)));
        }
    }

    /** Failed simulations count as {@code failed}, or are left out if that is NaN. */
    private Difference difference(double failed) {
        int count = 0;
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        double weighted = 0;
        for (int candidate : picks) {
            double g = answers.get(candidate);
            double failing = Double.isNaN(g) ? failed : g <= 0 ? 1 : 0;
            if (!Double.isNaN(failing)) {
                double value = pool.factor(candidate) * (failing - pool.chance(candidate));
                count++;
                sum += value;
                squares += value * value;
                weighted += pool.weight(candidate) * value;
                fourth += value * value * value * value;
            }
        }
        if (count < 2) {
            return new Difference(first, 1, 1);
        }
        double mean = sum / count;
        double variance = Math.max(0, squares / count - mean * mean) / (count - 1);
        double degrees = fourth > 0 ? squares * squares / fourth - 1 : count - 1.0;
        double estimate = first + mean;
        // Variance of the candidates' mean of w 1{g ≤ 0}, its second moment by the same difference estimator.
        double secondMoment = Math.max(2 * estimate * estimate, firstSecondMoment + weighted / count);
        double ofCandidates = (secondMoment - estimate * estimate) / pool.size();
        return new Difference(estimate, Math.sqrt(variance + ofCandidates), degrees);
    }
}
