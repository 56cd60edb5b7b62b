package timdnn.characterization.access;

import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Section;

/**
 * The access as a whole: drivers, and columns with their sense paths from precharge to precharge.
 *
 * @param closure states (n, k) in which a whole access is simulated and set against the sum of its parts
 */
public record AccessPlan(List<int[]> closure) implements Section {
    /** Copies the list. */
    public AccessPlan {
        closure = closure.stream().map(int[]::clone).toList();
    }

    @Override
    public AccessPlan thin(ArrayGeometry geometry) {
        return new AccessPlan(closure.stream().limit(1).toList());
    }
}
