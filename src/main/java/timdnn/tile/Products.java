package timdnn.tile;

/** The product table of the cell on bit planes: which rows discharge BL, and which BLB. The two sets are disjoint. */
final class Products {
    private Products() {}

    /** Rows whose product is +1: weight and input have the same sign. */
    static long positive(long plus, long minus, long up, long down) {
        return (plus & up) | (minus & down);
    }

    /** Rows whose product is -1: weight and input have opposite signs. */
    static long negative(long plus, long minus, long up, long down) {
        return (minus & up) | (plus & down);
    }
}
