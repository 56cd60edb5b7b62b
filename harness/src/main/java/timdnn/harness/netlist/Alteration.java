package timdnn.harness.netlist;

import java.util.Objects;

/**
 * A change of one instance parameter that acts from the next analysis on, without loading the deck again.
 *
 * @param device flattened name of the device, for example {@code m.xn01.xread.xacc1.m}
 * @param parameter instance parameter, for example {@code delvto} (V) or {@code mulu0} (1)
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
     * The ngspice command. {@code alter @dev[par]} reaches devices inside subcircuits, {@code alter dev par} does not.
     *
     * @return the command
     */
    public String command() {
        return "alter @" + device + "[" + parameter + "] = " + SpiceNumber.format(value);
    }
}
