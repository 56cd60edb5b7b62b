package timdnn.characterization.statistics;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.RandomAccess;

/** An immutable list of numbers at eight bytes each, for as many as there are samples. */
public final class DoubleList extends AbstractList<Double> implements RandomAccess {
    private final double[] values;

    private DoubleList(double[] values) {
        this.values = values;
    }

    /**
     * A list.
     *
     * @param values the numbers; copied
     * @return the list
     */
    public static DoubleList of(double... values) {
        return new DoubleList(values.clone());
    }

    /**
     * A list of the same numbers; no copy is made of a list that is compact.
     *
     * @param values the numbers
     * @return the list
     */
    public static DoubleList copyOf(Collection<Double> values) {
        return values instanceof DoubleList compact
                ? compact
                : new DoubleList(
                        values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Numbers as they come in. */
    public static final class Builder {
        private double[] values = new double[16];
        private int size;

        /**
         * Appends a number.
         *
         * @param value the number
         */
        public void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        /**
         * The list; the builder must not be used afterwards.
         *
         * @return what was appended
         */
        public DoubleList build() {
            return new DoubleList(size == values.length ? values : Arrays.copyOf(values, size));
        }
    }

    /**
     * A number without a box.
     *
     * @param index from 0
     * @return the number
     */
    public double at(int index) {
        return values[index];
    }

    @Override
    public Double get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    /**
     * The numbers.
     *
     * @return a copy
     */
    public double[] doubles() {
        return values.clone();
    }
}
