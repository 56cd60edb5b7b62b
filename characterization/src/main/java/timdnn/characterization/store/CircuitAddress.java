package timdnn.characterization.store;

import java.util.Objects;

/**
 * Where a store has a circuit whose transistors are counted: the circuits that were simulated, not drawings beside them.
 *
 * @param experiment name of the experiment
 * @param state name of the state
 */
public record CircuitAddress(String experiment, String state) {
    /** Rejects missing names. */
    public CircuitAddress {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(state, "state");
    }
}
