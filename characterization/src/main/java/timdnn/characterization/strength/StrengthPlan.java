package timdnn.characterization.strength;

import java.util.List;
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
}
