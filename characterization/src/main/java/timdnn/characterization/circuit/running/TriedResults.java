package timdnn.characterization.circuit.running;

import java.util.HashMap;
import java.util.Map;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.characterization.circuit.declaration.SearchPlan;
import timdnn.characterization.circuit.measure.ParameterScope;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.result.Plot;

/** Results of benches that were tried once each; of a search, the middle of where it looks. */
final class TriedResults implements BenchResults {
    private final Map<String, Double> values = new HashMap<>();

    void put(Bench bench, Trial trial, Plot plot, ParameterScope scope) {
        for (Measure measure : trial.measures()) {
            values.put(bench.name() + "." + measure.name(), measure.of(plot));
        }
        bench.search().ifPresent(search -> values.put(bench.name() + ".search", middle(search, scope)));
    }

    private static double middle(SearchPlan search, ParameterScope scope) {
        return 0.5
                * (Expression.parse(search.from()).value(scope::value)
                        + Expression.parse(search.to()).value(scope::value));
    }

    @Override
    public double value(Bench bench, String point, String measure, int sample) {
        return values.getOrDefault(bench.name() + "." + measure, Double.NaN);
    }
}
