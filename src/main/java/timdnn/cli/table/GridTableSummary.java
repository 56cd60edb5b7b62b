package timdnn.cli.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.circuit.finding.GridTable;
import timdnn.cli.shared.JsonParts;

/** What {@code lut show} says of a table over a grid: axes, range, hold-out error. */
final class GridTableSummary {
    private static final int MOST_SHOWN = 12;
    private static final int DIGITS = 6;

    private GridTableSummary() {}

    static String text(GridTable table) {
        StringBuilder text = new StringBuilder();
        text.append(format(
                "table %s: %s%s over %s%n",
                table.name(),
                table.measure(),
                table.unit().isEmpty() ? "" : " (" + table.unit() + ")",
                String.join(", ", table.axisNames())));
        for (String name : table.axisNames()) {
            double[] axis = table.axis(name);
            text.append(format("axis %-12s %d values, %s%n", name, axis.length, values(axis)));
        }
        double[] known = known(table);
        text.append(
                known.length == 0
                        ? "range             no value\n"
                        : format(
                                "range             %s to %s%s%n",
                                number(known[0]), number(known[known.length - 1]), unit(table)));
        int missing = table.values().length - known.length;
        if (missing > 0) {
            text.append(format("missing           %d of %d points have no value%n", missing, table.values().length));
        }
        text.append(
                Double.isNaN(table.holdOutError())
                        ? "hold-out error    unknown: no axis has three points\n"
                        : format(
                                "hold-out error    %.3g %% of the range, at points left out and interpolated%n",
                                100 * table.holdOutError()));
        return text.toString();
    }

    private static String unit(GridTable table) {
        return table.unit().isEmpty() ? "" : " " + table.unit();
    }

    private static String values(double[] axis) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < axis.length && i < MOST_SHOWN; i++) {
            shown.add(number(axis[i]));
        }
        return String.join(" ", shown) + (axis.length > MOST_SHOWN ? " ... " + number(axis[axis.length - 1]) : "");
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toString()
                .replace('E', 'e');
    }

    /** Values that are there, rising. */
    private static double[] known(GridTable table) {
        return Arrays.stream(table.values()).filter(Double::isFinite).sorted().toArray();
    }

    static Map<String, Object> document(GridTable table) {
        double[] known = known(table);
        List<Object> axes = new ArrayList<>();
        for (String name : table.axisNames()) {
            axes.add(JsonParts.ordered("name", name, "values", table.axis(name)));
        }
        return JsonParts.ordered(
                "name",
                table.name(),
                "measure",
                table.measure(),
                "unit",
                table.unit(),
                "axes",
                axes,
                "least",
                known.length == 0 ? null : known[0],
                "greatest",
                known.length == 0 ? null : known[known.length - 1],
                "points",
                table.values().length,
                "missing",
                table.values().length - known.length,
                "holdOutError",
                Double.isNaN(table.holdOutError()) ? null : table.holdOutError());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
