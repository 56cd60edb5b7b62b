package timdnn.characterization.circuit.declaration;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is set: a parameter of a device, or of the netlist's top level.
 *
 * @param device flattened name of the device; empty for a parameter of the netlist
 * @param parameter name of the parameter
 */
public record ParameterTarget(String device, String parameter) {
    private static final Pattern DEVICE = Pattern.compile("@?([A-Za-z][\\w.#]*)\\[(\\w+)\\]");

    /**
     * Reads a target.
     *
     * @param text {@code vd[dc]}, or {@code rows}
     * @return the target
     * @throws IllegalArgumentException if it is neither
     */
    public static ParameterTarget of(String text) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        Matcher device = DEVICE.matcher(bare);
        if (device.matches()) {
            return new ParameterTarget(device.group(1), device.group(2));
        }
        if (bare.matches("[a-z_]\\w*")) {
            return new ParameterTarget("", bare);
        }
        throw new IllegalArgumentException(
                "must be a parameter of a device such as vin[dc], or one of the netlist, was \"" + text + "\"");
    }

    /**
     * The SI unit of what is set, where the kind of device says it.
     *
     * @return V or A of a source, Ω, F or H of a passive device, V of a threshold; empty otherwise
     */
    public String unit() {
        if (device.isEmpty()) {
            return "";
        }
        return switch (device.charAt(0) + "." + parameter) {
            case "v.dc" -> "V";
            case "i.dc" -> "A";
            case "r.resistance" -> "\u03a9";
            case "c.capacitance" -> "F";
            case "l.inductance" -> "H";
            case "m.delvto" -> "V";
            default -> "";
        };
    }
}
