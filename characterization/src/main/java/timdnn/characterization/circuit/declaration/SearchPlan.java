package timdnn.characterization.circuit.declaration;

/**
 * A bracketed search in every sample for the value of an instance parameter at which a measure reaches a target.
 *
 * @param device flattened name of the device
 * @param parameter its parameter, for example {@code dc}
 * @param from one end of the bracket
 * @param to the other end
 * @param measure name of a measure of the bench
 * @param target its value where the search ends
 * @param tolerance width of the bracket, or change of a step, at which it ends
 */
public record SearchPlan(
        String device, String parameter, String from, String to, String measure, String target, String tolerance) {}
