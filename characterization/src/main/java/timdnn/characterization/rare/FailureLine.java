package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.characterization.rare.form.DesignPoint;
import timdnn.characterization.rare.form.Vectors;

/**
 * g along the direction in which it falls, about a point: g(t) = at - slope · t, and along it the product φ(t) q(g(t)) with
 * the probability of failure q given g. Immutable.
 */
final class FailureLine {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** The line from here on, in σ, to {@link #FARTHEST}, with points {@link #FINE} apart. */
    private static final double NEAREST = -3;

    private static final double FARTHEST = 9;
    private static final double FINE = 0.05;

    /** Points of the line to a normal of the density. */
    private static final int POINTS = 10;

    /** The least share of a normal. */
    private static final double LEAST = 0.005;

    private final double[] direction;
    private final double at;
    private final double slope;

    FailureLine(double[] direction, double at, double slope) {
        this.direction = direction;
        this.at = at;
        this.slope = slope;
    }

    /** A place of the line. */
    double[] point(double t) {
        return Vectors.scaled(direction, t);
    }

    private double g(double t) {
        return at - slope * t;
    }

    /** ln of φ(t) q(g(t)), without a constant. */
    private double product(double t, DoubleUnaryOperator failing) {
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
                means.add(point(t(point)));
                shares.add(share);
            }
        }
        if (means.isEmpty()) {
            means.add(new double[dimension]);
            shares.add(1.0);
        }
        return new GaussianMixture(
                dimension, means, shares.stream().mapToDouble(share -> share).toArray(), Math.abs(best(failing)));
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
        double[] point = Arrays.copyOf(point(t), direction.length + 1);
        point[direction.length] = u;
        double[] alpha = beta > 0 ? Vectors.scaled(point, 1 / beta) : new double[point.length];
        if (beta == 0) {
            alpha[direction.length] = 1;
        }
        return new DesignPoint(point, alpha, beta, 0, beta > 0 && Double.isFinite(beta));
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
}
