package timdnn.lut.table;

import java.util.Arrays;

/**
 * One axis of a table: a named quantity and the strictly increasing points at which the table was measured.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class GridAxis {
    private final String name;
    private final String unit;
    private final double[] points;

    private GridAxis(String name, String unit, double[] points) {
        this.name = name;
        this.unit = unit;
        this.points = points;
    }

    /**
     * An axis.
     *
     * @param name the quantity, for example {@code vdd}
     * @param unit its SI unit, or {@code 1} for a count or a ratio
     * @param points at least two finite values, strictly increasing
     * @return the axis, which keeps its own copy of the points
     * @throws IllegalArgumentException if the name or unit is blank or the points are too few, not finite or not increasing
     */
    public static GridAxis of(String name, String unit, double... points) {
        Require.text(name, "name");
        Require.text(unit, "unit of " + name);
        if (points.length < 2) {
            throw new IllegalArgumentException(name + " must have at least two points, had " + points.length);
        }
        double[] copy = Require.finite(points.clone(), name);
        for (int index = 1; index < copy.length; index++) {
            if (copy[index] <= copy[index - 1]) {
                throw new IllegalArgumentException(name + "[" + index + "] must be above " + copy[index - 1]
                        + ", the point before it, was " + copy[index]);
            }
        }
        return new GridAxis(name, unit, copy);
    }

    /** {@return the quantity's name} */
    public String name() {
        return name;
    }

    /** {@return the quantity's unit} */
    public String unit() {
        return unit;
    }

    /** {@return the number of points, at least two} */
    public int size() {
        return points.length;
    }

    /**
     * One point.
     *
     * @param index 0 to {@code size() - 1}
     * @return the point in the axis's unit
     */
    public double point(int index) {
        return points[index];
    }

    /** {@return the smallest point} */
    public double first() {
        return points[0];
    }

    /** {@return the largest point} */
    public double last() {
        return points[points.length - 1];
    }

    /** {@return a copy of the points} */
    public double[] points() {
        return points.clone();
    }

    /**
     * The interval that holds a value; values outside fall to the first or last interval.
     *
     * @param value a value in the axis's unit
     * @return index of the interval's lower point, 0 to {@code size() - 2}
     */
    public int intervalOf(double value) {
        int found = Arrays.binarySearch(points, value);
        int lower = found >= 0 ? found : -found - 2;
        return Math.min(Math.max(lower, 0), points.length - 2);
    }

    /**
     * Whether a value lies within the measured range, ends included.
     *
     * @param value a value in the axis's unit
     * @return true if it does; false for NaN
     */
    public boolean contains(double value) {
        return value >= first() && value <= last();
    }

    /**
     * Refuses a value this table has no answer for, and brings one it clamps to the nearest end.
     *
     * @throws IllegalArgumentException if the value is NaN, or outside the range while the policy is REJECT
     */
    double admit(double value, OutOfRange policy) {
        if (contains(value)) {
            return value;
        }
        if (Double.isNaN(value) || policy == OutOfRange.REJECT) {
            throw new IllegalArgumentException(
                    name + " must be in [" + first() + ", " + last() + "] " + unit + ", was " + value);
        }
        return policy == OutOfRange.CLAMP ? Math.min(Math.max(value, first()), last()) : value;
    }

    @Override
    public String toString() {
        return name + " [" + unit + "] " + Arrays.toString(points);
    }
}
