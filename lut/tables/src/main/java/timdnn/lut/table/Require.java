package timdnn.lut.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks that return their argument, so that a constructor reads as a list of its assumptions. Each throws an
 * {@link IllegalArgumentException} whose message begins with the name of what is wrong.
 */
public final class Require {
    private Require() {}

    /**
     * A finite number.
     *
     * @param value the number
     * @param name its name
     * @return the number
     * @throws IllegalArgumentException if it is not
     */
    public static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
        return value;
    }

    /**
     * A number above 0.
     *
     * @param value the number
     * @param name its name
     * @return the number
     * @throws IllegalArgumentException if it is not
     */
    public static double positive(double value, String name) {
        if (!(finite(value, name) > 0)) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
        return value;
    }

    /**
     * A number that is not below 0.
     *
     * @param value the number
     * @param name its name
     * @return the number
     * @throws IllegalArgumentException if it is not
     */
    public static double notNegative(double value, String name) {
        if (!(finite(value, name) >= 0)) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
        return value;
    }

    /**
     * A number in [0, 1].
     *
     * @param value the number
     * @param name its name
     * @return the number
     * @throws IllegalArgumentException if it is not
     */
    public static double probability(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be a probability in [0, 1], was " + value);
        }
        return value;
    }

    /**
     * A text that is not blank.
     *
     * @param value the text
     * @param name its name
     * @return the text
     * @throws IllegalArgumentException if it is not
     */
    public static String text(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
        return value;
    }

    /**
     * A value that is there.
     *
     * @param <T> its type
     * @param value the value
     * @param name its name
     * @return the value
     * @throws IllegalArgumentException if it is not
     */
    public static <T> T present(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " must be given");
        }
        return value;
    }

    /**
     * An array of finite numbers.
     *
     * @param values the numbers
     * @param name their name
     * @return the array itself
     * @throws IllegalArgumentException if it is not
     */
    public static double[] finite(double[] values, String name) {
        for (int index = 0; index < values.length; index++) {
            finite(values[index], name + "[" + index + "]");
        }
        return values;
    }

    /**
     * A list of finite numbers.
     *
     * @param values the numbers
     * @param name their name
     * @return an unmodifiable copy
     * @throws IllegalArgumentException if it is not
     */
    public static List<Double> finite(List<Double> values, String name) {
        for (int index = 0; index < values.size(); index++) {
            finite(values.get(index), name + "[" + index + "]");
        }
        return List.copyOf(values);
    }

    /**
     * A symmetric matrix of finite numbers.
     *
     * @param matrix {@code [row][column]}
     * @param size rows and columns it must have
     * @param name its name
     * @return an unmodifiable copy
     * @throws IllegalArgumentException if it is not
     */
    public static List<List<Double>> square(List<List<Double>> matrix, int size, String name) {
        length(matrix.size(), size, name);
        List<List<Double>> copy = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            length(matrix.get(row).size(), size, name + "[" + row + "]");
            copy.add(finite(matrix.get(row), name + "[" + row + "]"));
            for (int column = 0; column < row; column++) {
                if (!copy.get(row).get(column).equals(copy.get(column).get(row))) {
                    throw new IllegalArgumentException(name + "[" + row + "][" + column
                            + "] must equal that of row and column exchanged, was "
                            + copy.get(row).get(column));
                }
            }
        }
        return List.copyOf(copy);
    }

    /**
     * A number of values.
     *
     * @param length how many there are
     * @param expected how many there must be
     * @param name their name
     * @throws IllegalArgumentException if it is not
     */
    public static void length(int length, int expected, String name) {
        if (length != expected) {
            throw new IllegalArgumentException(name + " must have " + expected + " values, had " + length);
        }
    }
}
