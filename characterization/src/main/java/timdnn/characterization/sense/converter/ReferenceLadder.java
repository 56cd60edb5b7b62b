package timdnn.characterization.sense.converter;

import java.util.List;

/**
 * The reference ladder, which two converters share; kick-back of the comparators moves its taps.
 *
 * @param current_A what half of it, one converter's share, draws at rest, in A
 * @param disturbance_V how far conversions move a tap from where it is when their burst begins, largest over taps and
 *     states, in V
 * @param settling_s from the last clock's edge of a burst of one until all taps stay within
 *     {@value ConversionReader#SETTLED_MV} mV of rest, longest over the states, in s; NaN if one has not settled within the
 *     simulated time
 * @param residues_V by tap, how far it has moved by the clock's edge since the burst began, largest over the states, in V
 * @param drifts_V by tap, how far from rest it is when a burst begins that follows many others of S4, in V
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ReferenceLadder(
        double current_A, double disturbance_V, double settling_s, List<Double> residues_V, List<Double> drifts_V) {
    /** Copies the lists. */
    public ReferenceLadder {
        residues_V = List.copyOf(residues_V);
        drifts_V = List.copyOf(drifts_V);
    }
}
