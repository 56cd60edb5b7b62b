package timdnn.characterization.rare.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One path of the improved HL-RF algorithm. At z, with gradient ∇g, the direction is d = [(∇g·z - g)/|∇g|²] ∇g - z; the
 * step is 1, ½, ¼ ... until the merit m = ½|z|² + c|g| with c &gt; |z|/|∇g| falls by a tenth of what its slope
 * promises.
 *
 * <p>Source: Y. Zhang and A. Der Kiureghian, Two improved algorithms for reliability analysis, in Reliability and
 * Optimization of Structural Systems, 1995, doi:10.1007/978-0-387-34866-7_32.
 */
final class HlrfPath {
    private static final int HALVINGS = 4;
    private static final double ARMIJO = 0.1;
    /** Distance in σ from the surface within which the best point of a path without convergence is still of use. */
    private static final double USEFUL = 0.5;

    private static final double USEFUL_ANGLE = 0.7;

    private final CountedLimitState limitState;
    private final SearchLimits limits;
    private final List<DesignPoint> known;

    HlrfPath(CountedLimitState limitState, SearchLimits limits, List<DesignPoint> known) {
        this.limitState = limitState;
        this.limits = limits;
        this.known = List.copyOf(known);
    }

    /** The design point, or nothing where the path leads out of reach or to a region that is known. */
    Optional<DesignPoint> follow(double[] start) {
        double[] z = start.clone();
        double g = Double.NaN;
        DesignPoint best = null;
        double bestScore = Double.POSITIVE_INFINITY;
        double lastScore = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (int iteration = 0; iteration < limits.iterations(); iteration++) {
            double[] values = around(z, g);
            g = values[0];
            double[] gradient = gradient(z, values);
            double slope = Vectors.norm(gradient);
            if (Double.isNaN(g) || !(slope > 0)) {
                break;
            }
            double[] alpha = Vectors.scaled(gradient, -1 / slope);
            double beta = Vectors.dot(alpha, z) + g / slope;
            double distance = Math.abs(g) / slope;
            double across = Vectors.norm(Vectors.plus(z, -Vectors.dot(alpha, z), alpha));
            // Near the origin an angle says nothing: a radius of 1 is the least that counts.
            double angle = across / Math.max(1, Vectors.norm(z));
            double score = Math.max(distance / limits.distance(), angle / limits.angle());
            if (score < bestScore && distance <= USEFUL && angle <= USEFUL_ANGLE) {
                best = new DesignPoint(z, alpha, beta, g, score <= 1);
                bestScore = score;
            }
            worse = score > 0.7 * lastScore ? worse + 1 : 0;
            lastScore = score;
            boolean stalled = worse >= 2 && distance <= limits.distance();
            if (score <= 1 || stalled || beaten(alpha, beta) || outOfReach(z, g, alpha)) {
                break;
            }
            double[] target = Vectors.scaled(alpha, Math.max(-limits.beta(), Math.min(limits.beta(), beta)));
            Step step = line(z, g, gradient, Vectors.plus(target, -1, z));
            if (step == null) {
                break;
            }
            z = step.z;
            g = step.g;
        }
        return Optional.ofNullable(best);
    }

    /** A point of the line search and its g. */
    private static final class Step {
        private final double[] z;
        private final double g;

        Step(double[] z, double g) {
            this.z = z;
            this.g = g;
        }
    }

    private Step line(double[] z, double g, double[] gradient, double[] direction) {
        double[] end = Vectors.plus(z, 1, direction);
        double slope = Vectors.norm(gradient);
        // By how much |g| should fall: to 0, unless the end was cut to what is within reach.
        double fall = -Math.signum(g) * Vectors.dot(gradient, direction);
        if (!(fall > 0)) {
            return null;
        }
        double penalty = 2 * Math.max(Vectors.norm(z) / slope, 0.5 * Vectors.dot(end, end) / fall);
        double merit = 0.5 * Vectors.dot(z, z) + penalty * Math.abs(g);
        double descent = Vectors.dot(z, direction) - penalty * fall;
        Step best = null;
        double lowest = merit;
        for (int halving = 0; halving <= HALVINGS; halving++) {
            double factor = Math.pow(0.5, halving);
            double[] trial = Vectors.plus(z, factor, direction);
            double there = limitState.evaluate(trial);
            double value = 0.5 * Vectors.dot(trial, trial) + penalty * Math.abs(there);
            if (value < lowest) {
                lowest = value;
                best = new Step(trial, there);
            }
            if (value <= merit + ARMIJO * factor * descent) {
                return new Step(trial, there);
            }
        }
        return best;
    }

    private boolean beaten(double[] alpha, double beta) {
        return known.stream().anyMatch(point -> point.isNear(alpha) && beta > point.beta() - 1);
    }

    private boolean outOfReach(double[] z, double g, double[] alpha) {
        double radius = Vectors.norm(z);
        return g > 0 && radius >= 0.999 * limits.beta() && Vectors.angle(z, alpha) < 0.3;
    }

    /** g at z, unless it is known, and at a step along each axis: one batch. */
    private double[] around(double[] z, double g) {
        List<double[]> points = new ArrayList<>();
        boolean first = Double.isNaN(g);
        if (first) {
            points.add(z);
        }
        for (int axis = 0; axis < z.length; axis++) {
            double[] moved = z.clone();
            moved[axis] += limits.step();
            points.add(moved);
        }
        double[] answers = limitState.evaluate(points);
        if (first) {
            return answers;
        }
        double[] values = new double[z.length + 1];
        values[0] = g;
        System.arraycopy(answers, 0, values, 1, z.length);
        return values;
    }

    /** One-sided differences: forward; backward where that failed, in one more batch; flat where both did. */
    private double[] gradient(double[] z, double[] values) {
        double[] gradient = new double[z.length];
        List<Integer> failed = new ArrayList<>();
        List<double[]> backward = new ArrayList<>();
        for (int axis = 0; axis < z.length; axis++) {
            gradient[axis] = (values[axis + 1] - values[0]) / limits.step();
            if (Double.isNaN(values[axis + 1])) {
                gradient[axis] = 0;
                failed.add(axis);
                double[] moved = z.clone();
                moved[axis] -= limits.step();
                backward.add(moved);
            }
        }
        if (Double.isNaN(values[0])) {
            return new double[z.length];
        }
        double[] answers = limitState.evaluate(backward);
        for (int index = 0; index < answers.length; index++) {
            if (!Double.isNaN(answers[index])) {
                gradient[failed.get(index)] = (values[0] - answers[index]) / limits.step();
            }
        }
        return gradient;
    }
}
