package timdnn.tile;

import timdnn.array.ArrayGeometry;

/**
 * The converters of a matrix, sorted by the highest count that they can ever meet: the number of weights in their block of the
 * sign that discharges their bitline or, for inputs of both signs, of weights other than zero.
 *
 * <p>A converter is numbered {@code (block · columns + column) · 2 + side}, side 0 on BL and 1 on BLB. Immutable.
 */
final class ConversionClasses {
    /** Converters in the order of their class. */
    private final int[] order;
    /** Rank of each class's first converter, and one more. */
    private final int[] start;

    ConversionClasses(TernaryMatrix weights, ArrayGeometry geometry, boolean signed) {
        int rows = geometry.rowsABlock();
        int columns = weights.columns();
        int[] bound = new int[geometry.blocksFor(weights.rows()) * columns * 2];
        this.start = new int[rows + 2];
        for (int converter = 0; converter < bound.length; converter++) {
            int column = converter / 2 % columns;
            int first = converter / 2 / columns * rows;
            long plus = weights.plusBits(column, first, rows);
            long minus = weights.minusBits(column, first, rows);
            bound[converter] = Long.bitCount(signed ? plus | minus : converter % 2 == 0 ? plus : minus);
            start[bound[converter] + 1]++;
        }
        for (int each = 0; each <= rows; each++) {
            start[each + 1] += start[each];
        }
        int[] next = start.clone();
        this.order = new int[bound.length];
        for (int converter = 0; converter < bound.length; converter++) {
            order[next[bound[converter]]++] = converter;
        }
    }

    /** Number of converters whose count can reach {@code bound} and no more. */
    int size(int bound) {
        return start[bound + 1] - start[bound];
    }

    /** One of these converters. */
    int converter(int bound, int index) {
        return order[start[bound] + index];
    }
}
