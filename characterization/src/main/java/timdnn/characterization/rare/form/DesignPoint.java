package timdnn.characterization.rare.form;

import java.util.Arrays;

/**
 * A design point: the point of a failure region that is nearest to the origin, hence its most probable one. To first
 * order (FORM) the region has probability Φ(-β). Immutable.
 *
 * <p>Source: A. Hasofer and N. Lind, Exact and invariant second-moment code format, J. Eng. Mech. Div. 100 (1974).
 */
public final class DesignPoint {
    /** Angle in rad below which two directions are the same region. */
    private static final double SAME_REGION = 0.25;

    private final double[] point;
    private final double[] alpha;
    private final double beta;
    private final double g;
    private final boolean converged;

    /**
     * A design point.
     *
     * @param point z
     * @param alpha unit vector along -∇g, from the safe side to the failing one
     * @param beta reliability index, the distance from the origin along alpha; negative where the origin fails
     * @param g limit state at the point
     * @param converged whether the search met its limits there
     */
    public DesignPoint(double[] point, double[] alpha, double beta, double g, boolean converged) {
        if (point.length != alpha.length) {
            throw new IllegalArgumentException("alpha must have " + point.length + " components, was " + alpha.length);
        }
        this.point = point.clone();
        this.alpha = alpha.clone();
        this.beta = beta;
        this.g = g;
        this.converged = converged;
    }

    /**
     * The point.
     *
     * @return z, a copy
     */
    public double[] point() {
        return point.clone();
    }

    /**
     * Direction from the safe side to the failing one.
     *
     * @return a unit vector, a copy; the squares of its components are the shares of the variables in the variance of g
     */
    public double[] alpha() {
        return alpha.clone();
    }

    /**
     * Reliability index.
     *
     * @return β = α·z + g/|∇g|: the distance of the linearised surface from the origin
     */
    public double beta() {
        return beta;
    }

    /**
     * Limit state at the point.
     *
     * @return g, near 0
     */
    public double g() {
        return g;
    }

    /**
     * Whether the search met its limits.
     *
     * @return false for the best point of a search that ran out of iterations or into noise
     */
    public boolean converged() {
        return converged;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DesignPoint that
                && Arrays.equals(point, that.point)
                && Arrays.equals(alpha, that.alpha)
                && Double.compare(beta, that.beta) == 0
                && Double.compare(g, that.g) == 0
                && converged == that.converged;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point) * 31 + Double.hashCode(g);
    }

    @Override
    public String toString() {
        return "DesignPoint[beta=" + beta + ", g=" + g + ", converged=" + converged + ", alpha="
                + Arrays.toString(alpha) + "]";
    }

    /** Whether a direction is that of this point's region. */
    boolean isNear(double[] direction) {
        return Vectors.angle(alpha, direction) < SAME_REGION;
    }
}
