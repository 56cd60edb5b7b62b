package timdnn.characterization.area;

/**
 * An area or a ratio of areas with the reach of its rules: not a confidence interval, since rules are assumed.
 *
 * @param estimate with the likely values, in m² for an area
 * @param low lower end
 * @param high upper end
 */
public record AreaInterval(double estimate, double low, double high) {
    /** Checks the order. */
    public AreaInterval {
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException("interval must enclose " + estimate + ", was " + low + " to " + high);
        }
    }

    /**
     * The same in another unit.
     *
     * @param factor factor, above 0
     * @return all three numbers times the factor
     */
    public AreaInterval times(double factor) {
        return new AreaInterval(estimate * factor, low * factor, high * factor);
    }
}
