package timdnn.characterization.strength;

import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Section;

/**
 * The cell-strength experiment: one cell with all its transistors varied, read along each of its four paths, and columns
 * with both products on which the strength model is judged.
 *
 * @param samples cells simulated, at least 20
 * @param mixed states (n, k) with both non-zero of the fresh columns
 * @param columns fresh columns simulated in each of them, at least 2
 */
public record StrengthPlan(int samples, List<int[]> mixed, int columns) implements Section {
    /** Copies the list. */
    public StrengthPlan {
        mixed = mixed.stream().map(int[]::clone).toList();
    }

    static final int FEWEST_SAMPLES = 20;
    static final int FEWEST_COLUMNS = 2;

    @Override
    public StrengthPlan thin(ArrayGeometry geometry) {
        return new StrengthPlan(FEWEST_SAMPLES, mixed.stream().limit(1).toList(), FEWEST_COLUMNS);
    }
}
