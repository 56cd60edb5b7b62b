package timdnn.cli.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.circuit.declaration.FiguresPlan;
import timdnn.characterization.circuit.finding.CircuitFigures;
import timdnn.characterization.circuit.finding.CircuitFindings;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.circuit.finding.CircuitFindings.SpecFinding;
import timdnn.characterization.circuit.finding.GridTable;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.study.ConditionFindings;
import timdnn.cli.shared.JsonParts;

/** What the benches of a declared circuit gave, as {@code --json} prints it: all conditions in one list each. */
final class CircuitDocument {
    private CircuitDocument() {}

    static void put(Map<String, Object> document, Characterized done) {
        List<Object> measures = new ArrayList<>();
        List<Object> specs = new ArrayList<>();
        List<Object> tables = new ArrayList<>();
        for (ConditionFindings condition : done.result().conditions()) {
            CircuitFindings circuit = condition.circuit().orElseThrow();
            circuit.measures().forEach(measure -> measures.add(measure(condition.condition(), measure)));
            circuit.specs().forEach(spec -> specs.add(spec(condition.condition(), spec)));
            circuit.tables()
                    .forEach(table -> tables.add(table(
                            condition.condition(),
                            table,
                            TableFiles.file(done.folder(), condition.condition(), table, "csv")
                                    .toString())));
        }
        document.put(
                "conditions",
                done.study().conditions().stream()
                        .map(study -> study.condition())
                        .toList());
        document.put("measures", measures);
        document.put("specs", specs);
        document.put("tables", tables);
        done.study().section(FiguresPlan.class).ifPresent(plan -> plan.figures()
                .forEach(figure -> figure.key().ifPresent(key -> put(document, key, value(done, figure.name())))));
    }

    /** A figure under the first condition: a number, or an interval where it varies. */
    private static Object value(Characterized done, String name) {
        MeasureFinding found = done.result().conditions().get(0).circuit().orElseThrow().measures().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
        return found.mean().isPresent() ? interval(CircuitFigures.mean(found)) : finite(found.nominal());
    }

    /** Puts a value where names with points between lead. */
    static void put(Map<String, Object> document, String key, Object value) {
        Map<String, Object> at = document;
        String[] names = key.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            @SuppressWarnings("unchecked") // by this method alone: the plan's keys share none with the document
            Map<String, Object> within =
                    (Map<String, Object>) at.computeIfAbsent(names[i], first -> new LinkedHashMap<String, Object>());
            at = within;
        }
        at.put(names[names.length - 1], value);
    }

    private static Map<String, Object> measure(String condition, MeasureFinding measure) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", measure.name());
        entry.put("condition", condition);
        entry.put("point", measure.point());
        entry.put("unit", measure.unit());
        entry.put("nominal", finite(measure.nominal()));
        Figure mean = CircuitFigures.mean(measure);
        Figure sigma = CircuitFigures.sigma(measure);
        boolean varies = measure.mean().isPresent();
        entry.put("mean", finite(mean.estimate()));
        entry.put("sigma", finite(sigma.estimate()));
        entry.put("low", varies ? finite(mean.low()) : null);
        entry.put("high", varies ? finite(mean.high()) : null);
        entry.put("sigmaLow", finite(sigma.low()));
        entry.put("sigmaHigh", finite(sigma.high()));
        entry.put("least", finite(measure.least()));
        entry.put("greatest", finite(measure.greatest()));
        entry.put("n", measure.n());
        entry.put("failed", measure.failed());
        entry.put("shares", measure.shares());
        return entry;
    }

    private static Map<String, Object> spec(String condition, SpecFinding spec) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", spec.name());
        entry.put("measure", spec.measure());
        entry.put("condition", condition);
        entry.put("point", spec.point());
        entry.put("passes", spec.passes());
        Figure yield = CircuitFigures.yielded(spec);
        entry.put("yield", finite(yield.estimate()));
        entry.put("low", finite(yield.low()));
        entry.put("high", finite(yield.high()));
        entry.put("cpk", spec.cpk().isPresent() ? spec.cpk().getAsDouble() : null);
        entry.put("worst", finite(spec.worst()));
        entry.put("unit", spec.unit());
        spec.violation()
                .ifPresent(violation -> entry.put(
                        "violation",
                        JsonParts.ordered(
                                "probability", interval(CircuitFigures.violation(spec)),
                                "method", violation.method(),
                                "simulations", violation.probability().simulations(),
                                "beta", finite(violation.beta()))));
        return entry;
    }

    /** JSON has no infinity and no NaN: null stands for both. */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Map<String, Object> interval(Figure figure) {
        return JsonParts.ordered(
                "estimate", figure.estimate(),
                "low", figure.low(),
                "high", figure.high(),
                "simulations", figure.n());
    }

    private static Map<String, Object> table(String condition, GridTable table, String file) {
        return JsonParts.ordered(
                "name", table.name(),
                "condition", condition,
                "measure", table.measure(),
                "unit", table.unit(),
                "over", table.axisNames(),
                "file", file,
                "holdOutError", finite(table.holdOutError()));
    }
}
