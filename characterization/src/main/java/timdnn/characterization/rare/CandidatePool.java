package timdnn.characterization.rare;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.characterization.rare.form.DesignPoint;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.Vectors;
import timdnn.characterization.sample.SampleStream;

/** Candidates of two-phase sampling: their weights, what the surrogate says, and how likely each is simulated. */
final class CandidatePool {
    /** Share of the draws that follow the surrogate; the others are even over the candidates. */
    static final double GUIDED = 0.8;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final int CHUNK = 1000;
    /**
     * Margin in units of s beyond which the surrogate is believed. A normal tail beyond it would put the guided draws,
     * and large corrections, among the many candidates that are safe; what fails there is left to the even draws.
     */
    private static final double BELIEVED = 3;

    private final GaussianMixture mixture;
    private final SampleStream stream;
    private final String state;
    private final double[] weights;
    private final double[] surrogate;
    private final double[] chance;
    private final double[] guide;
    private final double[] cumulative;
    private final int[] region;
    private final int regions;

    CandidatePool(
            LimitState model,
            List<DesignPoint> designPoints,
            GaussianMixture mixture,
            SampleStream stream,
            String state,
            int size) {
        regions = designPoints.size();
        region = new int[size];
        this.mixture = mixture;
        this.stream = stream;
        this.state = state + "/candidates";
        weights = new double[size];
        surrogate = new double[size];
        chance = new double[size];
        guide = new double[size];
        cumulative = new double[size];
        for (int start = 0; start < size; start += CHUNK) {
            double[][] points = new double[Math.min(CHUNK, size - start)][];
            for (int index = 0; index < points.length; index++) {
                points[index] = point(start + index);
                weights[start + index] = mixture.weight(points[index]);
                region[start + index] = nearest(designPoints, points[index]);
            }
            System.arraycopy(model.evaluate(Arrays.asList(points)), 0, surrogate, start, points.length);
        }
    }

    /** The region whose linearised surface a point is nearest to, or deepest behind. */
    private static int nearest(List<DesignPoint> points, double[] z) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int index = 0; index < points.size(); index++) {
            double distance =
                    points.get(index).beta() - Vectors.dot(points.get(index).alpha(), z);
            if (distance < least) {
                least = distance;
                nearest = index;
            }
        }
        return nearest;
    }

    /**
     * Sets π and the guided draws from mean and standard deviation of g - g̃ in each region.
     *
     * @param even whether each region gets as many draws as any other, and not as many as it needs
     */
    void allocate(double[] bias, double[] spread, boolean even) {
        double[] totals = new double[regions];
        for (int index = 0; index < size(); index++) {
            int at = region[index];
            chance[index] = chance((surrogate[index] + bias[at]) / Math.max(spread[at], Double.MIN_NORMAL));
            guide[index] = weights[index] * Math.sqrt(chance[index] * (1 - chance[index]));
            totals[at] += guide[index];
        }
        double sum = 0;
        for (int index = 0; index < size(); index++) {
            double total = totals[region[index]];
            sum += even && total > 0 ? guide[index] / total : guide[index];
            cumulative[index] = sum;
        }
    }

    int region(int index) {
        return region[index];
    }

    private static double chance(double margin) {
        if (Double.isNaN(margin)) {
            return 0; // a surrogate without an answer says nothing: left to the even draws
        }
        if (Math.abs(margin) > BELIEVED) {
            return margin > 0 ? 0 : 1;
        }
        return NORMAL.cumulativeProbability(-margin);
    }

    int size() {
        return weights.length;
    }

    double[] point(int index) {
        return mixture.draw(stream, state, index);
    }

    double surrogate(int index) {
        return surrogate[index];
    }

    double chance(int index) {
        return chance[index];
    }

    /** A candidate for a uniform number, {@code guided} of which follow the surrogate. */
    int pick(double uniform, double guided) {
        double total = cumulative[size() - 1];
        if (uniform >= guided || !(total > 0)) {
            double even = total > 0 ? (uniform - guided) / (1 - guided) : uniform;
            return (int) Math.min(size() - 1, even * size());
        }
        int found = Arrays.binarySearch(cumulative, uniform / guided * total);
        return Math.min(size() - 1, found < 0 ? -found - 1 : found);
    }

    /** w/(M r) of a draw. */
    double factor(int index) {
        double total = cumulative[size() - 1];
        double guided = total > 0 ? GUIDED * guide[index] / total * size() : GUIDED;
        return weights[index] / (guided + 1 - GUIDED);
    }

    /** Phase one: P̃ = (1/M) Σ w π. */
    double mean() {
        double sum = 0;
        for (int index = 0; index < size(); index++) {
            sum += weights[index] * chance[index];
        }
        return sum / size();
    }

    /**
     * Variance of w 1{g ≤ 0} under the mixture, if the surrogate is right but for its bias: that of a sample without it.
     * With π in place of the indicator, the tail of π among candidates of large weight would govern it.
     */
    double without() {
        double sum = 0;
        double squares = 0;
        for (int index = 0; index < size(); index++) {
            if (chance[index] >= 0.5) {
                sum += weights[index];
                squares += weights[index] * weights[index];
            }
        }
        double mean = sum / size();
        return squares / size() - mean * mean;
    }

    /** Relative error that the finite number of candidates leaves, if the surrogate is right but for its bias. */
    double relativeError() {
        return Math.sqrt(without() / size()) / mean();
    }

    /** E[w²π], the part of the second moment of w 1{g ≤ 0} that the surrogate explains. */
    double secondMoment() {
        double sum = 0;
        for (int index = 0; index < size(); index++) {
            sum += weights[index] * weights[index] * chance[index];
        }
        return sum / size();
    }

    /** Share of a region in {@link #mean()}. */
    double share(int of) {
        double sum = 0;
        for (int index = 0; index < size(); index++) {
            sum += region[index] == of ? weights[index] * chance[index] : 0;
        }
        return sum / (mean() * size());
    }

    double weight(int index) {
        return weights[index];
    }

    /** Variance of a sample of phase two if π is right. */
    double planned() {
        double sum = 0;
        for (int index = 0; index < size(); index++) {
            sum += weights[index] * factor(index) * chance[index] * (1 - chance[index]);
        }
        return sum / size();
    }
}
