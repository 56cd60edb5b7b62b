package timdnn.characterization.digital;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;

/**
 * A quantity of a cell over the load of its outputs and the slew of its input, as a non-linear delay model has it.
 *
 * @param loads_F loads in F, rising, at least two
 * @param slews_s slews in s from rail to rail, rising, at least two
 * @param values the quantity in SI units, {@code [slew][load]}
 */
@SuppressWarnings("MemberName") // suffixes are units
public record LoadSlewTable(List<Double> loads_F, List<Double> slews_s, List<List<Double>> values) {
    /** Copies the lists and checks the shape. */
    public LoadSlewTable {
        loads_F = rising(loads_F, "loads_F");
        slews_s = rising(slews_s, "slews_s");
        int columns = loads_F.size();
        if (values.size() != slews_s.size() || values.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("values must be " + slews_s.size() + " rows of " + columns + " numbers");
        }
        values = values.stream().map(List::copyOf).toList();
    }

    private static List<Double> rising(List<Double> axis, String name) {
        for (int i = 1; i < axis.size(); i++) {
            if (!(axis.get(i) > axis.get(i - 1))) {
                throw new IllegalArgumentException(name + " must rise, was " + axis);
            }
        }
        if (axis.size() < 2) {
            throw new IllegalArgumentException(name + " must have at least two values, was " + axis);
        }
        return List.copyOf(axis);
    }

    /**
     * A table from its values.
     *
     * @param loads_F loads in F
     * @param slews_s slews in s
     * @param value quantity of load in F and slew in s
     * @return the table
     */
    public static LoadSlewTable of(List<Double> loads_F, List<Double> slews_s, DoubleBinaryOperator value) {
        List<List<Double>> rows = new ArrayList<>();
        for (double slew : slews_s) {
            rows.add(loads_F.stream()
                    .map(load -> value.applyAsDouble(load, slew))
                    .collect(Collectors.toList()));
        }
        return new LoadSlewTable(loads_F, slews_s, rows);
    }

    /**
     * Value by value the largest of several tables.
     *
     * @param tables tables of the same loads and slews, at least one
     * @return the table
     */
    public static LoadSlewTable largest(List<LoadSlewTable> tables) {
        return reduced(tables, (one, other) -> Math.max(one, other));
    }

    /**
     * Value by value the mean of several tables.
     *
     * @param tables tables of the same loads and slews, at least one
     * @return the table
     */
    public static LoadSlewTable mean(List<LoadSlewTable> tables) {
        LoadSlewTable sum = reduced(tables, Double::sum);
        return of(sum.loads_F, sum.slews_s, (load, slew) -> sum.stored(load, slew) / tables.size());
    }

    private static LoadSlewTable reduced(List<LoadSlewTable> tables, DoubleBinaryOperator operation) {
        LoadSlewTable first = tables.get(0);
        return of(first.loads_F, first.slews_s, (load, slew) -> tables.stream()
                .mapToDouble(table -> table.stored(load, slew))
                .reduce(operation)
                .orElseThrow());
    }

    private double stored(double load, double slew) {
        return values.get(slews_s.indexOf(slew)).get(loads_F.indexOf(load));
    }

    /**
     * The quantity between and beyond the table's points: bilinear in the cell of the grid, and in the outermost one
     * continued as a bilinear function. Delay and energy are nearly linear in the load, so a load somewhat outside is fair.
     *
     * @param load_F load in F
     * @param slew_s slew in s
     * @return the quantity in SI units
     */
    public double at(double load_F, double slew_s) {
        int row = segment(slews_s, slew_s);
        int column = segment(loads_F, load_F);
        double x = share(loads_F, column, load_F);
        double y = share(slews_s, row, slew_s);
        return (1 - y) * along(row, column, x) + y * along(row + 1, column, x);
    }

    private double along(int row, int column, double share) {
        return (1 - share) * values.get(row).get(column)
                + share * values.get(row).get(column + 1);
    }

    private static int segment(List<Double> axis, double value) {
        int found = Collections.binarySearch(axis, value);
        int before = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(axis.size() - 2, before));
    }

    private static double share(List<Double> axis, int from, double value) {
        return (value - axis.get(from)) / (axis.get(from + 1) - axis.get(from));
    }
}
