package timdnn.characterization.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import timdnn.harness.HarnessException;

/** The numbers of some experiments of a store under one condition. */
final class PeripheryRows {
    private final Map<String, TreeMap<Integer, Double>> values = new HashMap<>();

    PeripheryRows(CampaignStore store, String condition, List<String> experiments) {
        for (String experiment : experiments) {
            for (SampleRow row : store.rows(experiment, condition)) {
                values.computeIfAbsent(key(row.experiment(), row.state(), row.measure()), key -> new TreeMap<>())
                        .put(row.sample(), row.value());
            }
        }
    }

    private static String key(String experiment, String state, String measure) {
        return experiment + '\n' + state + '\n' + measure;
    }

    boolean has(String experiment, String state, String measure) {
        return values.containsKey(key(experiment, state, measure));
    }

    /**
     * The number of a nominal simulation.
     *
     * @throws HarnessException if it failed or is missing
     */
    double nominal(String experiment, String state, String measure) {
        double value = samples(experiment, state, measure).getOrDefault(0, Double.NaN);
        if (!Double.isFinite(value)) {
            throw new HarnessException("the simulation of " + experiment + " " + state + " gave no " + measure);
        }
        return value;
    }

    /** By sample, NaN where a simulation failed; empty where there is none. */
    Map<Integer, Double> samples(String experiment, String state, String measure) {
        return values.getOrDefault(key(experiment, state, measure), new TreeMap<>());
    }
}
