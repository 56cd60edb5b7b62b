package timdnn.characterization.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Batches.Batch;
import timdnn.characterization.plan.Study;
import timdnn.characterization.variation.DrawnShifts;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.variation.OwnDraws;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;

/**
 * What varies in trials, and the simulations of their samples. Each circuit's transistors are asked for once, and each
 * trial's variables are found once.
 */
final class TrialDraws {
    private final SimulationEngine engine;
    private final Map<String, List<DeviceInstance>> devices = new HashMap<>();
    private final Map<String, DrawnShifts> drawn = new HashMap<>();

    TrialDraws(SimulationEngine engine) {
        this.engine = engine;
    }

    /** A circuit's transistors, from the simulator where they are not known. */
    List<DeviceInstance> devices(String sha256, Netlist netlist) {
        return devices.computeIfAbsent(sha256, circuit -> engine.devices(netlist));
    }

    /** The same as far as they were asked for, else none. */
    List<DeviceInstance> known(String sha256) {
        return devices.getOrDefault(sha256, List.of());
    }

    /** The draws of a trial that varies, under the study's condition. */
    DrawnShifts of(Study study, Trial trial) {
        Draws draws = trial.draws().orElseThrow();
        String sha256 = trial.netlist().sha256();
        if (trial.variables().isPresent()) {
            String key = study.condition()
                    + '\n'
                    + trial.experiment()
                    + '\n'
                    + trial.state()
                    + '\n'
                    + trial.variables().get().dimension();
            return drawn.computeIfAbsent(
                    key, name -> DrawnShifts.of(study, trial.variables().get(), draws));
        }
        return drawn.computeIfAbsent(
                study.condition() + '\n' + sha256 + '\n' + draws.format(),
                name -> DrawnShifts.of(study, devices(sha256, trial.netlist()), trial.netlist(), draws));
    }

    /** The simulations of a batch. */
    List<SimulationRequest> requests(Study study, Batch batch) {
        Trial trial = batch.trial();
        List<SimulationRequest> requests = new ArrayList<>();
        for (int i = 0; i < batch.samples().size(); i++) {
            requests.add(new SimulationRequest(
                    netlist(study, trial, batch.samples().get(i)),
                    shifts(study, batch, i),
                    trial.analysis(),
                    trial.vectors(),
                    trial.after()));
        }
        return requests;
    }

    private static Netlist netlist(Study study, Trial trial, int sample) {
        return trial.draws().filter(OwnDraws::are).isPresent()
                ? trial.netlist().withCard(OwnDraws.card(study, sample))
                : trial.netlist();
    }

    /** How the {@code i}-th sample of a batch alters its circuit. */
    List<Alteration> shifts(Study study, Batch batch, int i) {
        Trial trial = batch.trial();
        if (trial.draws().isEmpty()) {
            return List.of();
        }
        DrawnShifts here = of(study, trial);
        return batch.points().isEmpty()
                ? here.alterations(batch.samples().get(i))
                : here.space().alterations(batch.points().get(i));
    }
}
