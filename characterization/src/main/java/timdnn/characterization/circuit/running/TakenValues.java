package timdnn.characterization.circuit.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.circuit.declaration.Expression;
import timdnn.characterization.circuit.declaration.ParameterTarget;
import timdnn.characterization.circuit.declaration.Reference;
import timdnn.characterization.circuit.measure.ParameterScope;
import timdnn.characterization.variation.InstanceVariables;

/** What each sample of a bench takes from what the same sample gave in earlier benches: {@code use} of a plan. */
final class TakenValues {
    private final List<Bench> benches;
    private final BenchResults results;
    private final ParameterScope scope;
    private final Bench bench;
    private final String point;
    private final List<ParameterTarget> targets = new ArrayList<>();
    private final List<Expression> expressions = new ArrayList<>();

    /**
     * What a bench takes.
     *
     * @param bench the bench
     * @param point name of the point of its grid
     * @param benches all benches of the plan
     * @param results what they gave
     * @param scope parameters of the bench's circuit
     */
    TakenValues(Bench bench, String point, List<Bench> benches, BenchResults results, ParameterScope scope) {
        this.bench = bench;
        this.point = point;
        this.benches = benches;
        this.results = results;
        this.scope = scope;
        for (Map.Entry<String, String> taken : bench.use().entrySet()) {
            targets.add(ParameterTarget.of(taken.getKey()));
            expressions.add(Expression.parse(taken.getValue()));
        }
    }

    List<ParameterTarget> targets() {
        return List.copyOf(targets);
    }

    /** Variables with those that are taken behind them. */
    InstanceVariables behind(InstanceVariables drawn) {
        InstanceVariables all = drawn;
        for (ParameterTarget target : targets) {
            all = all.setting(target.device(), target.parameter());
        }
        return all;
    }

    /** A point of the drawn variables with what a sample takes behind it; NaN where an earlier bench gave nothing. */
    double[] behind(double[] drawn, int sample) {
        double[] all = java.util.Arrays.copyOf(drawn, drawn.length + expressions.size());
        for (int i = 0; i < expressions.size(); i++) {
            all[drawn.length + i] = expressions.get(i).value(name -> Reference.of(name, benches, bench.set())
                    .map(found -> found.of(results, point, sample))
                    .orElseGet(() -> scope.value(name)));
        }
        return all;
    }
}
