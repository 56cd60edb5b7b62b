package timdnn.tile;

/**
 * How one access drives the wordlines from the two planes of an {@link InputBatch}.
 *
 * <p>A ternary input is one access, {@link #SIGNED}; with asymmetric weights {@link #LOW} (the positive rows) and then {@link
 * #HIGH} (the negative ones, as +1). An unsigned input of two bits is {@link #HIGH} with its sums shifted by one, and {@link
 * #LOW}.
 */
public enum Drive {
    /** Rows of the low plane with +1. */
    LOW,
    /** Rows of the high plane with +1. */
    HIGH,
    /** Rows of the low plane with +1, rows of the high plane with -1. */
    SIGNED;

    /**
     * Rows driven with +1.
     *
     * @param low the low plane's bits
     * @param high the high plane's bits
     * @return one of the two
     */
    public long up(long low, long high) {
        return this == HIGH ? high : low;
    }

    /**
     * Rows driven with -1.
     *
     * @param high the high plane's bits
     * @return those bits, or none
     */
    public long down(long high) {
        return this == SIGNED ? high : 0;
    }
}
