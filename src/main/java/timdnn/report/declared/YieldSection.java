package timdnn.report.declared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.SpecsPlan.Rare;
import timdnn.characterization.circuit.declaration.SpecsPlan.Spec;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.statistics.Estimate;
import timdnn.report.page.Html;
import timdnn.report.page.Section;

/** What yield would be with other limits: the share of samples beyond a limit, as the limit moves. */
final class YieldSection {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final int FEWEST = 8;
    private static final int STEPS = 40;
    private static final int MOST_CONDITIONS = 6;
    private static final double LEAST = 1e-20;

    private YieldSection() {}

    /**
     * One limit.
     *
     * @param measure what is limited
     * @param unit its unit
     * @param limit the limit of the plan
     * @param upper whether values above it violate it
     * @param curves by condition
     */
    record Yields(String measure, String unit, double limit, boolean upper, List<Curve> curves) {}

    /**
     * A condition's curve.
     *
     * @param name the condition
     * @param counted {@code {limit, share beyond, low, high}} by counting
     * @param normal {@code {limit, share beyond}} of a normal distribution of the same mean and σ
     * @param rare {@code {limit, share beyond, low, high}} by the rare-event estimator; empty unless asked for
     */
    record Curve(String name, List<double[]> counted, List<double[]> normal, List<double[]> rare) {}

    static Optional<Section> of(DeclaredRun run) {
        if (!run.varies()) {
            return Optional.empty();
        }
        Html body = new Html();
        body.paragraph(
                "The share of samples that violate a limit, as the limit moves from the median outwards; dots are counted, with"
                        + " intervals of Clopper and Pearson, dashes are a normal distribution of the same mean and \u03c3, diamonds are"
                        + " rare-event estimates. The vertical line is the limit of the plan: the yield is what is missing to one.");
        int charts = 0;
        for (int i = 0; i < run.specs().size(); i++) {
            Spec spec = run.specs().get(i);
            Bench bench = run.bench(spec.bench());
            String point = run.conditions().get(0).findings().specs().get(i).point();
            for (boolean upper : new boolean[] {false, true}) {
                if (upper ? spec.max().isEmpty() : spec.min().isEmpty()) {
                    continue;
                }
                double limit = upper ? spec.max().getAsDouble() : spec.min().getAsDouble();
                List<Curve> curves = curves(run, bench, spec, point, limit, upper);
                if (curves.isEmpty()) {
                    continue;
                }
                charts++;
                String title = spec.name() + ": " + bench.name() + "." + spec.measure()
                        + (upper ? " above " : " below ") + "a limit";
                String unit = run.measure(run.conditions().get(0), bench.name() + "." + spec.measure(), point)
                        .map(MeasureFinding::unit)
                        .orElse("");
                body.heading(title)
                        .figure(
                                "yields-" + charts,
                                title,
                                new Yields(bench.name() + "." + spec.measure(), unit, limit, upper, curves))
                        .origin(
                                FigureStatus.S,
                                run.origin(run.conditions().get(0), bench.name(), point + Bench.MISMATCH, 0));
            }
        }
        return charts == 0 ? Optional.empty() : Optional.of(new Section("yield", "Yield against the limits", body));
    }

    private static List<Curve> curves(
            DeclaredRun run, Bench bench, Spec spec, String point, double limit, boolean upper) {
        List<Curve> curves = new ArrayList<>();
        for (DeclaredRun.Condition condition : run.conditions()) {
            double[] values = run.values(condition, bench.name(), spec.measure(), point).values().stream()
                    .mapToDouble(value -> value)
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (values.length < FEWEST || curves.size() == MOST_CONDITIONS) {
                continue;
            }
            int failed = run.measure(condition, bench.name() + "." + spec.measure(), point)
                    .map(MeasureFinding::failed)
                    .orElse(0);
            List<double[]> rare = run
                    .store()
                    .estimate(bench.name(), condition.name(), spec.limitState(named(bench, point), upper), Rare.ROLE)
                    .map(found -> new double[] {
                        limit,
                        found.probability().estimate(),
                        found.probability().low(),
                        found.probability().high()
                    })
                    .filter(found -> found[1] > 0)
                    .stream()
                    .toList();
            curves.add(curve(condition.name(), values, failed, limit, upper, rare));
        }
        return curves;
    }

    private static Bench.Point named(Bench bench, String point) {
        return bench.points().stream()
                .filter(one -> one.name().equals(point))
                .findFirst()
                .orElseThrow();
    }

    private static Curve curve(
            String name, double[] sorted, int failed, double limit, boolean upper, List<double[]> rare) {
        double median = sorted[sorted.length / 2];
        double farthest = upper ? Math.max(limit, sorted[sorted.length - 1]) : Math.min(limit, sorted[0]);
        double mean = StatUtils.mean(sorted);
        double sigma = Math.sqrt(StatUtils.variance(sorted));
        List<double[]> counted = new ArrayList<>();
        List<double[]> normal = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            double here = median + (farthest - median) * step / STEPS;
            int beyond = (int) Arrays.stream(sorted)
                    .filter(value -> upper ? value > here : value < here)
                    .count();
            if (beyond > 0) {
                Estimate share = Estimate.probability(beyond + failed, sorted.length + failed);
                counted.add(new double[] {here, share.estimate(), share.low(), share.high()});
            }
            double tail = NORMAL.cumulativeProbability((upper ? mean - here : here - mean) / sigma);
            if (sigma > 0 && tail > LEAST) {
                normal.add(new double[] {here, tail});
            }
        }
        return new Curve(name, counted, normal, rare);
    }
}
