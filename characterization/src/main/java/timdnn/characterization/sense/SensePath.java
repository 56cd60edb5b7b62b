package timdnn.characterization.sense;

import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.sense.comparator.TrimmedOffset;

/**
 * What reads a bitline's count, as error rates need it, whatever its circuit: by how much it moves each threshold, and how driven
 * rows move the bitline. Thresholds are numbered from 1, from the highest down; voltages are at the bitline.
 */
@SuppressWarnings("MemberName") // suffixes are units
public interface SensePath {
    /**
     * Shape of the tile's array: its largest count is the number of thresholds.
     *
     * @return the shape
     */
    ArrayGeometry geometry();

    /**
     * Independent causes that move a threshold as a bitline in a state sees it.
     *
     * @param number number of the threshold, from 1
     * @param n the state, at most the largest count
     * @return σ at the bitline in V by cause; {@link PathShift#OFFSET} and {@code comparatorNoise} are the comparator's
     */
    Map<String, Double> causes_V(int number, int n);

    /**
     * Offset of a threshold's comparator before and after it is trimmed.
     *
     * @param number number of the threshold, from 1
     * @return the offset at the comparator's inputs
     */
    TrimmedOffset offset(int number);

    /**
     * From the bitline to the comparator's inputs.
     *
     * @param number number of the threshold, from 1
     * @return the gain by which a voltage at the inputs is divided; 1 where the comparator is at the bitline itself
     */
    double gain(int number);

    /**
     * How far driven rows without a product on it move a bitline: V(n, d) - V(n, 0), in proportion to d.
     *
     * @param n the state, at most the largest count
     * @param driven d, from 0 to all other rows of the block
     * @return V
     */
    double drivenShift_V(int n, int driven);

    /**
     * The law of a threshold's shift as a bitline in a state sees it.
     *
     * @param number number of the threshold, from 1
     * @param n the state, at most the largest count
     * @return the shift
     */
    default PathShift pathShift(int number, int n) {
        return PathShift.of(causes_V(number, n), offset(number), gain(number));
    }

    /**
     * σ of a threshold as a bitline in a state sees it: root of the squares of {@link #causes_V}, which are independent.
     *
     * @param number number of the threshold, from 1
     * @param n the state, at most the largest count
     * @return V
     */
    default double pathSigma_V(int number, int n) {
        return Math.sqrt(causes_V(number, n).values().stream()
                .mapToDouble(sigma -> sigma * sigma)
                .sum());
    }
}
