package timdnn.characterization.store;

import java.util.List;
import java.util.Optional;
import timdnn.harness.HarnessException;
import timdnn.harness.result.Waveform;

/** Waveforms of nominal simulations as a store keeps them. */
public final class KeptWaveforms {
    private final StoreConnection connection;

    KeptWaveforms(StoreConnection connection) {
        this.connection = connection;
    }

    /**
     * A stored waveform.
     *
     * @param experiment name of the experiment
     * @param corner name of the corner
     * @param state name of the state
     * @param vector name of the vector
     * @return the waveform of sample 0, or empty
     */
    public Optional<Waveform> of(String experiment, String corner, String state, String vector) {
        return connection
                .query(
                        "select points from waveform where experiment = ? and corner = ? and state = ? and vector = ? "
                                + "order by sample limit 1",
                        s -> StoreConnection.text(s, experiment, corner, state, vector),
                        row -> SampleWriter.waveform(row.getBytes(1)))
                .stream()
                .findFirst();
    }

    /**
     * A waveform that all that follows rests on.
     *
     * @param experiment name of the experiment
     * @param corner name of the corner
     * @param state name of the state
     * @param vector name of the vector
     * @return the waveform of sample 0
     * @throws timdnn.harness.HarnessException if its simulation failed or is missing
     */
    public Waveform require(String experiment, String corner, String state, String vector) {
        return of(experiment, corner, state, vector)
                .orElseThrow(() -> new HarnessException(
                        "the nominal simulation of " + experiment + " " + state + " gave no waveform of " + vector));
    }

    /**
     * Names of the vectors whose waveform a state keeps.
     *
     * @param experiment name of the experiment
     * @param corner name of the corner
     * @param state name of the state
     * @return the names, sorted; empty if there are none
     */
    public List<String> vectors(String experiment, String corner, String state) {
        return connection.query(
                "select distinct vector from waveform where experiment = ? and corner = ? and state = ? order by vector",
                s -> StoreConnection.text(s, experiment, corner, state),
                row -> row.getString(1));
    }

    /**
     * What keeps waveforms.
     *
     * @param experiment name of an experiment, of which the states are wanted; null for the experiments themselves
     * @param corner name of the corner
     * @return the names, sorted
     */
    public List<String> keepers(String experiment, String corner) {
        return connection.query(
                "select distinct case when ?1 is null then experiment else state end as name from waveform "
                        + "where (?1 is null or experiment = ?1) and corner = ?2 order by name",
                s -> StoreConnection.text(s, experiment, corner),
                row -> row.getString(1));
    }
}
