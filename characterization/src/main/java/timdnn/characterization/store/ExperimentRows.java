package timdnn.characterization.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import timdnn.harness.HarnessException;

/** The numbers of some experiments of a store under one condition. */
public final class ExperimentRows {
    /** Experiment, state, measure, sample. */
    private final Map<String, Map<String, Map<String, Map<Integer, Double>>>> values = new LinkedHashMap<>();

    private final CampaignStore store;
    private final String condition;

    /**
     * Numbers of a store; an experiment is read when it is first asked for.
     *
     * @param store the store
     * @param condition the condition
     */
    public ExperimentRows(CampaignStore store, String condition) {
        this.store = store;
        this.condition = condition;
    }

    private Map<String, Map<String, Map<Integer, Double>>> experiment(String name) {
        return values.computeIfAbsent(name, this::read);
    }

    private Map<String, Map<String, Map<Integer, Double>>> read(String name) {
        Map<String, Map<String, Map<Integer, Double>>> states = new LinkedHashMap<>();
        for (SampleRow row : store.rows(name, condition)) {
            states.computeIfAbsent(row.state(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(row.measure(), key -> new TreeMap<>())
                    .put(row.sample(), row.value());
        }
        return states;
    }

    /**
     * States of an experiment.
     *
     * @param experiment name of the experiment
     * @return their names in the store's order; empty if nothing was simulated
     */
    public Set<String> states(String experiment) {
        return Collections.unmodifiableSet(experiment(experiment).keySet());
    }

    /**
     * Whether a measure was taken.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param measure name of the measure
     * @return true if there is at least one sample of it
     */
    public boolean has(String experiment, String state, String measure) {
        return !samples(experiment, state, measure).isEmpty();
    }

    /**
     * Values of a measure.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param measure name of the measure
     * @return by sample, NaN where a simulation failed; empty where there is none
     */
    public Map<Integer, Double> samples(String experiment, String state, String measure) {
        return Collections.unmodifiableMap(
                experiment(experiment).getOrDefault(state, Map.of()).getOrDefault(measure, Map.of()));
    }

    /**
     * A number.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param sample index of the sample
     * @param measure name of the measure
     * @return its value, NaN where the simulation failed or is missing
     */
    public double value(String experiment, String state, int sample, String measure) {
        return samples(experiment, state, measure).getOrDefault(sample, Double.NaN);
    }

    /**
     * Indices of the samples of a state that gave V_BL.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @return the indices, rising
     */
    public int[] indices(String experiment, String state) {
        return samples(experiment, state, "v_bl").entrySet().stream()
                .filter(sample -> Double.isFinite(sample.getValue()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    /**
     * The number of a nominal simulation.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param measure name of the measure
     * @return its value, finite
     * @throws HarnessException if it failed or is missing
     */
    public double nominal(String experiment, String state, String measure) {
        double value = value(experiment, state, 0, measure);
        if (!Double.isFinite(value)) {
            throw new HarnessException("the nominal simulation of " + experiment + " " + state + " gave no " + measure);
        }
        return value;
    }
}
