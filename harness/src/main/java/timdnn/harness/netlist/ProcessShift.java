package timdnn.harness.netlist;

import java.util.Map;

/**
 * How the transistors of a process corner differ from the typical card: the same for every device of a polarity.
 *
 * @param nmosVth_V shift of the NMOS threshold in V; positive is slower
 * @param pmosVth_V shift of the signed PMOS threshold in V; negative is slower
 * @param nmosMobility factor on the NMOS mobility, above 0
 * @param pmosMobility factor on the PMOS mobility, above 0
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ProcessShift(double nmosVth_V, double pmosVth_V, double nmosMobility, double pmosMobility) {
    /** The typical card itself. */
    public static final ProcessShift NONE = new ProcessShift(0, 0, 1, 1);

    /** Checks the ranges. */
    public ProcessShift {
        if (!(nmosMobility > 0 && pmosMobility > 0)) {
            throw new IllegalArgumentException(
                    "mobility factors must be positive, were " + nmosMobility + " and " + pmosMobility);
        }
    }

    /**
     * A corner from the distance between typical and fast.
     *
     * @param name two letters, NMOS first: T typical, F fast, S slow
     * @param vth_V by how much |V_T| of a fast device is lower, in V, not negative
     * @param mobility by which share the mobility of a fast device is higher, 0 to below 1
     * @return the shifts of both polarities
     * @throws IllegalArgumentException if the name has other letters
     */
    public static ProcessShift of(String name, double vth_V, double mobility) {
        if (!name.matches("[TFS]{2}")) {
            throw new IllegalArgumentException("corner must be two of T, F and S, was " + name);
        }
        int n = speed(name.charAt(0));
        int p = speed(name.charAt(1));
        return new ProcessShift(0.0 - n * vth_V, p * vth_V, 1 + n * mobility, 1 + p * mobility);
    }

    private static int speed(char letter) {
        return letter == 'F' ? 1 : letter == 'S' ? -1 : 0;
    }

    /**
     * Threshold shift of a model's devices.
     *
     * @param model name of the model card; PMOS cards begin with p
     * @return shift of the signed threshold in V
     */
    public double vth_V(String model) {
        return model.startsWith("p") ? pmosVth_V : nmosVth_V;
    }

    /**
     * Mobility factor of a model's devices.
     *
     * @param model name of the model card; PMOS cards begin with p
     * @return the factor
     */
    public double mobility(String model) {
        return model.startsWith("p") ? pmosMobility : nmosMobility;
    }

    /**
     * The netlist parameters that carry the shifts.
     *
     * @return value by parameter; empty for the typical card
     */
    public Map<String, String> parameters() {
        return equals(NONE)
                ? Map.of()
                : Map.of(
                        "dvt_n", SpiceNumber.format(nmosVth_V),
                        "dvt_p", SpiceNumber.format(pmosVth_V),
                        "mu_n", SpiceNumber.format(nmosMobility),
                        "mu_p", SpiceNumber.format(pmosMobility));
    }
}
