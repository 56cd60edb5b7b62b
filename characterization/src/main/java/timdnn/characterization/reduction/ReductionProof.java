package timdnn.characterization.reduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.engine.Draws;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;

/**
 * Judges the reduced form from a store's comparisons. A state is accepted if its nominal difference, every mismatched one
 * and the tolerance limit |mean| + k·s lie within the bound, where s is pooled over the states and k is Howe's factor for
 * 99 % of columns with 95 % confidence (W. G. Howe, doi:10.1080/01621459.1969.10500989).
 */
public final class ReductionProof {
    private static final double Z99 = 2.5758293035489004;

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
                double nominal = values.get(name + BitlineBench.NOMINAL).get(0)
                        - values.get(state + BitlineBench.ON_COLUMN + BitlineBench.NOMINAL)
                                .get(0);
                List<Double> differences = values.get(name).entrySet().stream()
                        .map(entry -> entry.getValue()
                                - values.get(state + BitlineBench.ON_COLUMN).get(entry.getKey()))
                        .toList();
                states.put(BitlineState.parse(state).n(), new Differences(nominal, differences));
            }
        }
        return judged(states, store, condition, plan, form);
    }

    private static ReductionFindings judged(
            Map<Integer, Differences> states,
            CampaignStore store,
            String condition,
            ReductionPlan plan,
            BitlineForm form) {
        double squares = 0;
        int degrees = 0;
        for (Differences state : states.values()) {
            squares += StatUtils.variance(state.values()) * (state.mismatched().size() - 1);
            degrees += state.mismatched().size() - 1;
        }
        double spread = Math.sqrt(squares / degrees);
        List<ReductionFindings.State> judged = new ArrayList<>();
        for (Map.Entry<Integer, Differences> entry : states.entrySet()) {
            Differences state = entry.getValue();
            int count = state.mismatched().size();
            double mean = StatUtils.mean(state.values());
            double half = new TDistribution(null, degrees).inverseCumulativeProbability(0.5 + Estimate.CONFIDENCE / 2)
                    * spread
                    / Math.sqrt(count);
            double largest = Math.abs(state.nominal());
            for (double difference : state.mismatched()) {
                largest = Math.max(largest, Math.abs(difference));
            }
            double limit = Math.abs(mean) + toleranceFactor(count, degrees) * spread;
            // A simulation that failed gives NaN, and NaN is within no bound.
            boolean accepted = largest <= plan.bound_V() && limit <= plan.bound_V();
            judged.add(new ReductionFindings.State(
                    entry.getKey(),
                    state.nominal(),
                    Double.isNaN(mean)
                            ? new Estimate(0, 0, Double.POSITIVE_INFINITY, 0)
                            : new Estimate(mean, mean - half, mean + half, count),
                    largest,
                    limit,
                    accepted));
        }
        return new ReductionFindings(plan.bound_V(), form, judged, spread, guard(store, condition));
    }

    /** Two-sided factor of a normal tolerance interval about a mean of {@code count} values. */
    private static double toleranceFactor(int count, int degrees) {
        double chi = new ChiSquaredDistribution(null, degrees).inverseCumulativeProbability(1 - Estimate.CONFIDENCE);
        return Z99 * Math.sqrt(degrees * (1 + 1.0 / count) / chi);
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
                    String experiment = store.bench("guard", condition, row.state())
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
