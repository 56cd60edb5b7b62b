package timdnn.chip.shape;

/**
 * Operations of the special-function unit for each result of a layer, before pooling. Numbers need not be whole: a maximum
 * over windows that overlap takes 2.25 comparisons a result.
 *
 * @param relu rectifications a result
 * @param quantise quantisations a result
 * @param vector operations of vector lanes a result
 * @param scalar operations of scalar elements a result
 */
public record SpecialWork(double relu, double quantise, double vector, double scalar) {
    /** A rectification and a quantisation. */
    public static final SpecialWork RELU = new SpecialWork(1, 1, 0, 0);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public SpecialWork {
        for (double each : new double[] {relu, quantise, vector, scalar}) {
            if (!(each >= 0 && Double.isFinite(each))) {
                throw new IllegalArgumentException("operations a result must not be negative, were " + each);
            }
        }
    }

    /**
     * Whole operations for so many results.
     *
     * @param perResult operations a result
     * @param results how many results
     * @return their product, rounded up
     */
    public static long of(double perResult, long results) {
        return (long) Math.ceil(perResult * results - 1e-9);
    }
}
