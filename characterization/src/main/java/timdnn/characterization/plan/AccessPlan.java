package timdnn.characterization.plan;

import java.util.List;

/**
 * The access as a whole: drivers, and columns with their sense paths from precharge to precharge.
 *
 * @param columnsPerUnit columns that share a peripheral unit's two converters, at least 1
 * @param closure states (n, k) in which a whole access is simulated and set against the sum of its parts
 */
public record AccessPlan(int columnsPerUnit, List<int[]> closure) {
    /** Columns of a unit where the plan says nothing (arXiv 1909.06892, unverified). */
    public static final int USUAL_COLUMNS = 8;

    /** Copies the list. */
    public AccessPlan {
        closure = closure.stream().map(int[]::clone).toList();
    }
}
