package timdnn.network.onnx.operator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import timdnn.network.onnx.graph.OnnxConstant;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.TernaryMatrix;

/**
 * Real weights recognised as ternary: in each column one positive value, one negative value, and zero.
 *
 * @param matrix the states, {@code [row][column]}
 * @param encodings what the states stand for: one for all columns where they agree, else one a column
 */
record TernaryWeights(TernaryMatrix matrix, List<TernaryEncoding> encodings) {
    /** Where a weight is kept. */
    @FunctionalInterface
    interface Position {
        /** Index of the weight of a row and a column in the flat tensor. */
        int of(int row, int column);
    }

    /**
     * Recognises a matrix.
     *
     * @param factor positive number that all weights are multiplied by
     * @throws IllegalArgumentException if a column has two different positive or two different negative values, naming both
     */
    static TernaryWeights of(OnnxConstant tensor, int rows, int columns, Position position, double factor) {
        double[] plus = new double[columns];
        double[] minus = new double[columns];
        byte[][] states = new byte[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = tensor.value(position.of(row, column));
                if (value > 0) {
                    plus[column] = same(plus[column], value, "positive", column);
                    states[row][column] = 1;
                } else if (value < 0) {
                    minus[column] = same(minus[column], value, "negative", column);
                    states[row][column] = -1;
                } else if (Double.isNaN(value)) {
                    throw new IllegalArgumentException("must have ternary weights, but one is NaN");
                }
            }
        }
        return new TernaryWeights(TernaryMatrix.of(states), encodings(plus, minus, factor));
    }

    private static List<TernaryEncoding> encodings(double[] plus, double[] minus, double factor) {
        double onePlus = one(plus);
        double oneMinus = one(minus);
        if (!Double.isNaN(onePlus) && !Double.isNaN(oneMinus)) {
            return List.of(encoding(onePlus, oneMinus, factor));
        }
        List<TernaryEncoding> encodings = new ArrayList<>();
        for (int column = 0; column < plus.length; column++) {
            encodings.add(encoding(plus[column], minus[column], factor));
        }
        return Collections.unmodifiableList(encodings);
    }

    /** The one value other than 0 among columns: 0 if there is none, NaN if there are several. */
    private static double one(double[] values) {
        double one = 0;
        for (double value : values) {
            if (value != 0 && one != 0 && value != one) {
                return Double.NaN;
            }
            one = value == 0 ? one : value;
        }
        return one;
    }

    private static TernaryEncoding encoding(double plus, double minus, double factor) {
        double positive = plus != 0 ? plus : minus != 0 ? -minus : 1;
        double negative = minus != 0 ? -minus : positive;
        return TernaryEncoding.asymmetric(negative * factor, positive * factor);
    }

    private static double same(double seen, double value, String sign, int column) {
        if ((seen != 0 && seen != value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "must have ternary weights {-w2, 0, w1} in each output channel, but among the " + sign
                            + " ones of channel " + column + " are " + List.of((float) seen, (float) value));
        }
        return value;
    }

    /** The step of which all products with inputs of a step are multiples; 0 if there is none. */
    double step(double inputStep) {
        double step = encodings.get(0).plus();
        for (TernaryEncoding encoding : encodings) {
            if (encoding.plus() != step || encoding.minus() != step) {
                return 0;
            }
        }
        return step * inputStep;
    }
}
