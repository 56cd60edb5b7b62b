package timdnn.harness.netlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A change that acts from the next analysis on, without handing over the deck again: of one instance parameter, or of a
 * parameter of the netlist's top level, for which ngspice builds the circuit anew.
 *
 * @param device flattened name of the device, for example {@code m.xn01.xread.xacc1.m}; empty for a parameter of the netlist
 * @param parameter instance parameter, for example {@code delvto} (V) or {@code mulu0} (1), or the netlist's
 * @param value the value, finite
 */
public record Alteration(String device, String parameter, double value) {
    /** Checks the parts. */
    public Alteration {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(parameter, "parameter");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, was " + value);
        }
    }

    /**
     * A change of a parameter of the netlist's top level.
     *
     * @param name name of the parameter
     * @param value the value, finite
     * @return the change
     */
    public static Alteration ofNetlist(String name, double value) {
        return new Alteration("", name, value);
    }

    /**
     * The ngspice command. {@code alter @dev[par]} reaches devices inside subcircuits, {@code alter dev par} does not.
     *
     * @return the command
     */
    public String command() {
        return device.isEmpty()
                ? "alterparam " + parameter + " = " + SpiceNumber.format(value)
                : "alter @" + device + "[" + parameter + "] = " + SpiceNumber.format(value);
    }

    /**
     * The commands of several changes. Those of the netlist come first: {@code reset}, which makes them act, undoes all
     * changes of devices.
     *
     * @param alterations the changes
     * @return commands in the order in which they must be given
     */
    public static List<String> commands(List<Alteration> alterations) {
        List<String> commands = new ArrayList<>();
        alterations.stream()
                .filter(change -> change.device().isEmpty())
                .map(Alteration::command)
                .forEach(commands::add);
        if (!commands.isEmpty()) {
            commands.add("reset");
        }
        alterations.stream()
                .filter(change -> !change.device().isEmpty())
                .map(Alteration::command)
                .forEach(commands::add);
        return commands;
    }
}
