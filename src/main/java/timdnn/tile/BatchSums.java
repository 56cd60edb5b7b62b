package timdnn.tile;

import java.util.Arrays;

/**
 * What the peripheral units hold after the accesses of a batch: for each column and position the sums of the codes on BL and on
 * BLB over blocks and bits. A buffer to be used again; not safe to share between threads.
 */
public final class BatchSums {
    private final int columns;
    private final int positions;
    private final int[] positive;
    private final int[] negative;

    /**
     * Sums of zero.
     *
     * @param columns number of columns, positive
     * @param positions number of positions, positive
     */
    public BatchSums(int columns, int positions) {
        if (columns < 1 || positions < 1) {
            throw new IllegalArgumentException(
                    "columns and positions must be positive, were " + columns + " and " + positions);
        }
        this.columns = columns;
        this.positions = positions;
        this.positive = new int[columns * positions];
        this.negative = new int[columns * positions];
    }

    /** {@return the number of columns} */
    public int columns() {
        return columns;
    }

    /** {@return the number of positions} */
    public int positions() {
        return positions;
    }

    /** Sets every sum to zero. */
    public void clear() {
        Arrays.fill(positive, 0);
        Arrays.fill(negative, 0);
    }

    /** {@return Σ n itself, {@code [column][position]} in one row} */
    public int[] positive() {
        return positive;
    }

    /** {@return Σ k itself, {@code [column][position]} in one row} */
    public int[] negative() {
        return negative;
    }

    /**
     * Adds to one sum.
     *
     * @param column the column
     * @param position the position
     * @param onBlb whether to Σ k
     * @param value what to add
     */
    public void add(int column, int position, boolean onBlb, int value) {
        (onBlb ? negative : positive)[column * positions + position] += value;
    }
}
