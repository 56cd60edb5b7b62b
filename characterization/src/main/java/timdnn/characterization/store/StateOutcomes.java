package timdnn.characterization.store;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.harness.HarnessException;

/**
 * How the simulations of one state ended. Failures are limited by state: those of a whole campaign may all be of one state,
 * whose tail would be flattered without its total showing it.
 *
 * @param experiment name of the experiment
 * @param condition name of the condition
 * @param state name of the state
 * @param simulations number of simulations
 * @param failures simulations that failed by kind, sorted by kind
 * @param missingMeasures measures that did not happen although they had to, sorted
 */
public record StateOutcomes(
        String experiment,
        String condition,
        String state,
        int simulations,
        Map<String, Integer> failures,
        List<String> missingMeasures) {
    /** Copies the collections. */
    public StateOutcomes {
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        missingMeasures = List.copyOf(missingMeasures);
    }

    /**
     * Simulations that failed.
     *
     * @return a count
     */
    public int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Where the failures are and of which kind.
     *
     * @return for example {@code 3 of 200 simulations of mismatch TT-0.9V-27C S8 failed (2 TIMED_OUT, 1 CRASHED)}
     */
    public String sentence() {
        StringBuilder kinds = new StringBuilder();
        failures.forEach((kind, count) -> kinds.append(kinds.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(kind)
                .append(kind.equals(SampleRow.MEASURE_MISSING) ? " " + String.join(" ", missingMeasures) : ""));
        return failed() + " of " + simulations + " simulations of " + experiment + " " + condition + " " + state
                + " failed (" + kinds + ")";
    }

    /**
     * Refuses a campaign of which a state lost too much.
     *
     * @param states the states that lost anything
     * @param limit largest share of a state's simulations that may fail, 0 to 1
     * @param shards among how many campaigns the simulations of a state are divided, at least 1: a shard is refused only
     *     where its failures alone are more than the whole state may have
     * @throws HarnessException if more failed in any state
     */
    public static void requireFailuresWithin(List<StateOutcomes> states, double limit, int shards) {
        List<StateOutcomes> beyond = beyond(states, limit, shards);
        if (!beyond.isEmpty()) {
            StateOutcomes worst = Collections.max(
                    beyond,
                    java.util.Comparator.comparingDouble(state -> (double) state.failed() / state.simulations()));
            String others =
                    switch (beyond.size()) {
                        case 1 -> "";
                        case 2 -> ", and another state lost too many";
                        default -> ", and " + (beyond.size() - 1) + " other states lost too many";
                    };
            String percent = BigDecimal.valueOf(limit * 100)
                    .round(new MathContext(3))
                    .stripTrailingZeros()
                    .toPlainString();
            throw new HarnessException(worst.sentence() + others + ", more than limits.failures of " + percent
                    + " % of a state: dropping them would flatter its tail");
        }
    }

    /** States that lost more than their share, as {@link #requireFailuresWithin} counts it. */
    public static List<StateOutcomes> beyond(List<StateOutcomes> states, double limit, int shards) {
        return states.stream()
                .filter(state -> state.failed() > limit * state.simulations() * shards)
                .toList();
    }
}
