package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import timdnn.characterization.rare.form.CountedLimitState;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.Vectors;
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
    private static final int GRADIENTS = 4;
    private static final double STEP = 0.5;
    /** Change of the point in σ below which it is found. */
    private static final double FOUND = 0.3;

    private final MixtureSampling sampling;

    /**
     * A sampler.
     *
     * @param stream draws of the experiment
     * @param state name of the state within the experiment
     * @param rule when to stop; its maximum includes the gradients
     */
    public MarginalImportance(SampleStream stream, String state, StoppingRule rule) {
        sampling = new MixtureSampling(stream, state, rule);
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
        FailureLine line = line(counted, mean);
        GaussianMixture mixture = line.mixture(limitState.dimension(), mean);
        int searched = counted.simulations();
        int searchFailed = counted.failed();
        WeightedSample sample = sampling.run(counted, mixture, new WeightedSample(mean), searched);
        return new MarginalSample(sample, failing, line.designPoint(mean), searched, searchFailed);
    }

    static DoubleUnaryOperator mean(List<DoubleUnaryOperator> failing) {
        return g -> failing.stream()
                .mapToDouble(one -> one.applyAsDouble(g))
                .average()
                .orElseThrow();
    }

    private static FailureLine line(CountedLimitState counted, DoubleUnaryOperator failing) {
        double[] z = new double[counted.dimension()];
        FailureLine line = new FailureLine(z, Double.NaN, 0);
        for (int gradients = 0; gradients < GRADIENTS; gradients++) {
            FailureLine found = about(counted, z);
            if (found == null) {
                break;
            }
            line = found;
            double[] next = found.point(found.best(failing));
            double moved = Vectors.norm(Vectors.plus(next, -1, z));
            z = next;
            if (moved < FOUND) {
                break;
            }
        }
        return line;
    }

    /** By one-sided differences, an axis whose simulation failed taken as flat; null where g itself is not known. */
    private static FailureLine about(CountedLimitState counted, double[] z) {
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
        return new FailureLine(direction, g[0] + slope * Vectors.dot(direction, z), slope);
    }
}
