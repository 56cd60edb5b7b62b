package timdnn.characterization.rare.form;

import java.util.List;

/** A limit state that counts its simulations and those that failed, and checks the number of answers. */
public final class CountedLimitState implements LimitState {
    private final LimitState limitState;
    private int simulations;
    private int failed;

    /**
     * Counts from 0 on.
     *
     * @param limitState the limit state, of at least one variable
     */
    public CountedLimitState(LimitState limitState) {
        if (limitState.dimension() < 1) {
            throw new IllegalArgumentException("dimension must be at least 1, was " + limitState.dimension());
        }
        this.limitState = limitState;
    }

    @Override
    public int dimension() {
        return limitState.dimension();
    }

    @Override
    public double[] evaluate(List<double[]> points) {
        if (points.isEmpty()) {
            return new double[0];
        }
        double[] g = limitState.evaluate(List.copyOf(points));
        if (g.length != points.size()) {
            throw new IllegalArgumentException(
                    "limit state must answer for " + points.size() + " points, was " + g.length);
        }
        simulations += g.length;
        for (double value : g) {
            if (Double.isNaN(value)) {
                failed++;
            }
        }
        return g;
    }

    /**
     * One point.
     *
     * @param point coordinates
     * @return g there; NaN where the simulation failed
     */
    public double evaluate(double[] point) {
        return evaluate(List.of(point))[0];
    }

    /**
     * Evaluations so far.
     *
     * @return a count
     */
    public int simulations() {
        return simulations;
    }

    /**
     * Those of them that failed.
     *
     * @return a count
     */
    public int failed() {
        return failed;
    }
}
