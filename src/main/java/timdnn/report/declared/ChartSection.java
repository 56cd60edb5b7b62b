package timdnn.report.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.ChartsPlan;
import timdnn.characterization.circuit.declaration.ChartsPlan.Chart;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.figure.FigureStatus;
import timdnn.report.page.Html;
import timdnn.report.page.Section;

/** The charts that the plan asks for: a measure over another along a grid, such as the transit frequency over g_m/I_D. */
final class ChartSection {
    private ChartSection() {}

    static Optional<Section> of(DeclaredRun run) {
        List<Chart> charts =
                run.study().section(ChartsPlan.class).map(ChartsPlan::charts).orElse(List.of());
        if (charts.isEmpty()) {
            return Optional.empty();
        }
        Html body = new Html();
        int number = 0;
        for (Chart chart : charts) {
            number++;
            Bench bench = run.bench(chart.bench());
            String title = chart.y() + " over " + chart.x();
            body.heading(chart.name() + ": " + title)
                    .figure("lines-chart-" + number, title, lines(run, bench, chart))
                    .origin(FigureStatus.S, run.origin(bench));
        }
        return Optional.of(new Section("charts", "Charts", body));
    }

    private static Lines lines(DeclaredRun run, Bench bench, Chart chart) {
        boolean parameter = bench.set().containsKey(chart.x());
        String along = parameter ? chart.x() : chart.along().isEmpty() ? SweepCharts.longest(bench) : chart.along();
        Map<String, List<double[]>> series = new LinkedHashMap<>();
        String unit = "";
        String unitOfX = "";
        Lines.Axis values = Lines.axis(along, bench.set().get(along));
        for (DeclaredRun.Condition condition : run.conditions()) {
            for (Bench.Point point : bench.points()) {
                MeasureFinding y = run.measure(condition, bench.name() + "." + chart.y(), point.name())
                        .orElseThrow();
                unit = unit.isEmpty() ? y.unit() : unit;
                double x = Lines.place(values, point.values().get(along));
                if (!parameter) {
                    MeasureFinding over = run.measure(condition, bench.name() + "." + chart.x(), point.name())
                            .orElseThrow();
                    unitOfX = unitOfX.isEmpty() ? over.unit() : unitOfX;
                    x = over.nominal();
                }
                boolean shown = (!chart.logX() || x > 0) && (!chart.logY() || y.nominal() > 0);
                series.computeIfAbsent(SweepCharts.line(run, condition, bench, point, along), name -> new ArrayList<>())
                        .add(new double[] {shown ? x : Double.NaN, y.nominal()});
            }
        }
        Lines.Axis axis = parameter
                ? new Lines.Axis(along, "", chart.logX() || values.log(), values.categories())
                : new Lines.Axis(chart.x(), unitOfX, chart.logX(), List.of());
        return new Lines(
                axis,
                chart.y(),
                unit,
                chart.logY(),
                SweepCharts.few(series),
                SweepCharts.limits(run, bench, chart.y()));
    }
}
