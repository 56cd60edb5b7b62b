package timdnn.characterization.digital;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.harness.HarnessException;

/** Stored numbers of the digital cells under one condition, and tables of them over load and slew. */
@SuppressWarnings("MemberName") // suffixes are units
final class DigitalValues {
    private static final double LOGIC_SHARE = 0.01;

    private final DigitalPlan plan;
    private final double vdd_V;
    private final Map<String, Map<String, Double>> values = new HashMap<>();

    DigitalValues(DigitalPlan plan, Study study, CampaignStore store) {
        this.plan = plan;
        vdd_V = study.corner().vdd_V();
        for (SampleRow row : store.rows(DigitalStates.EXPERIMENT, study.condition())) {
            values.computeIfAbsent(row.state(), state -> new HashMap<>()).put(row.measure(), row.value());
        }
    }

    DigitalPlan plan() {
        return plan;
    }

    double vdd_V() {
        return vdd_V;
    }

    boolean has(String state) {
        return values.containsKey(state);
    }

    /** A number, NaN where the simulation failed or is missing. */
    double valueOrNaN(String state, String measure) {
        return values.getOrDefault(state, Map.of()).getOrDefault(measure, Double.NaN);
    }

    double value(String state, String measure) {
        double value = valueOrNaN(state, measure);
        if (Double.isNaN(value)) {
            throw new HarnessException("the simulation of " + state + " gave no " + measure);
        }
        return value;
    }

    LoadSlewTable table(Function<Corner, Double> quantity) {
        return LoadSlewTable.of(plan.loads_F(), plan.slews_s(), (load, slew) -> quantity.apply(new Corner(load, slew)));
    }

    /** A point of the tables. */
    record Corner(double load_F, double slew_s) {
        double window_s() {
            return CellTransient.window_s(load_F, slew_s);
        }
    }

    static <T> T middle(List<T> list) {
        return list.get(list.size() / 2);
    }

    boolean at(double level_V, boolean high) {
        return Math.abs(level_V - (high ? vdd_V : 0)) <= LOGIC_SHARE * vdd_V;
    }

    static DoubleBinaryOperator tested(Function<Corner, Double> quantity) {
        return (load, slew) -> quantity.apply(new Corner(load, slew));
    }
}
