package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the three states of a cell stand for: {-minus, 0, plus}, whole numbers from 1 to 15, so that every accumulator is
 * exact; the tile scales the counts of both signs after reading.
 */
sealed interface WeightLevels {
    /** Mean of the levels before training. */
    int INITIAL = 8;

    /** Which levels a network has. */
    enum Kind {
        /** {-1, 0, 1}. */
        UNIT,
        /** {-a, 0, b}, two numbers a layer. */
        ASYMMETRIC,
        /** {-s, 0, s}, a number for each column, which is an output channel. */
        PER_CHANNEL
    }

    /** Levels of a layer before training; nothing for {@link Kind#UNIT}. */
    static Optional<WeightLevels> initial(NDManager manager, Kind kind) {
        return switch (kind) {
            case UNIT -> Optional.empty();
            case ASYMMETRIC -> Optional.of(Learned.initial(manager));
            case PER_CHANNEL -> Optional.of(new OfChannels());
        };
    }

    /** The levels now, for latent weights {@code [column][row]}. */
    Whole whole(NDArray latent);

    /** The arrays that the optimiser updates, by name within the layer. */
    Map<String, NDArray> learned();

    private static NDArray rounded(NDArray level) {
        return StraightThrough.round(level.clip(1, 2 * INITIAL - 1));
    }

    /**
     * Two numbers that are learned with the weights, as trained ternary quantization does it with real ones (arXiv 1612.01064),
     * rounded in every step.
     *
     * @param plus value of the state +1, before rounding, {@code [1][1]}
     * @param minus minus the value of the state -1, before rounding, {@code [1][1]}
     */
    record Learned(NDArray plus, NDArray minus) implements WeightLevels {
        /** By how much they begin above and below their mean: from equal ones they hardly part. */
        private static final int APART = 2;

        private static Learned initial(NDManager manager) {
            return new Learned(level(manager, INITIAL + APART), level(manager, INITIAL - APART));
        }

        private static NDArray level(NDManager manager, int initial) {
            NDArray level = manager.ones(new Shape(1, 1)).mul(initial);
            level.attach(manager);
            level.setRequiresGradient(true);
            return level;
        }

        @Override
        public Whole whole(NDArray latent) {
            return new Whole(rounded(plus), rounded(minus));
        }

        @Override
        public Map<String, NDArray> learned() {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            arrays.put("plus", plus);
            arrays.put("minus", minus);
            return arrays;
        }
    }

    /**
     * s = 8 mean|w| over a column / mean|w| over the layer, rounded: the factor of ternary weight networks (arXiv 1605.04711), by
     * column. It follows the latent weights and has no gradient of its own.
     */
    record OfChannels() implements WeightLevels {
        private static final int ROWS = 1;

        @Override
        public Whole whole(NDArray latent) {
            NDArray magnitude = latent.stopGradient().abs();
            NDArray ofColumns = magnitude.mean(new int[] {ROWS}, true);
            NDArray both = rounded(ofColumns.div(magnitude.mean()).mul(INITIAL)).stopGradient();
            return new Whole(both, both);
        }

        @Override
        public Map<String, NDArray> learned() {
            return Map.of();
        }
    }

    /**
     * Whole numbers; gradients pass to what they were rounded from.
     *
     * @param plus value of the state +1, {@code [1][1]} for a layer or {@code [column][1]}
     * @param minus minus the value of the state -1, of the same shape
     */
    record Whole(NDArray plus, NDArray minus) {
        /** Weights of a tile's states. */
        NDArray weights(NDArray codes) {
            NDArray negative = codes.stopGradient().lt(0).toType(DataType.FLOAT32, false);
            return codes.mul(minus.mul(negative).add(plus.mul(negative.neg().add(1f))));
        }

        /** States of a tile and what they stand for in each column. */
        FrozenWeights frozen(byte[][] codes) {
            return new FrozenWeights(codes, integers(plus, codes.length), integers(minus, codes.length));
        }

        /** Mean square of both levels over all columns. */
        double meanSquare() {
            return plus.square().add(minus.square()).stopGradient().mean().getFloat() / 2;
        }

        private static int[] integers(NDArray level, int columns) {
            float[] values = level.toFloatArray();
            int[] integers = new int[columns];
            for (int column = 0; column < columns; column++) {
                integers[column] = Math.round(values[values.length == 1 ? 0 : column]);
            }
            return integers;
        }
    }
}
