package timdnn.tile;

import timdnn.array.ArrayGeometry;

/**
 * The conversions of each block of a matrix, sorted by the highest count they can ever have: the number of weights of the
 * sign that discharges their bitline or, for inputs of both signs, of weights other than zero.
 *
 * <p>A conversion is numbered {@code 2 · column} on BL and {@code 2 · column + 1} on BLB. Immutable.
 */
final class ConversionClasses {
    private final int conversions;
    /** Number of classes: counts from 0 to the rows of a block. */
    private final int classes;
    /** {@code [block][rank]}, flattened: conversions in the order of their class. */
    private final int[] order;
    /** {@code [block][class]}, flattened, one more than classes per block: rank of a class's first conversion. */
    private final int[] start;

    ConversionClasses(TernaryMatrix weights, ArrayGeometry geometry, boolean signed) {
        int blocks = geometry.blocksFor(weights.rows());
        this.conversions = 2 * weights.columns();
        this.classes = geometry.rowsABlock() + 1;
        this.order = new int[blocks * conversions];
        this.start = new int[blocks * (classes + 1)];
        int[] bound = new int[conversions];
        for (int block = 0; block < blocks; block++) {
            int first = block * geometry.rowsABlock();
            for (int column = 0; column < weights.columns(); column++) {
                int at = column * weights.words();
                long plus = TernaryMatrix.bits(weights.plus(), at, weights.words(), first, geometry.rowsABlock());
                long minus = TernaryMatrix.bits(weights.minus(), at, weights.words(), first, geometry.rowsABlock());
                bound[2 * column] = Long.bitCount(signed ? plus | minus : plus);
                bound[2 * column + 1] = Long.bitCount(signed ? plus | minus : minus);
            }
            sort(block, bound);
        }
    }

    private void sort(int block, int[] bound) {
        int at = block * (classes + 1);
        for (int each : bound) {
            start[at + each + 1]++;
        }
        for (int each = 0; each < classes; each++) {
            start[at + each + 1] += start[at + each];
        }
        int[] next = new int[classes];
        for (int conversion = 0; conversion < conversions; conversion++) {
            int each = bound[conversion];
            order[block * conversions + start[at + each] + next[each]++] = conversion;
        }
    }

    /** Number of conversions of a block whose count can reach {@code bound} and no more. */
    int size(int block, int bound) {
        int at = block * (classes + 1) + bound;
        return start[at + 1] - start[at];
    }

    /** One of these conversions. */
    int conversion(int block, int bound, int index) {
        return order[block * conversions + start[block * (classes + 1) + bound] + index];
    }
}
