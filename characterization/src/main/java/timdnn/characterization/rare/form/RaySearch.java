package timdnn.characterization.rare.form;

/** Moves a design point along its own direction onto the surface g = 0 of another limit state. */
final class RaySearch {
    private static final int STEPS = 4;

    private final CountedLimitState limitState;
    private final SearchLimits limits;

    RaySearch(CountedLimitState limitState, SearchLimits limits) {
        this.limitState = limitState;
        this.limits = limits;
    }

    DesignPoint polish(DesignPoint point) {
        double[] z = point.point();
        double[] alpha = point.alpha();
        double from = 0;
        double g = limitState.evaluate(z);
        // First step: by half a σ, to the side where the surface must be.
        double next = g > 0 ? 0.5 : -0.5;
        for (int step = 0; step < STEPS && !Double.isNaN(g); step++) {
            double[] moved = Vectors.plus(z, next, alpha);
            double there = limitState.evaluate(moved);
            double slope = (g - there) / (next - from);
            if (!(slope > 0)) {
                break;
            }
            double left = there / slope;
            if (Math.abs(left) <= limits.distance()) {
                return new DesignPoint(moved, alpha, Vectors.dot(alpha, moved) + left, there, true);
            }
            from = next;
            g = there;
            next = Math.max(from - 2, Math.min(from + 2, from + left));
            if (Vectors.norm(Vectors.plus(z, next, alpha)) > limits.beta()) {
                break;
            }
        }
        return new DesignPoint(z, alpha, point.beta(), point.g(), false);
    }
}
