package timdnn.characterization.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import timdnn.harness.HarnessException;

/** The numbers of some experiments of a store under one condition. */
final class ExperimentRows {
    private final Map<String, TreeMap<Integer, Double>> values = new HashMap<>();

    ExperimentRows(CampaignStore store, String condition, List<String> experiments) {
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

    /** By sample, NaN where a simulation failed; empty where there is none. */
    Map<Integer, Double> samples(String experiment, String state, String measure) {
        return values.getOrDefault(key(experiment, state, measure), new TreeMap<>());
    }

    /** A number, NaN where the simulation failed or is missing. */
    double value(String experiment, String state, int sample, String measure) {
        return samples(experiment, state, measure).getOrDefault(sample, Double.NaN);
    }

    /** Indices of the samples of a state that gave V_BL. */
    int[] indices(String experiment, String state) {
        return samples(experiment, state, "v_bl").entrySet().stream()
                .filter(sample -> Double.isFinite(sample.getValue()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    /**
     * The number of a nominal simulation.
     *
     * @throws HarnessException if it failed or is missing
     */
    double nominal(String experiment, String state, String measure) {
        double value = value(experiment, state, 0, measure);
        if (!Double.isFinite(value)) {
            throw new HarnessException("the nominal simulation of " + experiment + " " + state + " gave no " + measure);
        }
        return value;
    }
}
