package timdnn.tile;

import timdnn.array.ArrayGeometry;

/**
 * Ternary weights {@code [row][column]}, row = wordline, column = bitline pair, as two bit planes a column: one bit set where
 * the weight is +1, one where it is -1. Sixty-four rows a word, row 0 in the lowest bit, unused bits zero.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class TernaryMatrix {
    private final int rows;
    private final int columns;
    private final int words;
    /** {@code [column][word]}, flattened; shared with the kernels of this package, never changed. */
    private final long[] plus;

    private final long[] minus;

    /** What the packed kernel asks at every access, for blocks of sixteen rows. */
    private final int mostOfOneSign;

    private final int mostNonZero;

    private TernaryMatrix(int rows, int columns, long[] plus, long[] minus) {
        this.rows = rows;
        this.columns = columns;
        this.words = wordsFor(rows);
        this.plus = plus;
        this.minus = minus;
        this.mostOfOneSign = mostOfOneSignPerBlock(ArrayGeometry.PAPER);
        this.mostNonZero = mostNonZeroPerBlock(ArrayGeometry.PAPER);
    }

    /**
     * A matrix from its values.
     *
     * @param values {@code [row][column]}, each -1, 0 or 1; at least one row and one column
     * @return the matrix
     * @throws IllegalArgumentException if rows differ in length, the matrix is empty, or a value is not ternary
     */
    public static TernaryMatrix of(byte[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("values must have at least one row and one column");
        }
        int rows = values.length;
        int columns = values[0].length;
        int words = wordsFor(rows);
        long[] plus = new long[columns * words];
        long[] minus = new long[columns * words];
        for (int row = 0; row < rows; row++) {
            if (values[row].length != columns) {
                throw new IllegalArgumentException(
                        "values[" + row + "] must have " + columns + " columns, had " + values[row].length);
            }
            for (int column = 0; column < columns; column++) {
                int word = column * words + (row >>> 6);
                switch (values[row][column]) {
                    case 1 -> plus[word] |= 1L << row;
                    case -1 -> minus[word] |= 1L << row;
                    case 0 -> {}
                    default ->
                        throw new IllegalArgumentException(
                                "values[" + row + "][" + column + "] must be -1, 0 or 1, was " + values[row][column]);
                }
            }
        }
        return new TernaryMatrix(rows, columns, plus, minus);
    }

    static int wordsFor(int rows) {
        return (rows + 63) >>> 6;
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of columns} */
    public int columns() {
        return columns;
    }

    /**
     * One weight.
     *
     * @param row 0 to {@code rows() - 1}
     * @param column 0 to {@code columns() - 1}
     * @return -1, 0 or 1
     */
    public int value(int row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("no weight at row " + row + ", column " + column);
        }
        int word = column * words + (row >>> 6);
        return (int) ((plus[word] >>> row) & 1) - (int) ((minus[word] >>> row) & 1);
    }

    /**
     * Share of weights that are zero.
     *
     * @return 0 to 1
     */
    public double zeroShare() {
        long set = 0;
        for (int word = 0; word < plus.length; word++) {
            set += Long.bitCount(plus[word] | minus[word]);
        }
        return 1 - set / ((double) rows * columns);
    }

    /**
     * The most weights of one sign in any block of a column: no count can exceed it while inputs are not negative.
     *
     * @param geometry rows of a block
     * @return 0 to the rows of a block
     */
    public int mostOfOneSignPerBlock(ArrayGeometry geometry) {
        int most = 0;
        for (int column = 0; column < columns; column++) {
            for (int block = 0; block < geometry.blocksFor(rows); block++) {
                most = Math.max(most, Long.bitCount(blockOf(plus, column, block, geometry.rowsABlock())));
                most = Math.max(most, Long.bitCount(blockOf(minus, column, block, geometry.rowsABlock())));
            }
        }
        return most;
    }

    /**
     * The most weights other than zero in any block of a column: no count can exceed it whatever the inputs.
     *
     * @param geometry rows of a block
     * @return 0 to the rows of a block
     */
    public int mostNonZeroPerBlock(ArrayGeometry geometry) {
        int most = 0;
        for (int column = 0; column < columns; column++) {
            for (int block = 0; block < geometry.blocksFor(rows); block++) {
                long set = blockOf(plus, column, block, geometry.rowsABlock())
                        | blockOf(minus, column, block, geometry.rowsABlock());
                most = Math.max(most, Long.bitCount(set));
            }
        }
        return most;
    }

    private long blockOf(long[] plane, int column, int block, int rowsABlock) {
        return bits(plane, column * words, words, block * rowsABlock, rowsABlock);
    }

    /**
     * Rows with weight +1 of one column, as bits.
     *
     * @param column the column
     * @param first the first row
     * @param length how many rows, at most 32; those beyond the last are 0
     * @return row {@code first} in the lowest bit
     */
    public long plusBits(int column, int first, int length) {
        return bits(plus, column * words, words, first, length);
    }

    /**
     * Rows with weight -1 of one column, as bits.
     *
     * @param column the column
     * @param first the first row
     * @param length how many rows, at most 32; those beyond the last are 0
     * @return row {@code first} in the lowest bit
     */
    public long minusBits(int column, int first, int length) {
        return bits(minus, column * words, words, first, length);
    }

    /** Up to 32 bits from {@code firstBit} of a plane of {@code words} words at {@code offset}; may straddle two words. */
    static long bits(long[] plane, int offset, int words, int firstBit, int length) {
        int word = firstBit >>> 6;
        int shift = firstBit & 63;
        long value = plane[offset + word] >>> shift;
        if (shift + length > 64 && word + 1 < words) {
            value |= plane[offset + word + 1] << (64 - shift);
        }
        return value & ((1L << length) - 1);
    }

    int words() {
        return words;
    }

    /** {@return the most weights of one sign that sixteen rows of a column have, from a multiple of 16 on} */
    public int mostOfOneSignInSixteenRows() {
        return mostOfOneSign;
    }

    /** {@return the most weights other than 0 that they have} */
    public int mostNonZeroInSixteenRows() {
        return mostNonZero;
    }

    /** {@return the plane of weights +1 itself, 64 rows a word and column after column; not to be changed} */
    public long[] plus() {
        return plus;
    }

    /** {@return the plane of weights -1 itself, laid out the same; not to be changed} */
    public long[] minus() {
        return minus;
    }
}
