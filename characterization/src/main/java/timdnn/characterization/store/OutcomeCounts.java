package timdnn.characterization.store;

import java.util.LinkedHashMap;
import java.util.Map;

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
}
