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
    /** Converters in the order of their class. */
    private final int[] order;
    /** In the same order: rows of the block that discharge the bitline when driven with +1, and with -1. */
    private final int[] up;

    private final int[] down;
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
        this.order = new int[converters];
        this.up = new int[converters];
        this.down = new int[converters];
        for (int converter = 0; converter < converters; converter++) {
            int rank = next[bound[converter]]++;
            order[rank] = converter;
            up[rank] = same[converter];
            down[rank] = other[converter];
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

    /** The converter with a rank. */
    int converter(int rank) {
        return order[rank];
    }

    /** Rows that discharge its bitline when driven with +1, as bits. */
    int up(int rank) {
        return up[rank];
    }

    /** Rows that do so when driven with -1. */
    int down(int rank) {
        return down[rank];
    }
}
