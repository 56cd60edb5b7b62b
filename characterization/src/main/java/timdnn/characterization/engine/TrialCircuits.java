package timdnn.characterization.engine;

import java.util.Optional;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.store.StoredBench;
import timdnn.characterization.store.StoredDevices;
import timdnn.characterization.store.StoredNetlist;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.variation.InstanceVariables;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

/** Circuits of trials in the store: so that every sample can be written out as a deck from the store alone. */
final class TrialCircuits {
    private final CampaignStore store;
    private final TrialDraws draws;

    TrialCircuits(CampaignStore store, TrialDraws draws) {
        this.store = store;
        this.draws = draws;
    }

    /**
     * Refuses a trial that differs in circuit, analysis, measures or what varies from the one of which the store has samples.
     *
     * @throws InvalidInputException if it differs, saying in what
     */
    void requireSame(String condition, Trial trial) {
        store.circuits()
                .bench(trial.experiment(), condition, trial.state())
                .flatMap(before -> before.difference(bench(trial)).or(() -> otherVariables(condition, trial)))
                .filter(difference -> !store.isEmpty())
                .ifPresent(difference -> {
                    throw InvalidInputException.in(
                            store.folder().resolve(CampaignStore.FILE),
                            trial.experiment() + " " + trial.state(),
                            "was begun with " + difference + ": choose another folder with --out, or delete this one");
                });
    }

    private Optional<String> otherVariables(String condition, Trial trial) {
        return trial.variables()
                .map(InstanceVariables::format)
                .flatMap(now -> store.meta(StoredShifts.variables(trial.experiment(), condition, trial.state()))
                        .filter(before -> !before.equals(now)))
                .map(before -> "other variables");
    }

    /** Puts a trial's circuit into the store. */
    void put(Study study, Trial trial) {
        String sha256 = trial.netlist().sha256();
        // Finds the circuit's transistors.
        trial.draws().ifPresent(varies -> draws.of(study, trial));
        store.circuits()
                .putNetlist(
                        sha256,
                        new StoredNetlist(
                                String.join("\n", trial.netlist().lines()), StoredDevices.format(draws.known(sha256))));
        trial.variables()
                .ifPresent(own -> store.putMeta(
                        StoredShifts.variables(trial.experiment(), study.condition(), trial.state()), own.format()));
        store.circuits().putBench(trial.experiment(), study.condition(), trial.state(), bench(trial));
    }

    private static StoredBench bench(Trial trial) {
        return new StoredBench(
                trial.netlist().sha256(),
                trial.analysis().command(),
                String.join("\n", trial.measures().stream().map(Measure::card).toList()),
                trial.draws().map(Draws::format).orElse(""));
    }

    /** Puts the list of a stored circuit's transistors beside it, where it is not there yet. */
    void list(String condition, CircuitAddress address) {
        store.circuits().bench(address.experiment(), condition, address.state()).ifPresent(bench -> {
            String sha256 = bench.netlistSha256();
            StoredNetlist stored = store.circuits().netlist(sha256).orElseThrow();
            if (stored.devices().isEmpty()) {
                Netlist netlist =
                        Netlist.of(store.folder(), stored.text().lines().toList());
                store.circuits()
                        .putNetlist(
                                sha256,
                                new StoredNetlist(stored.text(), StoredDevices.format(draws.devices(sha256, netlist))));
            }
        });
    }
}
