package timdnn.cli.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import timdnn.characterization.circuit.CircuitFigures;
import timdnn.characterization.circuit.CircuitFindings;
import timdnn.characterization.circuit.CircuitFindings.MeasureFinding;
import timdnn.characterization.circuit.CircuitFindings.SpecFinding;
import timdnn.characterization.circuit.GridTable;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureText;
import timdnn.characterization.study.ConditionFindings;

/** What the benches of a declared circuit gave, a line each. */
public final class CircuitLines {
    private static final int MOST_POINTS = 12;
    private static final int SHARES = 3;

    private CircuitLines() {}

    public static List<String> of(Characterized done) {
        List<String> lines = new ArrayList<>();
        for (ConditionFindings condition : done.result().conditions()) {
            CircuitFindings circuit = condition.circuit().orElseThrow();
            lines.add("condition " + condition.condition());
            Map<String, List<MeasureFinding>> byName = circuit.measures().stream()
                    .collect(Collectors.groupingBy(
                            MeasureFinding::name, java.util.LinkedHashMap::new, Collectors.toList()));
            byName.forEach((name, points) -> {
                points.stream().limit(MOST_POINTS).map(CircuitLines::measure).forEach(lines::add);
                if (points.size() > MOST_POINTS) {
                    lines.add("  " + name + "  and " + (points.size() - MOST_POINTS) + " other points");
                }
            });
            circuit.specs().stream().map(CircuitLines::spec).forEach(lines::add);
            circuit.tables().stream()
                    .map(table -> table(
                            table,
                            TableFiles.file(done.folder(), condition.condition(), table, "csv")
                                    .toString()))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static String measure(MeasureFinding measure) {
        String name = "  " + measure.name() + (measure.point().equals("nominal") ? "" : " [" + measure.point() + "]");
        String lost = measure.failed() > 0
                ? format("; %d of %d gave no number", measure.failed(), measure.failed() + measure.n())
                : "";
        if (measure.mean().isEmpty()) {
            return format("%-36s %s%s", name, shown(CircuitFigures.nominal(measure)), lost);
        }
        String shares = measure.shares().isEmpty()
                ? ""
                : measure.shares().entrySet().stream()
                        .limit(SHARES)
                        .map(share -> format("%s %.0f %%", share.getKey(), 100 * share.getValue()))
                        .collect(Collectors.joining(", ", "; variance: ", ""));
        return format(
                "%-36s mean %s  sigma %s  n = %d%s%s",
                name,
                shown(CircuitFigures.mean(measure)),
                shown(CircuitFigures.sigma(measure)),
                measure.n(),
                lost,
                shares);
    }

    private static String spec(SpecFinding spec) {
        return format(
                "  spec %-31s %s  worst %s%s%s%s",
                spec.name(),
                spec.passes() ? "nominal passes" : "NOMINAL FAILS",
                shown(CircuitFigures.worst(spec)),
                spec.yield().isPresent() ? "  yield " + FigureText.of(CircuitFigures.yieldOf(spec), "%") : "",
                spec.cpk().isPresent() ? format("  Cpk %.2f", spec.cpk().getAsDouble()) : "",
                spec.violation()
                        .map(violation -> format(
                                "  P(violation) %s by %s, %d simulations",
                                FigureText.probability(CircuitFigures.violation(spec)),
                                violation.method(),
                                violation.probability().simulations()))
                        .orElse(""));
    }

    private static String table(GridTable table, String file) {
        return format(
                "  table %-30s %s over %s, hold-out error %s: %s",
                table.name(),
                table.measure(),
                String.join(", ", table.axisNames()),
                Double.isNaN(table.holdOutError()) ? "unknown" : format("%.2g %%", 100 * table.holdOutError()),
                file);
    }

    private static String shown(Figure figure) {
        return Double.isNaN(figure.estimate()) ? "none" : FigureText.of(figure);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
