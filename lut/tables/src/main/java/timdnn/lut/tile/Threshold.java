package timdnn.lut.tile;

import timdnn.lut.table.Require;

/**
 * Where a code changes.
 *
 * @param threshold_V where it should, at the bitline, V
 * @param trip_V where it does without mismatch, at the bitline, V
 * @param reference_V the reference line or tap that the comparator sees, V
 */
public record Threshold(double threshold_V, double trip_V, double reference_V) {
    /**
     * Checks that they are numbers.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    public Threshold {
        Require.finite(threshold_V, "threshold_V");
        Require.finite(trip_V, "trip_V");
        Require.finite(reference_V, "reference_V");
    }
}
