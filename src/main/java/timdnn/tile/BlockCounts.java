package timdnn.tile;

/**
 * One column of one block in one access.
 *
 * @param positive rows of the block whose product is +1, as bits
 * @param negative rows whose product is -1
 * @param driven number of driven rows
 */
public record BlockCounts(long positive, long negative, int driven) {
    static BlockCounts of(long plus, long minus, long up, long down) {
        return new BlockCounts(
                Products.positive(plus, minus, up, down),
                Products.negative(plus, minus, up, down),
                Long.bitCount(up | down));
    }

    /** {@return n, cells that discharge BL} */
    public int n() {
        return Long.bitCount(positive);
    }

    /** {@return k, cells that discharge BLB} */
    public int k() {
        return Long.bitCount(negative);
    }
}
