package timdnn.network.accuracy;

/**
 * How dies are evaluated.
 *
 * @param dies how many, at least 2; die d of a run is the same whatever their number
 * @param noise whether each access draws noise on top of a die, for which every die is run twice
 * @param accuracy the accuracy at which the yield is stated, 0 to 1
 */
public record DieOptions(int dies, boolean noise, double accuracy) {
    /** Checks the ranges. */
    public DieOptions {
        if (dies < 2) {
            throw new IllegalArgumentException("dies must be at least 2, was " + dies);
        }
        if (!(accuracy >= 0 && accuracy <= 1)) {
            throw new IllegalArgumentException("accuracy must be in 0 to 1, was " + accuracy);
        }
    }
}
