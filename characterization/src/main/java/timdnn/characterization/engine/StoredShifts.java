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
    private final Map<String, StoredState> known = new HashMap<>();

    /**
     * What is the same for all samples of a state.
     *
     * @param drawn what varies; empty where nothing does
     * @param corner shift of V_T in V that a device has at the origin, by its name
     * @param points whether the store has samples at points that no address says
     */
    private record StoredState(Optional<DrawnShifts> drawn, Map<String, Double> corner, boolean points) {}

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
        return shifts(alterations(experiment, state, sample));
    }

    private static Map<String, Double> shifts(List<Alteration> alterations) {
        return alterations.stream()
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
        state(experiment, state)
                .corner()
                .forEach((device, common) -> deviations.computeIfPresent(device, (name, shift) -> shift - common));
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
        StoredState stored = state(experiment, state);
        Map<String, Double> coordinates = new java.util.LinkedHashMap<>();
        stored.drawn().ifPresent(drawn -> {
            double[] z = point(stored, experiment, state, sample).orElseGet(() -> drawn.point(sample));
            for (int i = 0; i < z.length; i++) {
                coordinates.put(drawn.space().addresses().get(i), z[i]);
            }
        });
        return coordinates;
    }

    /** Fact: the variables of a trial that says itself what varies. */
    static String variables(String experiment, String corner, String state) {
        return "variables " + corner + " " + experiment + " " + state;
    }

    List<Alteration> alterations(String experiment, String state, int sample) {
        StoredState stored = state(experiment, state);
        return stored.drawn()
                .map(drawn -> point(stored, experiment, state, sample)
                        .map(drawn.space()::alterations)
                        .orElseGet(() -> drawn.alterations(sample)))
                .orElse(List.of());
    }

    private Optional<double[]> point(StoredState stored, String experiment, String state, int sample) {
        return stored.points() ? store.point(experiment, study.condition(), state, sample) : Optional.empty();
    }

    private StoredState state(String experiment, String state) {
        return known.computeIfAbsent(experiment + '\n' + state, key -> read(experiment, state));
    }

    private StoredState read(String experiment, String state) {
        String condition = study.condition();
        StoredBench bench = store.circuits()
                .bench(experiment, condition, state)
                .orElseThrow(() -> InvalidInputException.in(
                        store.folder().resolve(CampaignStore.FILE),
                        "sample",
                        "has no experiment \"" + experiment + "\" with a state \"" + state + "\""));
        Optional<DrawnShifts> drawn = bench.draws().isEmpty()
                ? Optional.empty()
                : Optional.of(drawn(bench, store.meta(variables(experiment, condition, state))));
        Map<String, Double> corner = drawn.map(DrawnShifts::space)
                .map(space -> shifts(space.alterations(new double[space.dimension()])))
                .orElse(Map.of());
        return new StoredState(drawn, corner, store.hasPoints(experiment, condition, state));
    }

    private DrawnShifts drawn(StoredBench bench, Optional<String> own) {
        Draws draws = Draws.parse(bench.draws());
        if (own.isPresent()) {
            return DrawnShifts.of(study, InstanceVariables.parse(own.get()), draws);
        }
        StoredNetlist stored = store.circuits().netlist(bench.netlistSha256()).orElseThrow();
        return DrawnShifts.of(
                study,
                StoredDevices.parse(stored.devices()),
                Netlist.of(store.folder(), stored.text().lines().toList()),
                draws);
    }
}
