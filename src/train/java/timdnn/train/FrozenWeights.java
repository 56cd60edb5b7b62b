package timdnn.train;

import java.util.Arrays;

/**
 * Weights of a trained layer as the tile holds them, checked against what it can resolve.
 *
 * @param codes states of the cells {@code [column][row]}, each -1, 0 or +1
 * @param plus value of the state +1 in every column
 * @param minus minus the value of the state -1 in every column
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record FrozenWeights(byte[][] codes, int[] plus, int[] minus) {
    /** Checks that every block can be resolved. */
    FrozenWeights {
        for (byte[] column : codes) {
            requireResolvable(column);
        }
    }

    /** States that stand for themselves. */
    static FrozenWeights unit(byte[][] codes) {
        int[] ones = new int[codes.length];
        Arrays.fill(ones, 1);
        return new FrozenWeights(codes, ones, ones);
    }

    int columns() {
        return codes.length;
    }

    int rows() {
        return codes[0].length;
    }

    /** What the state of a cell stands for. */
    int value(int column, int row) {
        byte code = codes[column][row];
        return code * (code > 0 ? plus[column] : minus[column]);
    }

    /** Share of the weights that are zero, 0 to 1. */
    double zeroShare() {
        long zeros = 0;
        for (byte[] column : codes) {
            for (byte code : column) {
                zeros += code == 0 ? 1 : 0;
            }
        }
        return (double) zeros / ((long) columns() * rows());
    }

    private static void requireResolvable(byte[] column) {
        for (int start = 0; start < column.length; start += Ternarization.BLOCK_ROWS) {
            int plus = 0;
            int minus = 0;
            for (int row = start; row < Math.min(start + Ternarization.BLOCK_ROWS, column.length); row++) {
                if (Math.abs(column[row]) > 1) {
                    throw new IllegalArgumentException("weight must be ternary, was " + column[row]);
                }
                plus += column[row] > 0 ? 1 : 0;
                minus += column[row] < 0 ? 1 : 0;
            }
            if (Math.max(plus, minus) > Ternarization.MAX_PER_SIGN) {
                throw new IllegalArgumentException("a block must hold at most " + Ternarization.MAX_PER_SIGN
                        + " weights of a sign, was " + plus + " positive and " + minus + " negative");
            }
        }
    }
}
