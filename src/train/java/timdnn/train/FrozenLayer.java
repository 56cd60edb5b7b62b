package timdnn.train;

/** A trained layer as the tile holds it, all integers, checked against what the tile can resolve. Immutable. */
final class FrozenLayer {
    private static final int[] NONE = {};

    private final byte[][] codes;
    private final int[] period;
    private final int[] floorOfFirst;
    private final int[] bias;

    private FrozenLayer(byte[][] codes, int[] period, int[] floorOfFirst, int[] bias) {
        this.codes = codes;
        this.period = period;
        this.floorOfFirst = floorOfFirst;
        this.bias = bias;
        for (byte[] column : codes) {
            requireResolvable(column);
        }
        for (int step : period) {
            if (step == 0) {
                throw new IllegalArgumentException("period must not be zero");
            }
        }
    }

    /**
     * A layer that ends in a 2-bit activation with thresholds T, T + P and T + 2P.
     *
     * @param codes {@code [column][row]}, each -1, 0 or +1
     * @param period P of every column, not zero
     * @param floorOfFirst T - 1/2 of every column
     * @return the layer
     */
    static FrozenLayer hidden(byte[][] codes, int[] period, int[] floorOfFirst) {
        return new FrozenLayer(codes, period, floorOfFirst, NONE);
    }

    /**
     * The layer whose accumulator plus bias is the logit.
     *
     * @param codes {@code [column][row]}, each -1, 0 or +1
     * @param bias added to the accumulator of every column
     * @return the layer
     */
    static FrozenLayer output(byte[][] codes, int[] bias) {
        return new FrozenLayer(codes, NONE, NONE, bias);
    }

    int columns() {
        return codes.length;
    }

    int rows() {
        return codes[0].length;
    }

    /** Weight -1, 0 or +1. */
    byte code(int column, int row) {
        return codes[column][row];
    }

    /** Slope of the activation, in codes per accumulator count, nearest float to 1/P. */
    float scale(int column) {
        return (float) (1.0 / period[column]);
    }

    /** Activation, before rounding, of a zero accumulator: 1/2 - T/P. */
    float offset(int column) {
        return (float) (0.5 - (floorOfFirst[column] + 0.5) / period[column]);
    }

    int bias(int column) {
        return bias[column];
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
