package timdnn.lut.tile;

import java.util.List;
import timdnn.lut.table.Require;

/**
 * How an offset is trimmed: one code a comparator, chosen once and frozen, the one that brings the offset nearest to zero
 * at one threshold, or on average over several. What is left, x - shift(code), is bounded by half a step inside the range,
 * and by nothing outside: a comparator out of reach keeps the rest.
 *
 * @param kind how the code is chosen
 * @param step_V by how much a step of the code moves the balance, at the bitline, V; 0 without trim
 * @param range_V how far the largest code moves it either way, V; 0 without trim
 * @param codes number of codes, odd, the middle one moves nothing; 1 without trim
 * @param at indices among the thresholds served of those at which it is trimmed; empty without trim
 */
public record Trim(TrimKind kind, double step_V, double range_V, int codes, List<Integer> at) {
    /** A comparator that is not trimmed. */
    public static final Trim NONE = new Trim(TrimKind.NONE, 0, 0, 1, List.of());

    /**
     * Checks that numbers and kind fit.
     *
     * @throws IllegalArgumentException if not
     */
    public Trim {
        Require.present(kind, "kind");
        at = List.copyOf(at);
        if (codes < 1 || codes % 2 == 0 || (codes == 1) != (kind == TrimKind.NONE)) {
            throw new IllegalArgumentException(
                    "codes must be odd, and 1 without trim alone, were " + codes + " with kind " + kind);
        }
        if (kind == TrimKind.NONE ? step_V != 0 : !(step_V > 0 && Double.isFinite(step_V))) {
            throw new IllegalArgumentException("step_V must be positive, and 0 without trim, was " + step_V);
        }
        if (kind == TrimKind.NONE ? range_V != 0 : !(range_V > 0 && Double.isFinite(range_V))) {
            throw new IllegalArgumentException("range_V must be positive, and 0 without trim, was " + range_V);
        }
        if (at.isEmpty() != (kind == TrimKind.NONE)) {
            throw new IllegalArgumentException("at must name a threshold, and none without trim, was " + at);
        }
    }

    /**
     * The balance that the best code takes away.
     *
     * @param offset_V offset before trim at the threshold trimmed at, or its mean over them, V
     * @return the shift of the nearest code, within ±range, V
     */
    public double shift_V(double offset_V) {
        if (kind == TrimKind.NONE) {
            return 0;
        }
        return Math.max(-range_V, Math.min(range_V, Math.rint(offset_V / step_V) * step_V));
    }

    /**
     * What is left of an offset.
     *
     * @param offset_V offset before trim, V
     * @return offset under the best code, V
     */
    public double left_V(double offset_V) {
        return offset_V - shift_V(offset_V);
    }
}
