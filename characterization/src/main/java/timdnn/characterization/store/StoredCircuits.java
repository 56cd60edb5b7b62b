package timdnn.characterization.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.harness.netlist.Netlist;

/** The circuits of a campaign, each kept once, and the benches that simulated them. */
public final class StoredCircuits {
    private final StoreConnection connection;
    private final Path folder;

    StoredCircuits(StoreConnection connection, Path folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /**
     * Puts a circuit, or replaces what is known of it.
     *
     * @param sha256 its fingerprint
     * @param netlist the circuit
     */
    public void putNetlist(String sha256, StoredNetlist netlist) {
        connection.update(
                "insert or replace into netlist values (?, ?, ?)",
                s -> StoreConnection.text(s, sha256, netlist.text(), netlist.devices()));
    }

    /**
     * A circuit.
     *
     * @param sha256 its fingerprint
     * @return the circuit, or empty
     */
    public Optional<StoredNetlist> netlist(String sha256) {
        return connection
                .query(
                        "select text, devices from netlist where sha256 = ?",
                        s -> s.setString(1, sha256),
                        row -> new StoredNetlist(row.getString(1), row.getString(2)))
                .stream()
                .findFirst();
    }

    /**
     * The circuit of a state.
     *
     * @param experiment name of the experiment
     * @param corner name of the condition
     * @param state name of the state
     * @return the circuit, or empty if the store has no such state
     */
    public Optional<StoredNetlist> netlist(String experiment, String corner, String state) {
        return netlistSha256(experiment, corner, state).flatMap(this::netlist);
    }

    /**
     * A simulated circuit with its transistors.
     *
     * @param address where it is
     * @param condition name of the condition
     * @return the circuit; empty if it was not simulated, or its transistors were not listed
     */
    public Optional<ListedCircuit> listed(CircuitAddress address, String condition) {
        return netlist(address.experiment(), condition, address.state())
                .filter(stored -> !stored.devices().isEmpty())
                .map(stored -> new ListedCircuit(
                        StoredDevices.parse(stored.devices()),
                        Netlist.of(folder, stored.text().lines().toList()).parameters()));
    }

    /**
     * Puts the bench of a state, or replaces it.
     *
     * @param experiment name of the experiment
     * @param corner name of the condition
     * @param state name of the state
     * @param bench the bench
     */
    public void putBench(String experiment, String corner, String state, StoredBench bench) {
        connection.update(
                "insert or replace into bench values (?, ?, ?, ?, ?, ?, ?)",
                s -> StoreConnection.text(
                        s,
                        experiment,
                        corner,
                        state,
                        bench.netlistSha256(),
                        bench.analysis(),
                        bench.measures(),
                        bench.draws()));
    }

    /**
     * The bench of a state.
     *
     * @param experiment name of the experiment
     * @param corner name of the condition
     * @param state name of the state
     * @return the bench, or empty if the store has no such state
     */
    public Optional<StoredBench> bench(String experiment, String corner, String state) {
        return connection
                .query(
                        "select netlist, analysis, measures, draws from bench where experiment = ? and corner = ? and state = ?",
                        s -> StoreConnection.text(s, experiment, corner, state),
                        row -> new StoredBench(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .stream()
                .findFirst();
    }

    /**
     * Fingerprints of all circuits that were simulated.
     *
     * @return SHA-256 in hexadecimal, sorted
     */
    public List<String> netlistHashes() {
        return connection.query("select sha256 from netlist order by sha256", s -> {}, row -> row.getString(1));
    }

    /**
     * Fingerprint of the circuit of a state.
     *
     * @param experiment name of the experiment
     * @param corner name of the condition
     * @param state name of the state
     * @return SHA-256 in hexadecimal, or empty if the store has no such state
     */
    public Optional<String> netlistSha256(String experiment, String corner, String state) {
        return bench(experiment, corner, state).map(StoredBench::netlistSha256);
    }

    /** Names of experiments, each with its states, in order. */
    public Map<String, List<String>> states() {
        Map<String, List<String>> states = new LinkedHashMap<>();
        connection.forEach(
                "select distinct experiment, state from bench order by experiment, state",
                s -> {},
                row -> new String[] {row.getString(1), row.getString(2)},
                names -> states.computeIfAbsent(names[0], experiment -> new ArrayList<>())
                        .add(names[1]));
        return states;
    }
}
