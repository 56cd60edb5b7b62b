package timdnn.characterization.circuit.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A measure over a grid, linear between its points. Immutable. */
public final class GridTable {
    private final String name;
    private final String measure;
    private final String unit;
    private final Map<String, double[]> axes;
    private final double[] values;

    /**
     * A table.
     *
     * @param name its name
     * @param measure bench and measure
     * @param unit SI unit of the values
     * @param axes values of each axis, by name
     * @param values the measure, the last axis running fastest
     */
    public GridTable(String name, String measure, String unit, Map<String, double[]> axes, double[] values) {
        this.name = name;
        this.measure = measure;
        this.unit = unit;
        Map<String, double[]> copy = new LinkedHashMap<>();
        axes.forEach((axis, points) -> copy.put(axis, points.clone()));
        this.axes = Collections.unmodifiableMap(copy);
        this.values = values.clone();
        int size = axes.values().stream().mapToInt(points -> points.length).reduce(1, (a, b) -> a * b);
        if (size != values.length) {
            throw new IllegalArgumentException("values must number " + size + ", were " + values.length);
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Bench and measure. */
    public String measure() {
        return measure;
    }

    /** SI unit of the values. */
    public String unit() {
        return unit;
    }

    /** Names of the axes. */
    public List<String> axisNames() {
        return List.copyOf(axes.keySet());
    }

    /**
     * Values of an axis.
     *
     * @param axis its name
     * @return a copy
     */
    public double[] axis(String axis) {
        return axes.get(axis).clone();
    }

    /**
     * The measure.
     *
     * @return a copy, the last axis running fastest
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * The largest error of points left out: along each axis in turn every second inner point is interpolated between its
     * neighbours.
     *
     * @return the error over the span of all values; NaN where no axis has three points
     */
    public double holdOutError() {
        double largest = Double.NaN;
        List<double[]> points = new ArrayList<>(axes.values());
        int stride = values.length;
        for (double[] axis : points) {
            stride /= axis.length;
            for (int i = 0; i < values.length; i++) {
                int place = i / stride % axis.length;
                if (place % 2 == 1 && place < axis.length - 1) {
                    double share = (axis[place] - axis[place - 1]) / (axis[place + 1] - axis[place - 1]);
                    double guess = values[i - stride] + share * (values[i + stride] - values[i - stride]);
                    double error = Math.abs(guess - values[i]);
                    if (!Double.isNaN(error)) {
                        largest = Double.isNaN(largest) ? error : Math.max(largest, error);
                    }
                }
            }
        }
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        double span = known.length == 0
                ? 0
                : Arrays.stream(known).max().orElse(0)
                        - Arrays.stream(known).min().orElse(0);
        return span > 0 ? largest / span : largest;
    }
}
