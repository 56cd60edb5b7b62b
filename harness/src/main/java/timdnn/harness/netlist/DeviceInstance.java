package timdnn.harness.netlist;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MOSFET of the expanded circuit.
 *
 * @param name flattened name, for example {@code m.xn01.xread.xacc1.m}
 * @param model name of its model
 * @param width_m drawn width in m
 * @param length_m drawn length in m
 * @param multiplier number of devices it stands for; above 1 where cells are folded
 */
@SuppressWarnings("MemberName") // the suffix is the unit
public record DeviceInstance(String name, String model, double width_m, double length_m, double multiplier) {
    private static final Pattern LISTING = Pattern.compile("\\s*\\d+\\s*:\\s*(m\\S*)\\s+(\\S+\\s+){4}(\\S+)\\s+(.*)");

    /** Rejects missing names. */
    public DeviceInstance {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(model, "model");
    }

    /**
     * Reads a line of ngspice's {@code listing expand}.
     *
     * @param line for example {@code 65 : m.x1.m d g s b nmos_32 w= 6.4e-08 l= 3.2e-08 m= 1.0e+00}
     * @return the device, or empty if the line holds none
     */
    public static Optional<DeviceInstance> parseListing(String line) {
        Matcher matcher = LISTING.matcher(line.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String parameters = " " + matcher.group(4);
        return Optional.of(new DeviceInstance(
                matcher.group(1),
                matcher.group(3),
                parameter(parameters, "w", Double.NaN),
                parameter(parameters, "l", Double.NaN),
                parameter(parameters, "m", 1)));
    }

    private static double parameter(String parameters, String name, double absent) {
        Matcher matcher = Pattern.compile("\\s" + name + "\\s*=\\s*(\\S+)").matcher(parameters);
        return matcher.find() ? SpiceNumber.parse(matcher.group(1)) : absent;
    }
}
