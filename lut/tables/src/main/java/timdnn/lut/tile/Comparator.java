package timdnn.lut.tile;

import java.util.List;
import timdnn.lut.table.Require;

/**
 * Comparators of one kind within a peripheral unit. Voltages are at the bitline.
 *
 * @param count how many of them a unit has
 * @param thresholds numbers, from 1, of the thresholds that each serves: one in a flash converter, all in a stepped one
 * @param offset offset before trim
 * @param trim what the trim does about it
 * @param trimmedSigma_V σ of the offset that is left by whole decisions, V; a check on the two above, not a model: what is
 *     left is bounded inside the trim's range and not normal
 * @param noise_V σ of its thermal noise, drawn anew in each access, V
 */
public record Comparator(
        int count,
        List<Integer> thresholds,
        OffsetBeforeTrim offset,
        Trim trim,
        Quantity trimmedSigma_V,
        double noise_V) {
    /**
     * Checks that offsets are those of the thresholds served.
     *
     * @throws IllegalArgumentException if numbers do not fit
     */
    public Comparator {
        thresholds = List.copyOf(thresholds);
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("thresholds must not be empty");
        }
        Require.present(offset, "offset");
        Require.present(trim, "trim");
        Require.length(offset.mean_V().size(), thresholds.size(), "offset.mean_V");
        for (int index : trim.at()) {
            if (index < 0 || index >= thresholds.size()) {
                throw new IllegalArgumentException(
                        "trim.at must be indices of the " + thresholds.size() + " thresholds, was " + trim.at());
            }
        }
        Require.present(trimmedSigma_V, "trimmedSigma_V").notNegative("trimmedSigma_V");
        Require.notNegative(noise_V, "noise_V");
    }
}
