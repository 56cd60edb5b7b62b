package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.rare.form.LimitState;

/**
 * A surrogate of a limit state: a parabola along each axis through the origin,
 *
 * <pre>g̃(z) = g(0) + Σ a_i z_i + b_i z_i², a_i = (g_i+ - g_i-) / 2h, b_i = (g_i+ - 2 g(0) + g_i-) / 2h²,</pre>
 *
 * <p>with g_i± the limit state at ±h on axis i. It leaves out how variables act on each other, which is little where many
 * devices add up their currents. An axis with an evaluation that failed is left out.
 */
final class AxisQuadratic implements LimitState {
    private final double origin;
    private final double[] linear;
    private final double[] quadratic;

    private AxisQuadratic(double origin, double[] linear, double[] quadratic) {
        this.origin = origin;
        this.linear = linear;
        this.quadratic = quadratic;
    }

    /**
     * Fits it by 2·dimension + 1 evaluations in one batch.
     *
     * @param limitState the limit state
     * @param step h in σ, above 0
     */
    static AxisQuadratic about(LimitState limitState, double step) {
        int dimension = limitState.dimension();
        List<double[]> points = new ArrayList<>();
        points.add(new double[dimension]);
        for (int axis = 0; axis < dimension; axis++) {
            for (double sign : new double[] {step, -step}) {
                double[] point = new double[dimension];
                point[axis] = sign;
                points.add(point);
            }
        }
        double[] g = limitState.evaluate(points);
        double[] linear = new double[dimension];
        double[] quadratic = new double[dimension];
        for (int axis = 0; axis < dimension; axis++) {
            double up = g[1 + 2 * axis];
            double down = g[2 + 2 * axis];
            if (Double.isFinite(up) && Double.isFinite(down)) {
                linear[axis] = (up - down) / (2 * step);
                quadratic[axis] = (up - 2 * g[0] + down) / (2 * step * step);
            }
        }
        return new AxisQuadratic(g[0], linear, quadratic);
    }

    @Override
    public int dimension() {
        return linear.length;
    }

    @Override
    public double[] evaluate(List<double[]> points) {
        return points.stream().mapToDouble(this::at).toArray();
    }

    private double at(double[] z) {
        double sum = origin;
        for (int axis = 0; axis < z.length; axis++) {
            sum += (linear[axis] + quadratic[axis] * z[axis]) * z[axis];
        }
        return sum;
    }
}
