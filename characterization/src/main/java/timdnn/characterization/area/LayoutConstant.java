package timdnn.characterization.area;

/**
 * A number of a layout rule, three times: assumed, not simulated. The order is that of the areas they lead to, so that a
 * number in a denominator falls from compact to loose.
 *
 * @param compact value of the smallest area
 * @param likely value expected
 * @param loose value of the largest area
 */
public record LayoutConstant(double compact, double likely, double loose) {
    /** Checks the ranges: all at least 0, and the likely one between the others. */
    public LayoutConstant {
        boolean between = Math.min(compact, loose) <= likely && likely <= Math.max(compact, loose);
        if (!(between && compact >= 0 && loose >= 0 && Double.isFinite(compact) && Double.isFinite(loose))) {
            throw new IllegalArgumentException("values must be finite, not negative, and likely the middle one, were "
                    + compact + ", " + likely + ", " + loose);
        }
    }

    /**
     * A number without uncertainty.
     *
     * @param value the number, at least 0
     * @return the same three times
     */
    public static LayoutConstant exactly(double value) {
        return new LayoutConstant(value, value, value);
    }

    /**
     * One of the values.
     *
     * @param density which
     * @return the number
     */
    public double at(Density density) {
        return switch (density) {
            case COMPACT -> compact;
            case LIKELY -> likely;
            case LOOSE -> loose;
        };
    }
}
