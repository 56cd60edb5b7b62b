package timdnn.train;

/** A trained layer as the tile holds it, all integers. Immutable. */
final class FrozenLayer {
    private static final int[] NONE = {};

    private final FrozenWeights weights;
    private final int[] period;
    private final int[] floorOfFirst;
    private final int[] bias;

    private FrozenLayer(FrozenWeights weights, int[] period, int[] floorOfFirst, int[] bias) {
        this.weights = weights;
        this.period = period;
        this.floorOfFirst = floorOfFirst;
        this.bias = bias;
        for (int step : period) {
            if (step == 0) {
                throw new IllegalArgumentException("period must not be zero");
            }
        }
    }

    /**
     * A layer that ends in a 2-bit activation with thresholds T, T + P and T + 2P.
     *
     * @param weights weights and what they stand for
     * @param period P of every column, not zero
     * @param floorOfFirst T - 1/2 of every column
     * @return the layer
     */
    static FrozenLayer hidden(FrozenWeights weights, int[] period, int[] floorOfFirst) {
        return new FrozenLayer(weights, period, floorOfFirst, NONE);
    }

    /**
     * The layer whose accumulator plus bias is the logit.
     *
     * @param weights weights and what they stand for
     * @param bias added to the accumulator of every column
     * @return the layer
     */
    static FrozenLayer output(FrozenWeights weights, int[] bias) {
        return new FrozenLayer(weights, NONE, NONE, bias);
    }

    int columns() {
        return weights.columns();
    }

    int rows() {
        return weights.rows();
    }

    /** What the state of a cell stands for. */
    int weight(int column, int row) {
        return weights.value(column, row);
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
        return weights.zeroShare();
    }
}
