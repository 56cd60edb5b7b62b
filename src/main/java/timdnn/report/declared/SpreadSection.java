package timdnn.report.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.SpecsPlan.Spec;
import timdnn.characterization.figure.FigureStatus;
import timdnn.report.page.Html;
import timdnn.report.page.Section;

/** How measures spread: histogram with the limits, cumulated shares, and normal quantiles, by condition. */
final class SpreadSection {
    private static final int FEWEST = 8;
    private static final int MOST_CHARTS = 16;
    private static final int MOST_CONDITIONS = 6;

    private SpreadSection() {}

    /** A measure's pictures. */
    record Spread(
            String measure, String unit, double width, List<Lines.Limit> limits, List<Distribution> distributions) {}

    static Optional<Section> of(DeclaredRun run) {
        if (!run.varies()) {
            return Optional.empty();
        }
        Html body = new Html();
        body.paragraph(
                "Left the histogram with the limits of the specifications, in the middle the share of samples up to a"
                        + " value, right the sorted values against normal quantiles: on the straight line a measure is normal.");
        int charts = 0;
        int left = 0;
        for (Bench bench : run.benches()) {
            for (String measure : SweepCharts.names(bench)) {
                String point = point(run, bench, measure);
                Optional<Spread> spread = spread(run, bench, measure, point);
                if (spread.isEmpty()) {
                    continue;
                }
                if (charts == MOST_CHARTS) {
                    left++;
                    continue;
                }
                charts++;
                String title = bench.name() + "." + measure + (point.equals(Bench.NOMINAL) ? "" : " at " + point);
                body.heading(title)
                        .figure("spread-" + charts, "Distribution of " + title, spread.get())
                        .origin(
                                FigureStatus.S,
                                run.origin(
                                        run.conditions().get(0),
                                        bench.name(),
                                        point + Bench.MISMATCH,
                                        worst(run, bench, measure, point)));
            }
        }
        if (left > 0) {
            body.paragraph(left + " further measures are in the table of all measures.");
        }
        return charts == 0 ? Optional.empty() : Optional.of(new Section("distributions", "Distributions", body));
    }

    /** Where a specification of the measure is worst; without one, the middle of the grid. */
    static String point(DeclaredRun run, Bench bench, String measure) {
        for (int i = 0; i < run.specs().size(); i++) {
            Spec spec = run.specs().get(i);
            if (spec.bench().equals(bench.name()) && spec.measure().equals(measure)) {
                return run.conditions().get(0).findings().specs().get(i).point();
            }
        }
        return bench.points().get(bench.points().size() / 2).name();
    }

    private static Optional<Spread> spread(DeclaredRun run, Bench bench, String measure, String point) {
        List<double[]> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String unit = "";
        for (DeclaredRun.Condition condition : run.conditions()) {
            double[] values = run.values(condition, bench.name(), measure, point).values().stream()
                    .mapToDouble(value -> value)
                    .filter(Double::isFinite)
                    .toArray();
            if (values.length >= FEWEST && names.size() < MOST_CONDITIONS) {
                all.add(values);
                names.add(condition.name());
                unit = run.measure(condition, bench.name() + "." + measure, point)
                        .orElseThrow()
                        .unit();
            }
        }
        if (all.isEmpty()
                || all.stream()
                        .allMatch(values ->
                                java.util.Arrays.stream(values).distinct().count() < 2)) {
            return Optional.empty();
        }
        double width = Distribution.width(all);
        List<Distribution> distributions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            distributions.add(Distribution.of(names.get(i), all.get(i), width));
        }
        return Optional.of(new Spread(
                bench.name() + "." + measure, unit, width, SweepCharts.limits(run, bench, measure), distributions));
    }

    /** The sample farthest from the mean under the first condition, or beyond a limit if there is a specification. */
    private static int worst(DeclaredRun run, Bench bench, String measure, String point) {
        Map<Integer, Double> values = run.values(run.conditions().get(0), bench.name(), measure, point);
        double mean =
                values.values().stream().mapToDouble(value -> value).average().orElse(0);
        List<Lines.Limit> limits = SweepCharts.limits(run, bench, measure);
        return values.entrySet().stream()
                .max(java.util.Comparator.comparingDouble(sample -> limits.isEmpty()
                        ? Math.abs(sample.getValue() - mean)
                        : -limits.stream()
                                .mapToDouble(limit -> Math.abs(sample.getValue() - limit.value())
                                        * Math.signum((limit.value() - sample.getValue()) * (limit.value() - mean)))
                                .min()
                                .orElse(0)))
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
