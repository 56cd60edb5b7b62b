package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Weighted samples of one density, and what they say about the probability of failure, also of limit states that lie beside
 * the one that was sampled: the mean of P(g + s ≤ 0) over some shifts s, with shift 0 alone where none are named.
 */
final class WeightedSample {
    private static final double TAIL = 0.025;
    private static final double[] UNSHIFTED = {0};

    private final List<double[]> rows = new ArrayList<>();
    private final DoubleUnaryOperator failing;

    WeightedSample() {
        this(UNSHIFTED);
    }

    /** Of a limit state that is known but for one of these shifts, each as likely as any other. */
    WeightedSample(double[] shifts) {
        this(share(shifts.clone()));
    }

    /** Of a limit state of which g is known, and by g how probable a failure is. */
    WeightedSample(DoubleUnaryOperator failing) {
        this.failing = failing;
    }

    private enum Failed {
        SAFE,
        FAILING,
        LEFT_OUT
    }

    void add(double weight, double g) {
        rows.add(new double[] {weight, g});
    }

    int size() {
        return rows.size();
    }

    /** The same samples, asked about one shift alone. */
    WeightedSample at(double shift) {
        return at(share(new double[] {shift}));
    }

    /** The same samples with another probability of failure by g. */
    WeightedSample at(DoubleUnaryOperator other) {
        WeightedSample same = new WeightedSample(other);
        same.rows.addAll(rows);
        return same;
    }

    /** One standard error over the estimate; infinite where no failure was seen. */
    double relativeError() {
        return moments(Failed.LEFT_OUT).relativeError();
    }

    /**
     * Estimate. The interval is that of a lognormal estimator, with Student's quantile for as many degrees of freedom
     * as there are effective samples beyond the first. Without a failure, the upper bound is the largest probability
     * of a set that would have been missed in one of forty runs: the top 1 - 0.025^(1/N) of the weights.
     */
    RareEstimate estimate(String method) {
        Moments middle = moments(Failed.LEFT_OUT);
        Moments least = moments(Failed.SAFE);
        Moments most = moments(Failed.FAILING);
        double low = least.seen() == 0 ? 0 : least.mean() * Math.exp(-least.spread());
        double high = most.seen() == 0 ? unseen() : most.mean() * Math.exp(most.spread());
        double probability = Math.min(1, middle.mean());
        int failed = (int) rows.stream().filter(row -> Double.isNaN(row[1])).count();
        return new RareEstimate(
                method,
                probability,
                Math.min(low, probability),
                Math.min(1, Math.max(high, probability)),
                middle.relativeError(),
                rows.size(),
                failed,
                middle.effective(),
                middle.seen() == 0 ? 0 : middle.largest() / (middle.mean() * middle.count()),
                List.of());
    }

    /** Upper bound of the probability of a set of which no sample was seen. */
    double unseen() {
        double missed = rows.size() * (1 - Math.pow(TAIL, 1.0 / rows.size()));
        double[] weights = rows.stream().mapToDouble(row -> row[0]).sorted().toArray();
        double sum = 0;
        for (int index = weights.length - 1; index >= 0 && missed > 0; index--, missed--) {
            sum += Math.min(1, missed) * weights[index];
        }
        return Math.min(1, sum / rows.size());
    }

    private record Moments(int count, int seen, double mean, double variance, double effective, double largest) {
        double relativeError() {
            return seen == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(variance / count) / mean;
        }

        double spread() {
            double sigma = Math.sqrt(Math.log1p(relativeError() * relativeError()));
            return sigma * student(effective - 1);
        }
    }

    /** Quantile of Student's distribution, two-sided 95 %, at least one degree of freedom. */
    static double student(double degrees) {
        return new TDistribution(null, Math.max(1, degrees)).inverseCumulativeProbability(1 - TAIL);
    }

    /** Share of the shifts with which a sample fails. */
    private static DoubleUnaryOperator share(double[] shifts) {
        return g -> {
            int failing = 0;
            for (double shift : shifts) {
                failing += g + shift <= 0 ? 1 : 0;
            }
            return (double) failing / shifts.length;
        };
    }

    /** The estimate alone, samples that failed left out. */
    double probability() {
        return Math.min(1, moments(Failed.LEFT_OUT).mean());
    }

    private Moments moments(Failed treatment) {
        int count = 0;
        int seen = 0;
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (double[] row : rows) {
            boolean failed = Double.isNaN(row[1]);
            if (failed && treatment == Failed.LEFT_OUT) {
                continue;
            }
            count++;
            double value = row[0] * (failed ? (treatment == Failed.FAILING ? 1 : 0) : failing.applyAsDouble(row[1]));
            if (value > 0) {
                seen++;
                sum += value;
                squares += value * value;
                largest = Math.max(largest, value);
            }
        }
        if (seen == 0) {
            return new Moments(count, 0, 0, 0, 0, 0);
        }
        double mean = sum / count;
        double variance = Math.max(0, squares / count - mean * mean) * count / Math.max(1, count - 1);
        return new Moments(count, seen, mean, variance, sum * sum / squares, largest);
    }
}
