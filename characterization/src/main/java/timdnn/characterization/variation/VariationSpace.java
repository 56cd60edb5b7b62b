package timdnn.characterization.variation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.sample.SampleStream;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.ModelCards;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.ProcessShift;

/**
 * What varies in a circuit: independent standard normal variables, each with a name that is part of its draws' address,
 * and how a point of that space alters the circuit's transistors. Immutable.
 */
public final class VariationSpace implements CircuitVariables {
    /** State in the address of global variables: a sample is the same die in every state. */
    private static final String GLOBAL = "global";

    private static final String THRESHOLD = "delvto";
    private static final String MOBILITY = "mulu0";

    private final List<Variable> variables;
    private final List<DeviceInstance> altered;
    private final ProcessShift corner;
    private final boolean mobilityVaries;
    private final List<DeviceInstance> local;

    /** A standard normal variable: z·σ is added to a parameter of some devices. */
    private record Variable(
            String address, String parameter, double sigma, List<DeviceInstance> devices, boolean global) {}

    private VariationSpace(
            List<Variable> variables, List<DeviceInstance> altered, ProcessShift corner, List<DeviceInstance> local) {
        this.variables = List.copyOf(variables);
        this.altered = List.copyOf(altered);
        this.corner = corner;
        this.local = List.copyOf(local);
        mobilityVaries =
                variables.stream().anyMatch(variable -> variable.parameter().equals(MOBILITY));
    }

    /**
     * The variables of a circuit.
     *
     * @param devices all transistors of the expanded circuit
     */
    public static VariationSpace of(
            VariationModel model, ProcessShift corner, List<DeviceInstance> devices, Netlist netlist, Draws draws) {
        Map<String, Double> vth0 = new TreeMap<>();
        for (DeviceInstance device : devices) {
            vth0.computeIfAbsent(device.model(), name -> ModelCards.parameter(netlist, name, "vth0"));
        }
        VariationModel also = new VariationModel(0, 0, 0, 0, 0, draws.also());
        List<DeviceInstance> local = devices.stream()
                .filter(device ->
                        model.varies(device, draws.address(device.name())) || also.varies(device, device.name()))
                .toList();
        List<Variable> variables = new ArrayList<>();
        for (DeviceInstance device : local) {
            String name = draws.address(device.name());
            add(variables, name, THRESHOLD, model.thresholdSigma_V(device, vth0.get(device.model())), List.of(device));
            add(variables, name + " " + MOBILITY, MOBILITY, model.mobilitySigma(device), List.of(device));
        }
        boolean globally = model.globalVth_V() > 0 || model.globalMobility() > 0;
        if (globally) {
            for (String card : vth0.keySet()) {
                List<DeviceInstance> all = devices.stream()
                        .filter(device -> device.model().equals(card))
                        .toList();
                addGlobal(variables, card, THRESHOLD, model.globalVth_V(), all);
                addGlobal(variables, card, MOBILITY, model.globalMobility(), all);
            }
        }
        return new VariationSpace(variables, globally ? devices : local, corner, local);
    }

    private static void add(
            List<Variable> variables, String address, String parameter, double sigma, List<DeviceInstance> devices) {
        if (sigma > 0) {
            variables.add(new Variable(address, parameter, sigma, devices, false));
        }
    }

    private static void addGlobal(
            List<Variable> variables, String card, String parameter, double sigma, List<DeviceInstance> devices) {
        if (sigma > 0) {
            variables.add(new Variable("all " + card + " " + parameter, parameter, sigma, devices, true));
        }
    }

    /** Whether a transistor varies locally. */
    @Override
    public boolean varies(DeviceInstance device) {
        return local.contains(device);
    }

    /** Names of the variables, in the order of a point's coordinates. */
    @Override
    public List<String> addresses() {
        return variables.stream().map(Variable::address).toList();
    }

    @Override
    public int dimension() {
        return variables.size();
    }

    /** The draws of a sample; the order is that of the devices in the circuit, which no draw depends on. */
    @Override
    public double[] draw(SampleStream stream, String state, long sample) {
        double[] z = new double[variables.size()];
        for (int i = 0; i < z.length; i++) {
            Variable variable = variables.get(i);
            z[i] = stream.normal(variable.global() ? GLOBAL : state, sample, variable.address());
        }
        return z;
    }

    /** How a point alters the circuit. Altered parameters replace those of the corner, hence its shifts join in here. */
    @Override
    public List<Alteration> alterations(double[] z) {
        Map<String, Double> threshold = new LinkedHashMap<>();
        Map<String, Double> mobility = new LinkedHashMap<>();
        for (DeviceInstance device : altered) {
            threshold.put(device.name(), corner.vth_V(device.model()));
            mobility.put(device.name(), 1.0);
        }
        for (int i = 0; i < z.length; i++) {
            Variable variable = variables.get(i);
            Map<String, Double> sums = variable.parameter().equals(THRESHOLD) ? threshold : mobility;
            for (DeviceInstance device : variable.devices()) {
                sums.merge(device.name(), z[i] * variable.sigma(), Double::sum);
            }
        }
        List<Alteration> alterations = new ArrayList<>();
        for (DeviceInstance device : altered) {
            alterations.add(new Alteration(device.name(), THRESHOLD, threshold.get(device.name())));
            if (mobilityVaries) {
                alterations.add(new Alteration(
                        device.name(), MOBILITY, corner.mobility(device.model()) * mobility.get(device.name())));
            }
        }
        return alterations;
    }
}
