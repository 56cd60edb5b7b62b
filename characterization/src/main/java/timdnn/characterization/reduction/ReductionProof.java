package timdnn.characterization.reduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.ToleranceLimit;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.variation.Draws;

/**
 * Judges the reduced form from a store's comparisons. A state is accepted if its nominal difference, every mismatched one
 * and the tolerance limit |mean| + k·s lie within the bound, with the state's own s, since states differ in theirs. With k of
 * {@link ToleranceLimit} 99 % of the columns of every state stay within its limit, and this holds for all states of the plan
 * under a condition together with 95 % confidence.
 */
public final class ReductionProof {
    /** Share of columns that stay within a limit. */
    private static final double SHARE = 0.99;

    private ReductionProof() {}

    /** Differences of a state: nominal, then mismatched. */
    private record Differences(double nominal, List<Double> mismatched) {
        double[] values() {
            return mismatched.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    public static ReductionFindings of(CampaignStore store, String condition, ReductionPlan plan, BitlineForm form) {
        Map<String, Map<Integer, Double>> values = new TreeMap<>();
        for (SampleRow row : store.rows(BitlineBench.PROOF, condition)) {
            if (row.measure().equals("v_bl")) {
                values.computeIfAbsent(row.state(), state -> new TreeMap<>()).put(row.sample(), row.value());
            }
        }
        Map<Integer, Differences> states = new TreeMap<>();
        for (String name : values.keySet()) {
            if (name.endsWith(BitlineBench.ON_BITLINE)) {
                String state = name.substring(0, name.length() - BitlineBench.ON_BITLINE.length());
                Map<Integer, Double> column = values.getOrDefault(state + BitlineBench.ON_COLUMN, Map.of());
                List<Double> differences = values.get(name).entrySet().stream()
                        .filter(entry -> column.containsKey(entry.getKey()))
                        .map(entry -> entry.getValue() - column.get(entry.getKey()))
                        .toList();
                double nominal = nominal(values, name) - nominal(values, state + BitlineBench.ON_COLUMN);
                // Of a proof that was interrupted a state may have less than what it takes to judge it.
                if (differences.size() >= 2) {
                    states.put(BitlineState.parse(state).n(), new Differences(nominal, differences));
                }
            }
        }
        return judged(states, store, condition, plan, form);
    }

    private static double nominal(Map<String, Map<Integer, Double>> values, String state) {
        return values.getOrDefault(state + BitlineBench.NOMINAL, Map.of()).getOrDefault(0, Double.NaN);
    }

    private static ReductionFindings judged(
            Map<Integer, Differences> states,
            CampaignStore store,
            String condition,
            ReductionPlan plan,
            BitlineForm form) {
        double squares = 0;
        List<ReductionFindings.State> judged = new ArrayList<>();
        for (Map.Entry<Integer, Differences> entry : states.entrySet()) {
            Differences state = entry.getValue();
            int count = state.mismatched().size();
            double mean = StatUtils.mean(state.values());
            double spread = Math.sqrt(StatUtils.variance(state.values()));
            squares += spread * spread;
            double largest = Math.abs(state.nominal());
            for (double difference : state.mismatched()) {
                largest = Math.max(largest, Math.abs(difference));
            }
            double limit =
                    Math.abs(mean) + ToleranceLimit.factor(count, SHARE, Estimate.CONFIDENCE, states.size()) * spread;
            // A simulation that failed gives NaN, and NaN is within no bound.
            boolean accepted = largest <= plan.bound_V() && limit <= plan.bound_V();
            judged.add(new ReductionFindings.State(
                    entry.getKey(),
                    state.nominal(),
                    Double.isNaN(mean)
                            ? new Estimate(0, 0, Double.POSITIVE_INFINITY, 0)
                            : Estimate.mean(state.values()),
                    spread,
                    largest,
                    limit,
                    accepted));
        }
        return new ReductionFindings(
                plan.bound_V(), form, judged, Math.sqrt(squares / states.size()), guard(store, condition));
    }

    /** A sample of the guard beside that of the campaign; a voltage is NaN where its simulation failed. */
    record Guarded(String experiment, String state, int sample, double reduced_V, double full_V, String outcomeOfFull) {
        double difference_V() {
            return Math.abs(reduced_V - full_V);
        }

        String reduced() {
            return Double.isNaN(reduced_V) ? "a simulation that failed" : millivolts(reduced_V);
        }

        String full() {
            return Double.isNaN(full_V) ? "a simulation that failed (" + outcomeOfFull + ")" : millivolts(full_V);
        }

        private static String millivolts(double voltage) {
            return String.format(Locale.ROOT, "%.3f mV", voltage * 1e3);
        }
    }

    static List<Guarded> guarded(CampaignStore store, String condition) {
        return store.rows("guard", condition).stream()
                .filter(row -> row.measure().equals("v_bl"))
                .map(row -> {
                    // Its draws are those of the sample that it repeats.
                    String experiment = store.circuits()
                            .bench("guard", condition, row.state())
                            .map(bench -> Draws.parse(bench.draws()).experiment())
                            .orElseThrow();
                    double reduced = store.value(experiment, condition, row.state(), "v_bl", row.sample());
                    return new Guarded(experiment, row.state(), row.sample(), reduced, row.value(), row.outcome());
                })
                .toList();
    }

    /** The guard's samples against those of the campaign. */
    static Optional<ReductionFindings.Guard> guard(CampaignStore store, String condition) {
        List<Guarded> samples = guarded(store, condition);
        // NaN, which Math.max hands on, is a simulation that failed.
        double largest = samples.stream().mapToDouble(Guarded::difference_V).reduce(0, Math::max);
        return samples.isEmpty() ? Optional.empty() : Optional.of(new ReductionFindings.Guard(samples.size(), largest));
    }
}
