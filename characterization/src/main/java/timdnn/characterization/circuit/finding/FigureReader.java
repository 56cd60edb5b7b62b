package timdnn.characterization.circuit.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.circuit.declaration.BenchesPlan;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.characterization.circuit.declaration.FiguresPlan;
import timdnn.characterization.circuit.declaration.FiguresPlan.Figure;
import timdnn.characterization.circuit.declaration.Reference;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.circuit.measure.ParameterScope;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.StoredBench;
import timdnn.harness.netlist.Netlist;

/**
 * Reckons figures from a store. One that rests on a bench with samples is reckoned for each sample, from what the same sample
 * gave in every bench; of benches that do not vary it has the nominal numbers.
 */
final class FigureReader {
    private final Study study;
    private final CampaignStore store;
    private final List<Bench> benches;
    private final StoredResults results;
    private final Map<String, IntToDoubleFunction> known = new HashMap<>();
    private final Map<String, Boolean> varying = new HashMap<>();
    private Optional<ParameterScope> scope = Optional.empty();

    FigureReader(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
        benches = study.require(BenchesPlan.class).benches();
        results = new StoredResults(study, store);
    }

    /** The figures, in the plan's order. */
    List<MeasureFinding> read(FiguresPlan plan) {
        return plan.figures().stream().map(this::finding).toList();
    }

    private MeasureFinding finding(Figure figure) {
        Expression expression = Expression.parse(figure.expression());
        IntToDoubleFunction value = sample -> expression.value(name -> named(name, sample));
        String key = figure.name().toLowerCase(Locale.ROOT);
        boolean varies = expression.names().stream().anyMatch(this::varies);
        known.put(key, value);
        varying.put(key, varies);
        double nominal = value.applyAsDouble(BenchResults.NOMINAL);
        if (!varies) {
            return MeasureFinding.nominal(figure.name(), Bench.NOMINAL, figure.unit(), nominal);
        }
        int samples = study.declared().orElseThrow().samples();
        double[] all = IntStream.range(0, samples)
                .mapToDouble(value)
                .filter(Double::isFinite)
                .toArray();
        return MeasureFinding.sampled(figure.name(), Bench.NOMINAL, figure.unit(), nominal, all, samples, Map.of());
    }

    private boolean varies(String name) {
        return Reference.of(name, benches, Map.of())
                .map(found -> results.varies(found.bench()))
                .orElseGet(() -> varying.getOrDefault(name, false));
    }

    private double named(String name, int sample) {
        Optional<Reference> measure = Reference.of(name, benches, Map.of());
        if (measure.isPresent()) {
            return measure.get().of(results, Bench.NOMINAL, sample);
        }
        IntToDoubleFunction figure = known.get(name);
        return figure != null ? figure.applyAsDouble(sample) : parameters().value(name);
    }

    /** Parameters of all benches' circuits as the store has them, those of the first before those of the others. */
    private ParameterScope parameters() {
        if (scope.isEmpty()) {
            Map<String, String> values = new HashMap<>();
            List<String> seen = new ArrayList<>();
            for (Bench bench : benches) {
                store.circuits()
                        .bench(
                                bench.name(),
                                study.condition(),
                                bench.points().get(0).name())
                        .map(StoredBench::netlistSha256)
                        .filter(sha256 -> !seen.contains(sha256))
                        .ifPresent(sha256 -> {
                            seen.add(sha256);
                            Netlist netlist = Netlist.of(
                                    store.folder(),
                                    store.circuits()
                                            .netlist(sha256)
                                            .orElseThrow()
                                            .text()
                                            .lines()
                                            .toList());
                            netlist.parameters().forEach(values::putIfAbsent);
                        });
            }
            scope = Optional.of(new ParameterScope(values, name -> Double.NaN));
        }
        return scope.get();
    }
}
