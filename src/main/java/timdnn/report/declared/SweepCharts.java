package timdnn.report.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.SpecsPlan.Spec;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.figure.FigureStatus;
import timdnn.report.page.Html;
import timdnn.report.page.Section;

/** Measures over what is swept: a parameter of a bench's grid, or the conditions; lines are the corners and other parameters. */
final class SweepCharts {
    private static final int MOST_CHARTS = 16;
    private static final int MOST_LINES = 12;

    private SweepCharts() {}

    static Optional<Section> of(DeclaredRun run) {
        Html body = new Html();
        int charts = 0;
        int left = 0;
        for (Bench bench : run.benches()) {
            List<String> names = names(bench);
            for (String measure : names) {
                Optional<Lines> lines = bench.points().size() > 1
                        ? Optional.of(overGrid(run, bench, measure))
                        : overConditions(run, bench, measure);
                if (lines.isEmpty() || lines.get().series().isEmpty()) {
                    continue;
                }
                if (charts == MOST_CHARTS) {
                    left++;
                    continue;
                }
                charts++;
                String title = bench.name() + "." + measure + " over "
                        + lines.get().x().name();
                body.heading(title)
                        .figure("lines-sweep-" + charts, title, lines.get())
                        .origin(FigureStatus.S, run.origin(bench));
            }
        }
        if (charts == 0) {
            return Optional.empty();
        }
        if (run.varies()) {
            body.paragraph(
                    "Dots are means over the samples where something varies, bars one standard deviation either way.");
        }
        if (left > 0) {
            body.paragraph(left + " further measures are in the table of all measures.");
        }
        return Optional.of(new Section("sweeps", "Sweeps", body));
    }

    static List<String> names(Bench bench) {
        List<String> names = new ArrayList<>(bench.measures().keySet());
        bench.search().ifPresent(search -> names.add("search"));
        return names;
    }

    /** Along the parameter with the most values; a line for each value of the others and each condition. */
    private static Lines overGrid(DeclaredRun run, Bench bench, String measure) {
        String along = longest(bench);
        Lines.Axis axis = Lines.axis(along, bench.set().get(along));
        Map<String, List<double[]>> series = new LinkedHashMap<>();
        String unit = "";
        for (DeclaredRun.Condition condition : run.conditions()) {
            for (Bench.Point point : bench.points()) {
                MeasureFinding found = run.measure(condition, bench.name() + "." + measure, point.name())
                        .orElseThrow();
                unit = unit.isEmpty() ? found.unit() : unit;
                series.computeIfAbsent(line(run, condition, bench, point, along), name -> new ArrayList<>())
                        .add(dot(Lines.place(axis, point.values().get(along)), found));
            }
        }
        return new Lines(axis, bench.name() + "." + measure, unit, false, few(series), limits(run, bench, measure));
    }

    /** Name of the line on which a point of a grid lies. */
    static String line(DeclaredRun run, DeclaredRun.Condition condition, Bench bench, Bench.Point point, String along) {
        List<String> words = new ArrayList<>();
        if (run.conditions().size() > 1) {
            words.add(condition.name());
        }
        bench.set().forEach((parameter, values) -> {
            if (values.size() > 1 && !parameter.equals(along)) {
                words.add(parameter + " = " + point.values().get(parameter));
            }
        });
        return words.isEmpty() ? condition.name() : String.join(", ", words);
    }

    static String longest(Bench bench) {
        return bench.set().entrySet().stream()
                .max(java.util.Comparator.comparingInt(axis -> axis.getValue().size()))
                .orElseThrow()
                .getKey();
    }

    private static double[] dot(double x, MeasureFinding found) {
        if (found.mean().isEmpty() || found.sigma().isEmpty()) {
            return new double[] {x, found.nominal()};
        }
        double mean = found.mean().get().estimate();
        double sigma = found.sigma().get().estimate();
        return new double[] {x, mean, mean - sigma, mean + sigma};
    }

    /** Empty with a single condition: there is nothing to compare. */
    private static Optional<Lines> overConditions(DeclaredRun run, Bench bench, String measure) {
        if (run.conditions().size() < 2) {
            return Optional.empty();
        }
        ConditionAxis along = ConditionAxis.of(
                run.conditions().stream().map(DeclaredRun.Condition::study).toList());
        Map<String, List<double[]>> series = new LinkedHashMap<>();
        String unit = "";
        for (DeclaredRun.Condition condition : run.conditions()) {
            MeasureFinding found = run.measure(
                            condition,
                            bench.name() + "." + measure,
                            bench.points().get(0).name())
                    .orElseThrow();
            unit = unit.isEmpty() ? found.unit() : unit;
            series.computeIfAbsent(along.line(condition.study()), name -> new ArrayList<>())
                    .add(dot(Lines.place(along.axis(), along.value(condition.study())), found));
        }
        return Optional.of(new Lines(
                along.axis(), bench.name() + "." + measure, unit, false, few(series), limits(run, bench, measure)));
    }

    static List<Lines.Series> few(Map<String, List<double[]>> series) {
        return series.entrySet().stream()
                .map(entry -> new Lines.Series(entry.getKey(), Lines.finite(entry.getValue())))
                .filter(line -> !line.points().isEmpty())
                .limit(MOST_LINES)
                .toList();
    }

    static List<Lines.Limit> limits(DeclaredRun run, Bench bench, String measure) {
        List<Lines.Limit> limits = new ArrayList<>();
        for (Spec spec : run.specs()) {
            if (spec.bench().equals(bench.name()) && spec.measure().equals(measure)) {
                spec.min().ifPresent(min -> limits.add(new Lines.Limit(spec.name() + " min", min)));
                spec.max().ifPresent(max -> limits.add(new Lines.Limit(spec.name() + " max", max)));
            }
        }
        return limits;
    }
}
