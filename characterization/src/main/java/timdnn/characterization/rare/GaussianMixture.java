package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.characterization.rare.form.DesignPoint;
import timdnn.characterization.rare.form.DesignPoints;
import timdnn.characterization.rare.form.Vectors;
import timdnn.characterization.sample.SampleStream;

/**
 * Sampling density q of importance sampling: normal densities around the design points, and two defensive ones around
 * the origin. Sample i is a function of its address; which component it comes from follows a low-discrepancy sequence
 * with a random start, so that each sample has density q and the shares hold closely in every stretch of the sequence.
 *
 * <p>Implementation notes. The nominal component bounds all weights by 1/share, which is what an upper bound without a
 * single failure rests on; it cannot find a missed region, where failures are as rare as they ever were. The wide one
 * can. Of all N(0, s²I), the one with the smallest second moment of the weights for a half-space at distance b has
 * 1 - 1/s² = (√(d² + b⁴) - d)/b²; for d = 18, b = 4.5 this is s = 1.36, with a second moment 15 times smaller than that
 * of the nominal density. Wider ones hit more often, with worse weights.
 */
final class GaussianMixture {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double NOMINAL_SHARE = 0.05;
    private static final double WIDE_SHARE = 0.05;
    /** Smallest share of a design point, relative to the largest. */
    private static final double SMALLEST = 0.1;

    private static final double GOLDEN = 0.6180339887498949;

    /** N(mean, scale² I) with a share of the samples. */
    private static final class Component {
        private final double share;
        private final double[] mean;
        private final double scale;

        Component(double share, double[] mean, double scale) {
            this.share = share;
            this.mean = mean;
            this.scale = scale;
        }
    }

    private final int dimension;
    private final List<Component> components = new ArrayList<>();

    GaussianMixture(int dimension, DesignPoints designPoints) {
        this.dimension = dimension;
        double b = Math.max(0.5, Math.abs(designPoints.nearestBeta()));
        double scale = wide(dimension, b);
        List<DesignPoint> points = designPoints.points();
        // Without a design point the two defensive components share the samples.
        double rest = points.isEmpty() ? 0 : 1 - NOMINAL_SHARE - WIDE_SHARE;
        double defence = (1 - rest) / 2;
        double nearest = Math.max(Double.MIN_VALUE, NORMAL.cumulativeProbability(-designPoints.nearestBeta()));
        double[] shares = points.stream()
                .mapToDouble(point -> Math.max(SMALLEST, NORMAL.cumulativeProbability(-point.beta()) / nearest))
                .toArray();
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int index = 0; index < shares.length; index++) {
            components.add(
                    new Component(rest * shares[index] / sum, points.get(index).point(), 1));
        }
        components.add(new Component(defence, new double[dimension], scale));
        components.add(new Component(defence, new double[dimension], 1));
    }

    /** Unit normals about some means, each with its share of what the two defensive densities leave; the nearest at b. */
    GaussianMixture(int dimension, List<double[]> means, double[] shares, double b) {
        this.dimension = dimension;
        double sum = Arrays.stream(shares).sum();
        for (int index = 0; index < shares.length; index++) {
            components.add(new Component(
                    (1 - NOMINAL_SHARE - WIDE_SHARE) * shares[index] / sum,
                    means.get(index).clone(),
                    1));
        }
        components.add(new Component(WIDE_SHARE, new double[dimension], wide(dimension, Math.max(0.5, b))));
        components.add(new Component(NOMINAL_SHARE, new double[dimension], 1));
    }

    private static double wide(int dimension, double b) {
        return 1 / Math.sqrt(1 - (Math.sqrt(1.0 * dimension * dimension + Math.pow(b, 4)) - dimension) / (b * b));
    }

    /** Sample of an index. */
    double[] draw(SampleStream stream, String state, long index) {
        double start = NORMAL.cumulativeProbability(stream.normal(state, 0, "component"));
        double position = start + index * GOLDEN;
        position -= Math.floor(position);
        Component chosen = components.get(components.size() - 1);
        double passed = 0;
        for (Component component : components) {
            passed += component.share;
            if (position < passed) {
                chosen = component;
                break;
            }
        }
        return Vectors.plus(chosen.mean, chosen.scale, stream.normals(state, index, dimension));
    }

    /** Weight φ(z)/q(z) of the balance heuristic (E. Veach and L. Guibas, doi:10.1145/218380.218498). */
    double weight(double[] z) {
        double[] logs = new double[components.size()];
        double largest = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < logs.length; index++) {
            Component component = components.get(index);
            double[] offset = Vectors.plus(z, -1, component.mean);
            logs[index] = Math.log(component.share)
                    - dimension * Math.log(component.scale)
                    - 0.5 * Vectors.dot(offset, offset) / (component.scale * component.scale)
                    + 0.5 * Vectors.dot(z, z);
            largest = Math.max(largest, logs[index]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return Math.exp(-largest) / sum;
    }
}
