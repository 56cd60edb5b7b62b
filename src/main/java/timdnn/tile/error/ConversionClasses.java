package timdnn.tile.error;

import timdnn.array.ArrayGeometry;
import timdnn.tile.TernaryMatrix;

/**
 * The converters of a matrix, sorted by the highest count that they can ever meet: the number of weights in their block of the
 * sign that discharges their bitline or, for inputs of both signs, of weights other than zero.
 *
 * <p>A converter is numbered {@code (block · columns + column) · 2 + side}, side 0 on BL and 1 on BLB. Immutable.
 */
final class ConversionClasses {
    /** Numbers of a converter in {@link #each}. */
    static final int NUMBERS = 4;

    /**
     * {@code [rank][number]} in one row, in the order of the classes: rows of the block that discharge the bitline when driven with +1, as
     * bits; those that do so when driven with -1; the block's first row; {@code 2 · column + side}.
     */
    private final int[] each;
    /** Rank of each class's first converter, and one more. */
    private final int[] start;

    ConversionClasses(TernaryMatrix weights, ArrayGeometry geometry, boolean signed) {
        int rows = geometry.rowsABlock();
        int columns = weights.columns();
        int converters = geometry.blocksFor(weights.rows()) * columns * 2;
        int[] same = new int[converters];
        int[] other = new int[converters];
        int[] bound = new int[converters];
        this.start = new int[rows + 2];
        for (int converter = 0; converter < converters; converter++) {
            int column = converter / 2 % columns;
            int first = converter / 2 / columns * rows;
            int plus = (int) weights.plusBits(column, first, rows);
            int minus = (int) weights.minusBits(column, first, rows);
            same[converter] = converter % 2 == 0 ? plus : minus;
            other[converter] = !signed ? 0 : converter % 2 == 0 ? minus : plus;
            bound[converter] = Integer.bitCount(same[converter] | other[converter]);
            start[bound[converter] + 1]++;
        }
        for (int each = 0; each <= rows; each++) {
            start[each + 1] += start[each];
        }
        int[] next = start.clone();
        this.each = new int[converters * NUMBERS];
        for (int converter = 0; converter < converters; converter++) {
            int at = next[bound[converter]]++ * NUMBERS;
            each[at] = same[converter];
            each[at + 1] = other[converter];
            each[at + 2] = converter / 2 / columns * rows;
            each[at + 3] = converter % (2 * columns);
        }
    }

    /** Number of converters whose count can reach {@code bound} and no more. */
    int size(int bound) {
        return start[bound + 1] - start[bound];
    }

    /** Rank of the first of these among all. */
    int first(int bound) {
        return start[bound];
    }

    /** Four numbers a converter, not to be changed. */
    int[] each() {
        return each;
    }

    /** Whether a rank is that of a converter. */
    boolean is(int rank, int firstRow, int bitline) {
        return each[rank * NUMBERS + 2] == firstRow && each[rank * NUMBERS + 3] == bitline;
    }
}
