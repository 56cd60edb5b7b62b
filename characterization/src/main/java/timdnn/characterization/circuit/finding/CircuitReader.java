package timdnn.characterization.circuit.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.FiguresPlan;
import timdnn.characterization.circuit.declaration.SpecsPlan;
import timdnn.characterization.circuit.declaration.SpecsPlan.Spec;
import timdnn.characterization.circuit.declaration.TablesPlan;
import timdnn.characterization.circuit.declaration.VaryPlan;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.circuit.finding.CircuitFindings.SpecFinding;
import timdnn.characterization.engine.StoredShifts;
import timdnn.characterization.plan.Study;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleColumn;
import timdnn.characterization.store.StoredEstimate;
import timdnn.characterization.variation.InstanceVariables;
import timdnn.harness.netlist.SpiceNumber;

/** Reads what the benches of a declared circuit gave from the store. */
public final class CircuitReader {
    private final Study study;
    private final CampaignStore store;
    private final StoredShifts shifts;

    private CircuitReader(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
        shifts = new StoredShifts(study, store);
    }

    /**
     * Reads a condition.
     *
     * @param study the store's study under the condition
     * @param store the store
     * @return what is there; empty if the plan declares no circuit
     */
    public static Optional<CircuitFindings> read(Study study, CampaignStore store) {
        return study.section(BenchesPlan.class).map(plan -> new CircuitReader(study, store).read(plan));
    }

    private CircuitFindings read(BenchesPlan plan) {
        List<MeasureFinding> measures = new ArrayList<>();
        for (Bench bench : plan.benches()) {
            for (Bench.Point point : bench.points()) {
                for (String measure : bench.names()) {
                    measures.add(finding(bench, point, measure));
                }
            }
        }
        study.section(FiguresPlan.class)
                .ifPresent(figures -> measures.addAll(new FigureReader(study, store).read(figures)));
        List<SpecFinding> specs = study.section(SpecsPlan.class).map(SpecsPlan::specs).orElse(List.of()).stream()
                .map(spec -> spec(spec, bench(plan, spec.bench()), measures))
                .toList();
        List<GridTable> tables = study.section(TablesPlan.class).map(TablesPlan::tables).orElse(List.of()).stream()
                .map(table -> table(table, bench(plan, table.bench()), measures))
                .toList();
        return new CircuitFindings(measures, specs, tables);
    }

    private static Bench bench(BenchesPlan plan, String name) {
        return plan.benches().stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MeasureFinding finding(Bench bench, Bench.Point point, String measure) {
        String condition = study.condition();
        double nominal = store.value(bench.name(), condition, point.name(), measure, 0);
        String unit = store.unit(bench.name(), condition, point.name(), measure).orElse("");
        int samples = bench.samples(study);
        if (samples == 0) {
            return MeasureFinding.nominal(name(bench, measure), point.name(), unit, nominal);
        }
        String state = point.name() + Bench.MISMATCH;
        SampleColumn values = numbers(bench, state, measure);
        int done = bench.isPlaced() ? samples : store.countDone(bench.name(), condition, state, 0, samples);
        return MeasureFinding.sampled(
                name(bench, measure),
                point.name(),
                unit,
                nominal,
                values.values().doubles(),
                done,
                shares(bench.name(), state, values));
    }

    /** Samples of the plan that gave a number. */
    private SampleColumn numbers(Bench bench, String state, String measure) {
        int samples = bench.samples(study);
        return store.column(bench.name(), study.condition(), state, measure)
                .present()
                .filtered(sample -> sample < samples);
    }

    private Map<String, Double> shares(String experiment, String state, SampleColumn values) {
        if (values.size() < 6 || study.require(VaryPlan.class).own()) {
            return Map.of();
        }
        List<String> variables = new ArrayList<>();
        int rows = Math.min(values.size(), VarianceShares.MOST_SAMPLES);
        double[][] z = new double[rows][];
        double[] y = new double[rows];
        for (int row = 0; row < rows; row++) {
            Map<String, Double> point = new LinkedHashMap<>(
                    shifts.coordinates(experiment, state, values.samples().at(row)));
            point.keySet().removeIf(InstanceVariables::isSet);
            if (row == 0) {
                variables.addAll(point.keySet());
            }
            z[row] = point.values().stream()
                    .mapToDouble(coordinate -> coordinate)
                    .toArray();
            y[row] = values.values().at(row);
        }
        return VarianceShares.of(variables, z, y);
    }

    private static String name(Bench bench, String measure) {
        return bench.name() + "." + measure;
    }

    private SpecFinding spec(Spec spec, Bench bench, List<MeasureFinding> measures) {
        String name = spec.bench() + "." + spec.measure();
        SpecFinding worst = null;
        boolean passes = true;
        Optional<StoredEstimate> violation = Optional.empty();
        for (Bench.Point point : bench.points()) {
            MeasureFinding measure = measures.stream()
                    .filter(found -> found.name().equals(name) && found.point().equals(point.name()))
                    .findFirst()
                    .orElseThrow();
            passes &= meets(spec, measure.nominal());
            SpecFinding here = at(spec, bench, point, measure);
            worst = worst == null || margin(spec, here.worst()) < margin(spec, worst.worst()) ? here : worst;
            violation = larger(violation, violation(spec, point));
        }
        return new SpecFinding(
                spec.name(),
                name,
                worst.point(),
                passes,
                worst.yield(),
                worst.cpk(),
                worst.worst(),
                worst.unit(),
                violation);
    }

    private SpecFinding at(Spec spec, Bench bench, Bench.Point point, MeasureFinding measure) {
        Optional<Estimate> yield = Optional.empty();
        OptionalDouble cpk = OptionalDouble.empty();
        if (measure.mean().isPresent()) {
            double[] values = numbers(bench, point.name() + Bench.MISMATCH, spec.measure())
                    .values()
                    .doubles();
            int passed = (int)
                    Arrays.stream(values).filter(value -> meets(spec, value)).count();
            // What never happens does not meet a limit.
            yield = Optional.of(Estimate.probability(passed, measure.n() + measure.failed()));
            double mean = measure.mean().get().estimate();
            double sigma = measure.sigma().orElseThrow().estimate();
            if (sigma > 0) {
                cpk = OptionalDouble.of(margin(spec, mean) / (3 * sigma));
            }
        }
        double least = measure.least();
        double greatest = measure.greatest();
        double worst = margin(spec, least) < margin(spec, greatest) ? least : greatest;
        return new SpecFinding(
                spec.name(), measure.name(), point.name(), true, yield, cpk, worst, measure.unit(), Optional.empty());
    }

    private static boolean meets(Spec spec, double value) {
        return margin(spec, value) >= 0;
    }

    /** Distance to the nearer limit, below 0 beyond it; NaN of what is none. */
    private static double margin(Spec spec, double value) {
        double low = spec.min().isPresent() ? value - spec.min().getAsDouble() : Double.POSITIVE_INFINITY;
        double high = spec.max().isPresent() ? spec.max().getAsDouble() - value : Double.POSITIVE_INFINITY;
        return Math.min(low, high);
    }

    private Optional<StoredEstimate> violation(Spec spec, Bench.Point point) {
        return larger(
                store.estimate(spec.bench(), study.condition(), spec.limitState(point, false), SpecsPlan.Rare.ROLE),
                store.estimate(spec.bench(), study.condition(), spec.limitState(point, true), SpecsPlan.Rare.ROLE));
    }

    private static Optional<StoredEstimate> larger(Optional<StoredEstimate> one, Optional<StoredEstimate> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        double first = one.get().probability().estimate();
        double second = other.get().probability().estimate();
        boolean bound = first == second
                && one.get().probability().high() >= other.get().probability().high();
        return first > second || bound ? one : other;
    }

    /** The mean over samples where something varies, else the nominal value. */
    private static GridTable table(TablesPlan.Table table, Bench bench, List<MeasureFinding> measures) {
        Map<String, double[]> axes = new LinkedHashMap<>();
        for (String axis : table.over()) {
            axes.put(
                    axis,
                    bench.set().get(axis).stream()
                            .mapToDouble(SpiceNumber::parse)
                            .toArray());
        }
        String name = table.bench() + "." + table.measure();
        List<Bench.Point> points = bench.points();
        double[] values = new double[points.size()];
        String unit = "";
        for (Bench.Point point : points) {
            int index = 0;
            for (String axis : table.over()) {
                index = index * axes.get(axis).length
                        + bench.set().get(axis).indexOf(point.values().get(axis));
            }
            MeasureFinding found = measures.stream()
                    .filter(measure ->
                            measure.name().equals(name) && measure.point().equals(point.name()))
                    .findFirst()
                    .orElseThrow();
            values[index] = found.mean().map(Estimate::estimate).orElse(found.nominal());
            unit = found.unit();
        }
        return new GridTable(table.name(), name, unit, axes, values);
    }
}
