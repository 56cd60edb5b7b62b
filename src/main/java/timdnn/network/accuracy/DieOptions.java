package timdnn.network.accuracy;

import java.util.OptionalDouble;

/**
 * How dies are evaluated.
 *
 * @param dies how many, at least 2; die d of a run is the same whatever their number
 * @param noise whether each access draws noise on top of a die, for which every die is run twice
 * @param yieldAccuracy the accuracy that a good die reaches, 0 to 1; empty for {@link #BELOW_EXACT} below that without errors
 */
public record DieOptions(int dies, boolean noise, OptionalDouble yieldAccuracy) {
    /** How far below the accuracy without errors a die may be and still be good, unless stated otherwise: half a point. */
    public static final double BELOW_EXACT = 0.005;

    /** Checks the ranges. */
    public DieOptions {
        if (dies < 2) {
            throw new IllegalArgumentException("dies must be at least 2, was " + dies);
        }
        if (yieldAccuracy.isPresent() && !(yieldAccuracy.getAsDouble() >= 0 && yieldAccuracy.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    "accuracy of the yield must be in 0 to 1, was " + yieldAccuracy.getAsDouble());
        }
    }
}
