package timdnn.characterization.rare.form;

/**
 * Limits of a search for design points. All lengths are in the space of standard normal variables, that is in σ.
 *
 * <p>Implementation notes. Importance sampling from a mean that is off by δ along the surface costs exp(δ²) times the
 * samples, so that a search need not be exact. The step is long because noise of relative size ν turns the gradient by
 * ν·β·√(2·dimension)/step rad: with ν = 1e-3, β = 4.5 and 18 variables by 0.05 rad at the standard step of 0.5, and by
 * 0.27 rad at 0.1.
 *
 * @param step step of the one-sided differences, above 0
 * @param distance largest distance |g|/|∇g| from the surface of a point that has converged, above 0
 * @param angle largest angle in rad between such a point and -∇g, above 0
 * @param iterations largest number of gradients from one start, at least 1
 * @param beta distance from the origin up to which is searched, above 0
 * @param regions largest number of failure regions, at least 1
 */
public record SearchLimits(double step, double distance, double angle, int iterations, double beta, int regions) {
    /** For limit states on SPICE: up to β = 7.5, since beyond that a failure matters to nobody. */
    public static final SearchLimits SPICE = new SearchLimits(0.5, 0.05, 0.1, 8, 7.5, 4);

    /** Checks the ranges. */
    public SearchLimits {
        requirePositive(step, "step");
        requirePositive(distance, "distance");
        requirePositive(angle, "angle");
        requirePositive(iterations, "iterations");
        requirePositive(beta, "beta");
        requirePositive(regions, "regions");
    }

    /**
     * Step 0.5, distance 0.05, angle 0.1 rad, 8 gradients, up to β = 12, 4 regions.
     *
     * @return the standard limits
     */
    public static SearchLimits standard() {
        return new SearchLimits(0.5, 0.05, 0.1, 8, 12, 4);
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }
}
