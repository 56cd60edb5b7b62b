package timdnn.tile;

/** The product table of the cell on bit planes: which rows discharge BL, and which BLB. The two sets are disjoint. */
public final class Products {
    private Products() {}

    /**
     * Rows whose product is +1: weight and input have the same sign.
     *
     * @param plus rows with a positive weight, as bits
     * @param minus rows with a negative one
     * @param up rows driven with +1
     * @param down rows driven with -1
     * @return the rows, as bits
     */
    public static long positive(long plus, long minus, long up, long down) {
        return (plus & up) | (minus & down);
    }

    /**
     * Rows whose product is -1: weight and input have opposite signs.
     *
     * @param plus rows with a positive weight, as bits
     * @param minus rows with a negative one
     * @param up rows driven with +1
     * @param down rows driven with -1
     * @return the rows, as bits
     */
    public static long negative(long plus, long minus, long up, long down) {
        return (minus & up) | (plus & down);
    }
}
