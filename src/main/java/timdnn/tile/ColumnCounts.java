package timdnn.tile;

import java.util.Arrays;

/**
 * The partial sums of the peripheral units: for each column the codes of the ADC on BL (products +1) and of the ADC on BLB
 * (products -1), accumulated over blocks and bits.
 *
 * <p>A buffer to be used again; not safe to share between threads.
 */
public final class ColumnCounts {
    private final int[] positive;
    private final int[] negative;

    /**
     * Sums of zero.
     *
     * @param columns number of columns, positive
     */
    public ColumnCounts(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("columns must be positive, was " + columns);
        }
        this.positive = new int[columns];
        this.negative = new int[columns];
    }

    /** {@return the number of columns} */
    public int columns() {
        return positive.length;
    }

    /** Sets every sum to zero. */
    public void clear() {
        Arrays.fill(positive, 0);
        Arrays.fill(negative, 0);
    }

    /** Doubles every sum: the shift between two bits of a bit-serial input, highest bit first. */
    public void shift() {
        for (int column = 0; column < positive.length; column++) {
            positive[column] <<= 1;
            negative[column] <<= 1;
        }
    }

    /**
     * Sum of the codes on BL.
     *
     * @param column the column
     * @return Σ n
     */
    public int positive(int column) {
        return positive[column];
    }

    /**
     * Sum of the codes on BLB.
     *
     * @param column the column
     * @return Σ k
     */
    public int negative(int column) {
        return negative[column];
    }

    /**
     * The signed product sum.
     *
     * @param column the column
     * @return Σ n - Σ k
     */
    public int difference(int column) {
        return positive[column] - negative[column];
    }

    /**
     * Adds to the sums of a column.
     *
     * @param column the column
     * @param n what to add to its positive sum
     * @param k what to add to its negative one
     */
    public void add(int column, int n, int k) {
        positive[column] += n;
        negative[column] += k;
    }
}
