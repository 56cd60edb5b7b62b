package timdnn.network.onnx;

import java.util.List;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.TernaryMatrix;

/**
 * Real weights recognised as ternary: one positive value, one negative value, and zero.
 *
 * @param matrix the states, {@code [row][column]}
 * @param encoding what the states stand for
 */
public record TernaryWeights(TernaryMatrix matrix, TernaryEncoding encoding) {
    /** Where a weight is kept. */
    @FunctionalInterface
    public interface Position {
        /** Index of the weight of a row and a column in the flat tensor. */
        int of(int row, int column);
    }

    /**
     * Recognises a matrix.
     *
     * @throws IllegalArgumentException if there are two different positive or two different negative values, naming both
     */
    public static TernaryWeights of(OnnxConstant tensor, int rows, int columns, Position position) {
        double plus = 0;
        double minus = 0;
        byte[][] states = new byte[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = tensor.value(position.of(row, column));
                if (value > 0) {
                    plus = same(plus, value, "positive");
                    states[row][column] = 1;
                } else if (value < 0) {
                    minus = same(minus, value, "negative");
                    states[row][column] = -1;
                } else if (Double.isNaN(value)) {
                    throw new IllegalArgumentException("must have ternary weights, but one is NaN");
                }
            }
        }
        double positive = plus != 0 ? plus : minus != 0 ? -minus : 1;
        double negative = minus != 0 ? -minus : positive;
        return new TernaryWeights(TernaryMatrix.of(states), TernaryEncoding.asymmetric(negative, positive));
    }

    private static double same(double seen, double value, String sign) {
        if ((seen != 0 && seen != value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("must have ternary weights {-w2, 0, w1}, but among its " + sign
                    + " ones are " + List.of((float) seen, (float) value));
        }
        return value;
    }

    /** The same states standing for values multiplied by a positive factor. */
    public TernaryWeights scaled(float factor) {
        return new TernaryWeights(
                matrix, TernaryEncoding.asymmetric(encoding.minus() * factor, encoding.plus() * factor));
    }
}
