package timdnn.characterization.reduction;

/**
 * What the harness calibrates so that one bitline alone follows the full column.
 *
 * @param precharged_V voltage that the precharge leaves on the bitline at the wordlines' edge, in V
 * @param wordlineDelay_s from that edge to the beginning of the wordline's ramp, in s
 */
@SuppressWarnings("MemberName") // suffixes are units
public record BitlineForm(double precharged_V, double wordlineDelay_s) {}
