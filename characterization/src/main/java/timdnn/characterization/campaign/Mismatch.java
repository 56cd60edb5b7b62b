package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import timdnn.characterization.plan.MismatchModel;
import timdnn.characterization.sample.SampleStream;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.ModelCards;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;

/** The threshold shifts of a trial's transistors, sample by sample. */
final class Mismatch {
    private final List<String> devices = new ArrayList<>();
    private final List<Double> sigma_V = new ArrayList<>();
    private final SampleStream stream;
    private final String state;

    /**
     * Chooses the transistors that vary.
     *
     * @throws InvalidInputException if a state has transistors but none matches
     */
    Mismatch(MismatchModel model, List<DeviceInstance> all, Netlist netlist, SampleStream stream, String state) {
        this.stream = stream;
        this.state = state;
        Map<String, Double> vth0 = new TreeMap<>();
        for (DeviceInstance device : all) {
            if (model.varies(device)) {
                devices.add(device.name());
                sigma_V.add(model.sigmaOverMu()
                        * Math.abs(vth0.computeIfAbsent(
                                device.model(), name -> ModelCards.parameter(netlist, name, "vth0"))));
            }
        }
        if (devices.isEmpty()) {
            throw new InvalidInputException("mismatch.devices " + model.devices() + " match none of the " + all.size()
                    + " transistors of state " + state);
        }
    }

    List<Alteration> of(int sample) {
        List<Alteration> shifts = new ArrayList<>(devices.size());
        for (int i = 0; i < devices.size(); i++) {
            double z = stream.normal(state, sample, devices.get(i));
            shifts.add(new Alteration(devices.get(i), "delvto", z * sigma_V.get(i)));
        }
        return shifts;
    }
}
