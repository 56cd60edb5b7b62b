package timdnn.tile;

import java.util.Arrays;

/**
 * What the wordlines are driven with in one access of every block: -1, 0 or +1 a row, as two bit planes laid out like a
 * column of {@link TernaryMatrix}.
 *
 * <p>A buffer to be filled again and again, so that a network allocates nothing per position. Not safe to share between
 * threads. Words may be written directly; bits beyond the last row must stay zero.
 */
public final class AccessInput {
    private final int rows;
    private final long[] plus;
    private final long[] minus;

    /**
     * An input of zeros.
     *
     * @param rows rows of the matrix it will drive, positive
     */
    public AccessInput(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be positive, was " + rows);
        }
        this.rows = rows;
        this.plus = new long[TernaryMatrix.wordsFor(rows)];
        this.minus = new long[plus.length];
    }

    /**
     * An input from its values.
     *
     * @param values one per row, each -1, 0 or 1
     * @return the input
     * @throws IllegalArgumentException if there is none or one is not ternary
     */
    public static AccessInput of(int... values) {
        AccessInput input = new AccessInput(values.length);
        for (int row = 0; row < values.length; row++) {
            input.set(row, values[row]);
        }
        return input;
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /**
     * Drives one row.
     *
     * @param row 0 to {@code rows() - 1}
     * @param value -1, 0 or 1
     */
    public void set(int row, int value) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row must be in 0 to " + (rows - 1) + ", was " + row);
        }
        if (value < -1 || value > 1) {
            throw new IllegalArgumentException("value of row " + row + " must be -1, 0 or 1, was " + value);
        }
        long bit = 1L << row;
        plus[row >>> 6] = value > 0 ? plus[row >>> 6] | bit : plus[row >>> 6] & ~bit;
        minus[row >>> 6] = value < 0 ? minus[row >>> 6] | bit : minus[row >>> 6] & ~bit;
    }

    /**
     * What a row is driven with.
     *
     * @param row 0 to {@code rows() - 1}
     * @return -1, 0 or 1
     */
    public int value(int row) {
        return (int) ((plus[row >>> 6] >>> row) & 1) - (int) ((minus[row >>> 6] >>> row) & 1);
    }

    /** Drives no row. */
    public void clear() {
        Arrays.fill(plus, 0);
        Arrays.fill(minus, 0);
    }

    /** {@return true if some row is driven with -1} */
    public boolean hasNegative() {
        for (long word : minus) {
            if (word != 0) {
                return true;
            }
        }
        return false;
    }

    /** {@return the number of rows with an active wordline} */
    public int activeRows() {
        int active = 0;
        for (int word = 0; word < plus.length; word++) {
            active += Long.bitCount(plus[word] | minus[word]);
        }
        return active;
    }

    /** The number of rows with an active wordline among {@code length} rows, at most 32, from {@code first}. */
    int activeRows(int first, int length) {
        return Long.bitCount(TernaryMatrix.bits(plus, 0, plus.length, first, length)
                | TernaryMatrix.bits(minus, 0, minus.length, first, length));
    }

    /** {@return the plane of rows driven with +1 itself, 64 rows a word, for the owner to fill} */
    public long[] plusWords() {
        return plus;
    }

    /** {@return the plane of rows driven with -1 itself, 64 rows a word, for the owner to fill} */
    public long[] minusWords() {
        return minus;
    }
}
