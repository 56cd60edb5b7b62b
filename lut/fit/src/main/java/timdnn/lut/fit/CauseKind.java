package timdnn.lut.fit;

import java.util.stream.IntStream;
import timdnn.characterization.sense.PathShift;
import timdnn.characterization.sense.SensePath;
import timdnn.lut.tile.SenseCause;
import timdnn.lut.tile.SenseCause.Index;
import timdnn.lut.tile.SenseCause.Recurrence;
import timdnn.lut.tile.SenseCause.Shape;

/**
 * What a cause of a sense path is.
 *
 * @param recurrence whether it is frozen on a die or comes anew with each access
 * @param by whether its size goes with the threshold or with the state
 */
record CauseKind(Recurrence recurrence, Index by) {
    /** The cause of a name, in V at the bitline by threshold or state. */
    SenseCause cause(String name, SensePath path, int thresholds) {
        boolean byState = by == Index.STATE;
        return new SenseCause(
                name,
                recurrence,
                PathShift.UNIFORM.contains(name) ? Shape.UNIFORM : Shape.NORMAL,
                by,
                IntStream.rangeClosed(byState ? 0 : 1, thresholds)
                        .mapToObj(index -> path.causes_V(byState ? 1 : index, byState ? index : 0)
                                .get(name))
                        .toList());
    }
}
