package timdnn.pareto;

/**
 * What may be chosen about a stepped access without other circuits: how far it counts, how many rows it takes at once, where it
 * begins, and what stays out of the tile.
 *
 * @param thresholds steps of an access, at least 2; a bitline reads at most so many
 * @param rows rows of a block, a half, the whole or twice what the table has
 * @param secondFirst whether steps begin at the second threshold and come to the first one last, for bitlines that stopped at
 *     once: a count n of 2 and above then takes n decisions instead of n + 1, a count of 0 two instead of one
 * @param scaleOutside whether sums are scaled once behind all tiles instead of once in each
 * @param driven share of the rows whose wordline is driven, above 0 to 1: those whose input is not zero
 */
public record AccessChoice(int thresholds, int rows, boolean secondFirst, boolean scaleOutside, double driven) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public AccessChoice {
        if (thresholds < 2) {
            throw new IllegalArgumentException("thresholds must be at least 2, was " + thresholds);
        }
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, was " + rows);
        }
        if (!(driven > 0 && driven <= 1)) {
            throw new IllegalArgumentException("driven must be above 0 and at most 1, was " + driven);
        }
    }

    /**
     * Decisions that a bitline takes.
     *
     * @param count cells that pull it down
     * @return from 1 to the steps of an access
     */
    public int decisions(int count) {
        if (!secondFirst) {
            return Math.min(count + 1, thresholds);
        }
        return count <= 1 ? 2 : Math.min(count, thresholds - 1);
    }

    /**
     * The choice in words.
     *
     * @return for example {@code 8 thresholds, 16 rows, begin at the second}
     */
    public String text() {
        return thresholds + " thresholds, " + rows + " rows" + (secondFirst ? ", begin at the second" : "")
                + (scaleOutside ? ", scale outside" : "") + (driven < 1 ? ", zero rows stay" : "");
    }
}
