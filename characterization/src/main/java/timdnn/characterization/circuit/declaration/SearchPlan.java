package timdnn.characterization.circuit.declaration;

/**
 * A bracketed search in every sample for the value of a parameter at which a measure reaches a target.
 *
 * @param device flattened name of the device; empty for a parameter of the netlist
 * @param parameter its parameter, for example {@code dc}, or the netlist's
 * @param from one end of the bracket
 * @param to the other end
 * @param measure name of a measure of the bench
 * @param target its value where the search ends
 * @param tolerance width of the bracket, or change of a step, at which it ends
 * @param unit SI unit of the parameter; empty for none
 */
public record SearchPlan(
        String device,
        String parameter,
        String from,
        String to,
        String measure,
        String target,
        String tolerance,
        String unit) {
    /** A source that a search over a parameter of the netlist adds, so that what was found can be read. */
    public static final String PROBE = "vtim_search";

    /**
     * The vector that has what was found.
     *
     * @return its name
     */
    public String vector() {
        return device.isEmpty() ? "@" + PROBE + "[dc]" : "@" + device + "[" + parameter + "]";
    }
}
