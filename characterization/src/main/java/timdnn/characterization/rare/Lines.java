package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import timdnn.characterization.rare.form.CountedLimitState;
import timdnn.characterization.rare.form.DesignPoint;
import timdnn.characterization.rare.form.Vectors;

/** The lines of one failure region, and Φ(-t) of each. */
final class Lines {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private static final int STEPS = 6;
    /** Distance in σ from the surface within which a secant ends a line. */
    private static final double NEAR = 0.1;

    private static final double LONGEST_STEP = 2;

    private final CountedLimitState limitState;
    private final DesignPoint point;
    private final double reach;
    private final List<Double> values = new ArrayList<>(); // NaN: a line with a failed simulation
    private final SummaryStatistics answered = new SummaryStatistics();
    private final SummaryStatistics distances = new SummaryStatistics();
    private final SummaryStatistics slopes = new SummaryStatistics();

    Lines(CountedLimitState limitState, DesignPoint point, double reach) {
        this.limitState = limitState;
        this.point = point;
        this.reach = reach;
    }

    /** Follows a batch of lines in step: one batch of simulations for each step of those still under way. */
    void add(List<double[]> draws) {
        double[] alpha = point.alpha();
        int count = draws.size();
        List<double[]> across = draws.stream()
                .map(draw -> Vectors.plus(draw, -Vectors.dot(alpha, draw), alpha))
                .toList();
        double[] before = new double[count];
        double[] last = new double[count];
        double[] at = new double[count];
        Arrays.fill(last, Double.NaN);
        Arrays.fill(at, distances.getN() > 0 ? distances.getMean() : point.beta());
        double usual = slopes.getMean(); // NaN in the first batch
        double[] result = new double[count]; // Φ(-t); 0 where no surface is met
        boolean[] done = new boolean[count];
        for (int step = 0; step < STEPS; step++) {
            List<Integer> open = new ArrayList<>();
            List<double[]> points = new ArrayList<>();
            for (int line = 0; line < count; line++) {
                if (!done[line]) {
                    open.add(line);
                    points.add(Vectors.plus(across.get(line), at[line], alpha));
                }
            }
            double[] g = limitState.evaluate(points);
            for (int index = 0; index < g.length; index++) {
                int line = open.get(index);
                double slope = step == 0 ? usual : (last[line] - g[index]) / (at[line] - before[line]);
                boolean known = slope > 0;
                double left = known ? g[index] / slope : Math.copySign(0.5, g[index]);
                if (Double.isNaN(g[index])) {
                    result[line] = Double.NaN;
                    done[line] = true;
                } else if (step > 0 && known && (Math.abs(left) <= NEAR || step == STEPS - 1)) {
                    finish(at[line] + left, slope);
                    result[line] = tail(at[line] + left);
                    done[line] = true;
                } else if (g[index] > 0 && at[line] >= reach) {
                    done[line] = true;
                } else {
                    before[line] = at[line];
                    last[line] = g[index];
                    at[line] = Math.min(reach, at[line] + Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, left)));
                    // A secant needs two different points.
                    at[line] += Math.abs(at[line] - before[line]) < 0.02 ? 0.02 : 0;
                }
            }
        }
        for (double value : result) {
            values.add(value);
            if (!Double.isNaN(value)) {
                answered.addValue(value);
            }
        }
    }

    private void finish(double distance, double slope) {
        distances.addValue(distance);
        slopes.addValue(slope);
    }

    int size() {
        return values.size();
    }

    double mean() {
        return answered.getN() == 0 ? 0 : answered.getMean();
    }

    double varianceOfMean() {
        return answered.getN() < 2 ? 0 : answered.getVariance() / answered.getN();
    }

    double effective() {
        return answered.getSumsq() == 0 ? 0 : answered.getSum() * answered.getSum() / answered.getSumsq();
    }

    /** Mean with lines that failed counted as 0. */
    double least() {
        return size() == 0 ? 0 : answered.getSum() / size();
    }

    /** Mean with lines that failed counted as the largest of the others. */
    double most() {
        if (size() == 0) {
            return 0;
        }
        double worst = answered.getN() == 0 || answered.getMax() == 0 ? 1 : answered.getMax();
        return (answered.getSum() + (size() - answered.getN()) * worst) / size();
    }

    /** Sum of the lines' shares in the mean, the scale that regions with different numbers of lines have in common. */
    double scaledSum() {
        return mean();
    }

    double scaledSquares() {
        return answered.getN() == 0 ? 0 : answered.getSumsq() / answered.getN() / answered.getN();
    }

    double scaledLargest() {
        return answered.getN() == 0 ? 0 : answered.getMax() / answered.getN();
    }

    /** P(z > distance) of a standard normal. */
    static double tail(double distance) {
        return NORMAL.cumulativeProbability(-distance);
    }
}
