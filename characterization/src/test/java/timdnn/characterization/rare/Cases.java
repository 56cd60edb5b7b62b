package timdnn.characterization.rare;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.Vectors;
import timdnn.characterization.sample.SampleStream;

/** Limit states whose probability of failure is known. */
public final class Cases {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private Cases() {}

    /** A limit state and its probability of failure. */
    public record Case(String name, LimitState limitState, double probability) {}

    public static double phi(double beta) {
        return NORMAL.cumulativeProbability(-beta);
    }

    public static LimitState of(int dimension, ToDoubleFunction<double[]> g) {
        return new LimitState() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public double[] evaluate(List<double[]> points) {
                return points.stream().mapToDouble(g).toArray();
            }
        };
    }

    /** β minus the projection on a direction in which all variables take part. */
    public static Case linear(int dimension, double beta) {
        double[] alpha = slanted(dimension);
        return new Case("linear", of(dimension, z -> beta - Vectors.dot(alpha, z)), phi(beta));
    }

    /** Failure beyond β₁ along a direction, and beyond β₂ opposite to it. */
    public static Case twoSided(int dimension, double first, double second) {
        double[] alpha = slanted(dimension);
        return new Case(
                "two-sided",
                of(dimension, z -> Math.min(first - Vectors.dot(alpha, z), second + Vectors.dot(alpha, z))),
                phi(first) + phi(second));
    }

    /** Failure beyond β₁ along the first axis or beyond β₂ along the second. */
    public static Case twoAxes(int dimension, double first, double second) {
        return new Case(
                "two axes",
                of(dimension, z -> Math.min(first - z[0], second - z[1])),
                1 - (1 - phi(first)) * (1 - phi(second)));
    }

    /** g = β - z₀ + κ Σ z_i², i &gt; 0: P = E[Φ(-β - κ χ²(d - 1))]. */
    public static Case parabolic(int dimension, double beta, double curvature) {
        return new Case(
                "parabolic",
                of(dimension, z -> beta - z[0] + curvature * (Vectors.dot(z, z) - z[0] * z[0])),
                parabolicProbability(dimension, beta, curvature));
    }

    public static double parabolicProbability(int dimension, double beta, double curvature) {
        ChiSquaredDistribution chi = new ChiSquaredDistribution(null, dimension - 1.0);
        double high = dimension + 12 * Math.sqrt(2.0 * dimension) + 60;
        return new IterativeLegendreGaussIntegrator(32, 1e-10, 1e-300, 4, 64)
                .integrate(10_000_000, x -> phi(beta + curvature * x) * chi.density(x), 1e-12, high);
    }

    /**
     * The toy of a bitline: two regions along opposite directions, each g linear in one and with mild curvature in the
     * others; regions are exclusive for rare failures, so that probabilities add up.
     */
    public static Case toy(double first, double second) {
        int dimension = 18;
        double curvature = 0.01;
        return new Case(
                "toy",
                of(dimension, z -> {
                    double rest = curvature * (Vectors.dot(z, z) - z[0] * z[0]);
                    return Math.min(first - z[0], second + z[0]) - rest;
                }),
                parabolicProbability(dimension, first, -curvature)
                        + parabolicProbability(dimension, second, -curvature));
    }

    /** The same limit state with noise of a standard deviation in units of |g(0)|; a point always gets the same. */
    public static LimitState noisy(LimitState limitState, double noise) {
        double scale = noise * Math.abs(limitState.evaluate(List.of(new double[limitState.dimension()]))[0]);
        return of(limitState.dimension(), z -> {
            SampleStream stream = new SampleStream(Double.doubleToLongBits(Vectors.dot(z, z)), "noise", "");
            return limitState.evaluate(List.of(z))[0]
                    + scale * stream.normal("", Double.doubleToLongBits(Vectors.dot(z, slanted(z.length))), "");
        });
    }

    /** A surrogate of a limit state whose unit is σ, with an error of a standard deviation and an offset. */
    public static LimitState surrogate(LimitState limitState, double error, double offset) {
        return of(
                limitState.dimension(),
                z -> limitState.evaluate(List.of(z))[0]
                        + error * (Math.sin(3 * z[1]) + Math.sin(2 * z[0] + z[2]))
                        + offset);
    }

    public static double[] slanted(int dimension) {
        double[] alpha = new double[dimension];
        for (int axis = 0; axis < dimension; axis++) {
            alpha[axis] = (axis % 2 == 0 ? 1 : -1) / (1.0 + axis % 5);
        }
        return Vectors.scaled(alpha, 1 / Vectors.norm(alpha));
    }
}
