package timdnn.report.declared;

import java.util.Arrays;
import java.util.Optional;
import timdnn.characterization.circuit.finding.GridTable;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;

/** The lookup tables of a study: axes, range, hold-out error. */
final class TableSection {
    private TableSection() {}

    static Optional<Section> of(DeclaredRun run) {
        Table table = new Table(
                "Lookup tables in the folder tables, as CSV and .npz",
                "table",
                "condition",
                "measure",
                "axes",
                "range",
                "#hold-out error");
        for (DeclaredRun.Condition condition : run.conditions()) {
            condition.findings().tables().forEach(found -> row(table, condition, found));
        }
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Html body = new Html()
                .table(table)
                .paragraph(
                        "The hold-out error is the largest error of linear interpolation at points that were left out, over the"
                                + " span of the table. ",
                        Html.code("./tim lut show FILE"),
                        " prints a table.");
        return Optional.of(new Section("tables", "Lookup tables", body));
    }

    private static void row(Table table, DeclaredRun.Condition condition, GridTable found) {
        StringBuilder axes = new StringBuilder();
        for (String axis : found.axisNames()) {
            double[] points = found.axis(axis);
            axes.append(axes.isEmpty() ? "" : "; ")
                    .append(axis)
                    .append(": ")
                    .append(points.length)
                    .append(" from ")
                    .append(Numbers.quantity(points[0], ""))
                    .append(" to ")
                    .append(Numbers.quantity(points[points.length - 1], ""));
        }
        double[] known = Arrays.stream(found.values()).filter(Double::isFinite).toArray();
        table.row(
                found.name(),
                condition.name(),
                found.measure(),
                axes.toString(),
                Numbers.quantity(Arrays.stream(known).min().orElse(Double.NaN), found.unit()) + " \u2026 "
                        + Numbers.quantity(Arrays.stream(known).max().orElse(Double.NaN), found.unit()),
                Double.isNaN(found.holdOutError())
                        ? "unknown"
                        : SiText.significant(100 * found.holdOutError(), 2) + "\u00a0%");
    }
}
