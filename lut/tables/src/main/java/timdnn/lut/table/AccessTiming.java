package timdnn.lut.table;

/**
 * When things happen in one access of a block, seconds.
 *
 * @param strobe_s from the wordline's edge to the ADC's decision
 * @param precharge_s for restoring the bitlines
 * @param cycle_s from one access to the next; holds both
 */
public record AccessTiming(double strobe_s, double precharge_s, double cycle_s) {
    /** Checks that times are positive and the cycle holds precharge and strobe. */
    public AccessTiming {
        Require.positive(strobe_s, "strobe_s");
        Require.positive(precharge_s, "precharge_s");
        Require.positive(cycle_s, "cycle_s");
        if (strobe_s + precharge_s > cycle_s * (1 + 1e-9)) {
            throw new IllegalArgumentException("cycle_s must be at least strobe_s + precharge_s = "
                    + (strobe_s + precharge_s) + ", was " + cycle_s);
        }
    }
}
