package timdnn.characterization.variation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.sample.SampleStream;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;

/**
 * What varies in a circuit: independent standard normal variables, each with a name that is part of its draws' address, and
 * how a point of that space alters the circuit. Immutable.
 */
public interface CircuitVariables {
    /** Names of the variables, in the order of a point's coordinates. */
    List<String> addresses();

    /** Number of variables. */
    default int dimension() {
        return addresses().size();
    }

    /** The draws of a sample, {@code [variable]}. */
    double[] draw(SampleStream stream, String state, long sample);

    /** How a point alters the circuit; the same parameters at every point. */
    List<Alteration> alterations(double[] z);

    /** Whether a transistor varies by itself. */
    boolean varies(DeviceInstance device);

    /** A point of another circuit's space in this one: variables of the same address agree, all others are 0. */
    default double[] embed(CircuitVariables other, double[] z) {
        Map<String, Double> known = new LinkedHashMap<>();
        for (int i = 0; i < z.length; i++) {
            known.put(other.addresses().get(i), z[i]);
        }
        return addresses().stream()
                .mapToDouble(address -> known.getOrDefault(address, 0.0))
                .toArray();
    }
}
