package timdnn.tile;

/**
 * One column of one block in one access.
 *
 * @param positive rows of the block whose product is +1, as bits
 * @param negative rows whose product is -1
 * @param driven number of driven rows
 */
public record BlockCounts(long positive, long negative, int driven) {
    /**
     * The products of a block.
     *
     * @param plus rows of the block with a positive weight, as bits
     * @param minus rows with a negative one
     * @param up rows driven with +1
     * @param down rows driven with -1
     * @return the counts
     */
    public static BlockCounts of(long plus, long minus, long up, long down) {
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
