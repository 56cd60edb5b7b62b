package timdnn.characterization.store;

import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.harness.HarnessException;

/**
 * How simulations ended.
 *
 * @param counts number of simulations by outcome
 */
public record OutcomeCounts(Map<String, Integer> counts) {
    /** All simulations. */
    public int simulations() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Simulations that gave their numbers at the second try, with safer options. */
    public int retried() {
        return counts.getOrDefault(SampleRow.OK_RETRIED, 0);
    }

    /** Simulations without numbers, by kind of failure. */
    public Map<String, Integer> failures() {
        Map<String, Integer> failures = new LinkedHashMap<>(counts);
        failures.keySet().removeIf(SampleRow::isOk);
        return failures;
    }

    public int failed() {
        return failures().values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Refuses a campaign that lost too much.
     *
     * @param limit largest share of failed simulations, 0 to 1
     * @throws HarnessException if more failed
     */
    public void requireFailuresWithin(double limit) {
        if (failed() > limit * simulations()) {
            throw new HarnessException(failed() + " of " + simulations() + " simulations failed " + counts
                    + ", more than the plan's limit: dropping them would flatter the tails");
        }
    }
}
