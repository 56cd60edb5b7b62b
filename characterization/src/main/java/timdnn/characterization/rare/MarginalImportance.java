package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.characterization.sample.SampleStream;

/**
 * Importance sampling where a part of what varies is known in closed form and independent of the rest: given g of the
 * variables that have to be simulated, the probability of failure is q(g), and P = E[q(g(z))] (D. Blackwell,
 * doi:10.1214/aoms/1177730497). q takes the place of the indicator g ≤ 0, so that every sample has its part in the estimate,
 * and a law of the known part with kinks or steps leaves no kink in what is sampled.
 *
 * <p>The density follows φ(z) q(g(z)) along the direction in which g falls: g is linear about the point at which that product is
 * largest, found from gradients at the origin and then at that point. Unit normals lie along the line half a σ apart, each
 * with the product's share there, so that a product with two maxima, one where the circuit errs and one where the known
 * part does, is covered by one density. Two defensive ones are those of {@link MeanShiftImportance}.
 */
public final class MarginalImportance {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final int GRADIENTS = 4;
    private static final double STEP = 0.5;
    /** The line from here on, in σ, to {@link #FARTHEST}, with points {@link #FINE} apart. */
    private static final double NEAREST = -3;

    private static final double FARTHEST = 9;
    private static final double FINE = 0.05;
    /** Points of the line to a normal of the density. */
    private static final int POINTS = 10;
    /** Change of the point in σ below which it is found, and the least share of a normal. */
    private static final double FOUND = 0.3;

    private static final double LEAST = 0.005;

    private final SampleStream stream;
    private final String state;
    private final StoppingRule rule;

    /**
     * A sampler.
     *
     * @param stream draws of the experiment
     * @param state name of the state within the experiment
     * @param rule when to stop; its maximum includes the gradients
     */
    public MarginalImportance(SampleStream stream, String state, StoppingRule rule) {
        this.stream = stream;
        this.state = state;
        this.rule = rule;
    }

    /**
     * Samples.
     *
     * @param limitState g; its points are those of the simulated variables alone
     * @param failing by condition the probability of failure q(g), falling with g; at least one. The rule stops by their
     *     mean
     * @return the samples, of which P is asked, under these conditions or others
     * @throws IllegalArgumentException if the rule leaves no sample after the gradients
     */
    public MarginalSample sample(LimitState limitState, List<DoubleUnaryOperator> failing) {
        CountedLimitState counted = new CountedLimitState(limitState);
        DoubleUnaryOperator mean = mean(failing);
        Line line = line(counted, mean);
        GaussianMixture mixture = line.mixture(limitState.dimension(), mean);
        int searched = counted.simulations();
        int searchFailed = counted.failed();
        int maximum = rule.maximum() - searched;
        if (maximum < 1) {
            throw new IllegalArgumentException(
                    "maximum must be above the " + searched + " simulations of the search, was " + rule.maximum());
        }
        WeightedSample sample = new WeightedSample(mean);
        while (sample.size() < maximum
                && (sample.size() < rule.minimum() || sample.relativeError() > rule.relativeError())) {
            List<double[]> points = new ArrayList<>();
            int end = Math.min(maximum, sample.size() + rule.batch());
            for (int index = sample.size(); index < end; index++) {
                points.add(mixture.draw(stream, state, index));
            }
            double[] g = counted.evaluate(points);
            for (int index = 0; index < g.length; index++) {
                sample.add(mixture.weight(points.get(index)), g[index]);
            }
        }
        return new MarginalSample(sample, failing, line.designPoint(mean), searched, searchFailed);
    }

    static DoubleUnaryOperator mean(List<DoubleUnaryOperator> failing) {
        return g -> failing.stream()
                .mapToDouble(one -> one.applyAsDouble(g))
                .average()
                .orElseThrow();
    }

    /** g along the direction in which it falls, about a point: g(t) = at + slope · t. */
    private static final class Line {
        private final double[] direction;
        private final double at;
        private final double slope;

        Line(double[] direction, double at, double slope) {
            this.direction = direction;
            this.at = at;
            this.slope = slope;
        }

        double g(double t) {
            return at - slope * t;
        }

        /** ln of φ(t) q(g(t)), without a constant. */
        double product(double t, DoubleUnaryOperator failing) {
            return Math.log(failing.applyAsDouble(g(t))) - 0.5 * t * t;
        }

        private static double t(int point) {
            return NEAREST + point * FINE;
        }

        private double[] products(DoubleUnaryOperator failing) {
            double[] products = new double[(int) Math.rint((FARTHEST - NEAREST) / FINE) + 1];
            for (int point = 0; point < products.length; point++) {
                products[point] = product(t(point), failing);
            }
            return products;
        }

        /** Where the product is largest; the origin where it is 0 all along. */
        double best(DoubleUnaryOperator failing) {
            double[] products = products(failing);
            double best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int point = 0; point < products.length; point++) {
                if (products[point] > most) {
                    most = products[point];
                    best = t(point);
                }
            }
            return best;
        }

        GaussianMixture mixture(int dimension, DoubleUnaryOperator failing) {
            double[] products = products(failing);
            double most = Arrays.stream(products).max().orElseThrow();
            List<double[]> means = new ArrayList<>();
            List<Double> shares = new ArrayList<>();
            double all = 0;
            for (double product : products) {
                all += Double.isInfinite(most) ? 0 : Math.exp(product - most);
            }
            for (int point = 0; point < products.length && all > 0; point += POINTS) {
                double share = 0;
                for (int part = Math.max(0, point - POINTS / 2);
                        part < Math.min(products.length, point + POINTS / 2);
                        part++) {
                    share += Math.exp(products[part] - most) / all;
                }
                if (share > LEAST) {
                    means.add(Vectors.scaled(direction, t(point)));
                    shares.add(share);
                }
            }
            if (means.isEmpty()) {
                means.add(new double[dimension]);
                shares.add(1.0);
            }
            return new GaussianMixture(
                    dimension,
                    means,
                    shares.stream().mapToDouble(share -> share).toArray(),
                    Math.abs(best(failing)));
        }

        /**
         * The most probable failure where the known part is one more standard normal variable, u with Φ(-u) = q: the point with
         * the least t² + u².
         */
        DesignPoint designPoint(DoubleUnaryOperator failing) {
            double least = Double.POSITIVE_INFINITY;
            double t = 0;
            double u = 0;
            for (double tried = 0; tried <= FARTHEST; tried += FINE) {
                double other = Math.max(0, quantile(failing.applyAsDouble(g(tried))));
                if (tried * tried + other * other < least) {
                    least = tried * tried + other * other;
                    t = tried;
                    u = other;
                }
            }
            double beta = Math.sqrt(least);
            double[] point = Arrays.copyOf(Vectors.scaled(direction, t), direction.length + 1);
            point[direction.length] = u;
            double[] alpha = beta > 0 ? Vectors.scaled(point, 1 / beta) : new double[point.length];
            if (beta == 0) {
                alpha[direction.length] = 1;
            }
            return new DesignPoint(point, alpha, beta, 0, beta > 0 && Double.isFinite(beta));
        }
    }

    /** u with Φ(-u) = q, as far as 38 σ; infinite for 0. */
    private static double quantile(double q) {
        double low = -9;
        double high = 38;
        if (!(q > NORMAL.cumulativeProbability(-high))) {
            return Double.POSITIVE_INFINITY;
        }
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (NORMAL.cumulativeProbability(-middle) > q) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Line line(CountedLimitState counted, DoubleUnaryOperator failing) {
        double[] z = new double[counted.dimension()];
        Line line = new Line(z, Double.NaN, 0);
        for (int gradients = 0; gradients < GRADIENTS; gradients++) {
            Line found = about(counted, z);
            if (found == null) {
                break;
            }
            line = found;
            double[] next = Vectors.scaled(found.direction, found.best(failing));
            double moved = Vectors.norm(Vectors.plus(next, -1, z));
            z = next;
            if (moved < FOUND) {
                break;
            }
        }
        return line;
    }

    /** By one-sided differences, an axis whose simulation failed taken as flat; null where g itself is not known. */
    private static Line about(CountedLimitState counted, double[] z) {
        List<double[]> points = new ArrayList<>();
        points.add(z);
        for (int axis = 0; axis < z.length; axis++) {
            double[] moved = z.clone();
            moved[axis] += STEP;
            points.add(moved);
        }
        double[] g = counted.evaluate(points);
        if (Double.isNaN(g[0])) {
            return null;
        }
        double[] gradient = new double[z.length];
        for (int axis = 0; axis < z.length; axis++) {
            gradient[axis] = Double.isNaN(g[axis + 1]) ? 0 : (g[axis + 1] - g[0]) / STEP;
        }
        double slope = Vectors.norm(gradient);
        double[] direction = slope > 0 ? Vectors.scaled(gradient, -1 / slope) : new double[z.length];
        return new Line(direction, g[0] + slope * Vectors.dot(direction, z), slope);
    }
}
