package timdnn.lut.tile;

import timdnn.lut.table.Require;

/**
 * When things happen in a whole access, s, and how many accesses a product of {@code rowsABlock} rows takes.
 *
 * @param strobe_s from the address until the bitlines are sampled or the pulse ends
 * @param sample_s from there until conversions begin
 * @param conversion_s all conversions of a unit
 * @param precharge_s until the bitlines are back within 1 mV of the supply
 * @param cycle_s from one access to the next; at least as long as each of the four above
 * @param latency_s from the address to the last result
 * @param accessesAProduct accesses of a product with symmetric ternary inputs, at least 1
 */
public record AccessSchedule(
        double strobe_s,
        double sample_s,
        double conversion_s,
        double precharge_s,
        double cycle_s,
        double latency_s,
        int accessesAProduct) {
    /**
     * Checks that times are positive and fit into the cycle.
     *
     * @throws IllegalArgumentException if not
     */
    public AccessSchedule {
        Require.positive(strobe_s, "strobe_s");
        Require.notNegative(sample_s, "sample_s");
        Require.positive(conversion_s, "conversion_s");
        Require.positive(precharge_s, "precharge_s");
        Require.positive(cycle_s, "cycle_s");
        Require.positive(latency_s, "latency_s");
        double longest = Math.max(Math.max(strobe_s, sample_s), Math.max(conversion_s, precharge_s));
        if (cycle_s < longest) {
            throw new IllegalArgumentException(
                    "cycle_s must be at least as long as its longest part " + longest + ", was " + cycle_s);
        }
        if (accessesAProduct < 1) {
            throw new IllegalArgumentException("accessesAProduct must be at least 1, was " + accessesAProduct);
        }
    }
}
