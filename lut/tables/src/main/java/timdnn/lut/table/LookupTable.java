package timdnn.lut.table;

import java.util.List;

/**
 * A quantity measured on a rectangular grid of one to three axes, interpolated multilinearly: along each axis the value
 * is the mean of the two neighbouring points weighted by nearness. Exact at grid points and for functions linear in each
 * coordinate.
 *
 * <p>Values are kept with the last axis running fastest. Immutable and safe to share between threads.
 */
public final class LookupTable {
    /** Most axes a table may have. */
    public static final int MAX_AXES = 3;

    private final String quantity;
    private final String unit;
    private final List<GridAxis> axes;
    private final double[] values;
    private final OutOfRange policy;

    private LookupTable(String quantity, String unit, List<GridAxis> axes, double[] values, OutOfRange policy) {
        this.quantity = quantity;
        this.unit = unit;
        this.axes = axes;
        this.values = values;
        this.policy = policy;
    }

    /**
     * A table.
     *
     * @param quantity what was measured
     * @param unit its SI unit
     * @param axes one to three axes
     * @param values finite values {@code [axis 0][axis 1][axis 2]}, flattened with the last axis running fastest
     * @param policy what to answer outside the grid
     * @return the table, which keeps its own copy of the values
     * @throws IllegalArgumentException if there are too few or too many axes, or the values do not fill the grid
     */
    public static LookupTable of(
            String quantity, String unit, List<GridAxis> axes, double[] values, OutOfRange policy) {
        Require.text(quantity, "quantity");
        Require.text(unit, "unit of " + quantity);
        Require.present(policy, "out-of-range policy");
        if (axes.isEmpty() || axes.size() > MAX_AXES) {
            throw new IllegalArgumentException(
                    quantity + " must have one to " + MAX_AXES + " axes, had " + axes.size());
        }
        int size = axes.stream().mapToInt(GridAxis::size).reduce(1, Math::multiplyExact);
        Require.length(values.length, size, quantity);
        return new LookupTable(quantity, unit, List.copyOf(axes), Require.finite(values.clone(), quantity), policy);
    }

    /** {@return the measured quantity's name} */
    public String quantity() {
        return quantity;
    }

    /** {@return the measured quantity's unit} */
    public String unit() {
        return unit;
    }

    /** {@return the axes} */
    public List<GridAxis> axes() {
        return axes;
    }

    /** {@return a copy of the values, the last axis running fastest} */
    public double[] values() {
        return values.clone();
    }

    /** {@return what happens outside the grid} */
    public OutOfRange policy() {
        return policy;
    }

    /**
     * The quantity at a position.
     *
     * @param position one coordinate per axis, each in its axis's unit
     * @return the interpolated value in {@link #unit()}
     * @throws IllegalArgumentException if the number of coordinates is wrong, one is NaN, or one is outside its axis while
     *     the policy is REJECT
     */
    public double valueAt(double... position) {
        Require.length(position.length, axes.size(), "position in " + quantity);
        return interpolate(0, 0, position);
    }

    private double interpolate(int dimension, int offset, double[] position) {
        if (dimension == axes.size()) {
            return values[offset];
        }
        GridAxis axis = axes.get(dimension);
        double at = axis.admit(position[dimension], policy);
        int lower = axis.intervalOf(at);
        double weight = (at - axis.point(lower)) / (axis.point(lower + 1) - axis.point(lower));
        int next = offset * axis.size() + lower;
        return (1 - weight) * interpolate(dimension + 1, next, position)
                + weight * interpolate(dimension + 1, next + 1, position);
    }
}
