package timdnn.characterization.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.SpiceNumber;

/**
 * A simulated circuit with the transistors into which ngspice expanded it.
 *
 * @param devices its transistors
 * @param parameters its parameters as they stand in the deck
 */
public record ListedCircuit(List<DeviceInstance> devices, Map<String, String> parameters) {
    /** Copies the collections. */
    public ListedCircuit {
        devices = List.copyOf(devices);
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * The transistors of some of its parts.
     *
     * @param parts names of instances, for example {@code xpre}, or {@code xl.xpu} within {@code xl}
     * @return those within any of them, in the deck's order
     * @throws IllegalArgumentException if a part has none
     */
    public List<DeviceInstance> within(String... parts) {
        for (String part : parts) {
            if (devices.stream().noneMatch(device -> isWithin(device, part))) {
                throw new IllegalArgumentException("part must be an instance of the circuit, was " + part);
            }
        }
        return devices.stream()
                .filter(device -> List.of(parts).stream().anyMatch(part -> isWithin(device, part)))
                .toList();
    }

    private static boolean isWithin(DeviceInstance device, String part) {
        return device.name().startsWith("m." + part + ".");
    }

    /**
     * A parameter's value.
     *
     * @param parameter name of the parameter
     * @return the number, in its unit
     * @throws IllegalArgumentException if the deck has no such parameter, or gives it by an expression
     */
    public double value(String parameter) {
        String text = parameters.get(parameter);
        if (text == null) {
            throw new IllegalArgumentException(
                    "parameter must be one of " + parameters.keySet() + ", was " + parameter);
        }
        return SpiceNumber.parse(text);
    }
}
