package timdnn.characterization.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.StoredBench;
import timdnn.characterization.store.StoredDevices;
import timdnn.characterization.store.StoredNetlist;
import timdnn.characterization.variation.DrawnShifts;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.variation.InstanceVariables;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

/** The threshold shifts behind a store's samples: they are not stored but drawn again, from the same addresses. */
public final class StoredShifts {
    private final Study study;
    private final CampaignStore store;
    private final Map<String, DrawnShifts> known = new HashMap<>();

    /**
     * The shifts of a store.
     *
     * @param study the store's study under the condition whose samples are asked for
     * @param store the store
     */
    public StoredShifts(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
    }

    /**
     * The shifts of one sample.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param sample index of the sample
     * @return shift of V_T in V by flattened device name; empty where the experiment varies nothing
     * @throws InvalidInputException if the store has no such experiment and state
     */
    public Map<String, Double> of(String experiment, String state, int sample) {
        return alterations(experiment, state, sample).stream()
                .filter(alteration -> alteration.parameter().equals("delvto"))
                .collect(Collectors.toMap(Alteration::device, Alteration::value));
    }

    /**
     * The deviations of one sample: its shifts less those of the process corner, which all devices of a polarity share.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param sample index of the sample
     * @return deviation of V_T in V by flattened device name; empty where the experiment varies nothing
     * @throws InvalidInputException if the store has no such experiment and state
     */
    public Map<String, Double> deviations(String experiment, String state, int sample) {
        Map<String, Double> deviations = of(experiment, state, sample);
        DrawnShifts drawn = known.get(experiment + '\n' + state);
        if (drawn != null) {
            for (Alteration corner :
                    drawn.space().alterations(new double[drawn.space().dimension()])) {
                if (corner.parameter().equals("delvto")) {
                    deviations.computeIfPresent(corner.device(), (device, shift) -> shift - corner.value());
                }
            }
        }
        return deviations;
    }

    /**
     * Where a sample lies in the space of its circuit's variables.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param sample index of the sample
     * @return standard normal coordinate by name of the variable; empty where nothing varies
     * @throws InvalidInputException if the store has no such experiment and state
     */
    public Map<String, Double> coordinates(String experiment, String state, int sample) {
        alterations(experiment, state, sample);
        DrawnShifts drawn = known.get(experiment + '\n' + state);
        Map<String, Double> coordinates = new java.util.LinkedHashMap<>();
        if (drawn != null) {
            double[] z =
                    store.point(experiment, study.condition(), state, sample).orElseGet(() -> drawn.point(sample));
            for (int i = 0; i < z.length; i++) {
                coordinates.put(drawn.space().addresses().get(i), z[i]);
            }
        }
        return coordinates;
    }

    /** Fact: the variables of a trial that says itself what varies. */
    static String variables(String experiment, String corner, String state) {
        return "variables " + corner + " " + experiment + " " + state;
    }

    List<Alteration> alterations(String experiment, String state, int sample) {
        String corner = study.condition();
        StoredBench bench = store.circuits()
                .bench(experiment, corner, state)
                .orElseThrow(() -> InvalidInputException.in(
                        store.folder().resolve(CampaignStore.FILE),
                        "sample",
                        "has no experiment \"" + experiment + "\" with a state \"" + state + "\""));
        if (bench.draws().isEmpty()) {
            return List.of();
        }
        DrawnShifts drawn = known.computeIfAbsent(experiment + '\n' + state, key -> {
            Optional<String> own = store.meta(variables(experiment, corner, state));
            if (own.isPresent()) {
                return DrawnShifts.of(study, InstanceVariables.parse(own.get()), Draws.parse(bench.draws()));
            }
            StoredNetlist stored =
                    store.circuits().netlist(bench.netlistSha256()).orElseThrow();
            return DrawnShifts.of(
                    study,
                    StoredDevices.parse(stored.devices()),
                    Netlist.of(store.folder(), stored.text().lines().toList()),
                    Draws.parse(bench.draws()));
        });
        return store.point(experiment, corner, state, sample)
                .map(drawn.space()::alterations)
                .orElseGet(() -> drawn.alterations(sample));
    }
}
