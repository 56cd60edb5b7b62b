package timdnn.characterization.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import timdnn.harness.HarnessException;

/**
 * The numbers of some experiments of a store under one condition, a state at a time when it is first asked for. Of a state with
 * many samples only the measures that are asked for are kept, at eight bytes a sample.
 */
public final class ExperimentRows {
    /** Rows up to which a state is read whole. */
    private static final int FEW = 100_000;

    private final CampaignStore store;
    private final String condition;
    private final Map<String, Set<String>> states = new HashMap<>();
    private final Map<Address, StateColumns> columns = new HashMap<>();

    private record Address(String experiment, String state) {}

    /** What was read of a state, and whether that is all of it. */
    private record StateColumns(boolean whole, Map<String, SampleColumn> byMeasure) {}

    /**
     * Numbers of a store.
     *
     * @param store the store
     * @param condition the condition
     */
    public ExperimentRows(CampaignStore store, String condition) {
        this.store = store;
        this.condition = condition;
    }

    private SampleColumn column(String experiment, String state, String measure) {
        StateColumns read = columns.computeIfAbsent(
                new Address(experiment, state), address -> store.columns(experiment, condition, state, FEW)
                        .map(all -> new StateColumns(true, all))
                        .orElseGet(() -> new StateColumns(false, new HashMap<>())));
        return read.whole()
                ? read.byMeasure().getOrDefault(measure, SampleColumn.EMPTY)
                : read.byMeasure().computeIfAbsent(measure, name -> store.column(experiment, condition, state, name));
    }

    /**
     * States of an experiment.
     *
     * @param experiment name of the experiment
     * @return their names in the store's order; empty if nothing was simulated
     */
    public Set<String> states(String experiment) {
        return states.computeIfAbsent(
                experiment, name -> Collections.unmodifiableSet(new LinkedHashSet<>(store.states(name, condition))));
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
        return column(experiment, state, measure).size() > 0;
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
        return column(experiment, state, measure).asMap();
    }

    /**
     * The same as a column.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param measure name of the measure
     * @return by sample, NaN where a simulation failed; without a sample where there is none
     */
    public SampleColumn values(String experiment, String state, String measure) {
        return column(experiment, state, measure);
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
        return column(experiment, state, measure).of(sample);
    }

    /**
     * Indices of the samples of a state that gave V_BL.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @return the indices, rising
     */
    public int[] indices(String experiment, String state) {
        return column(experiment, state, "v_bl").finite().samples().ints();
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
