package timdnn.chip.energy;

import java.util.List;
import timdnn.chip.Expression;
import timdnn.chip.Figure;

/**
 * What a component did for an action in a layer.
 *
 * @param layer the layer
 * @param component the component
 * @param action the action; {@code leakage} for power at rest
 * @param count how often; 1 for leakage
 * @param parts_J energies of one by part, J
 * @param time_s how long components were at work on it, summed over them; 0 where the action is part of another's time
 */
@SuppressWarnings("MemberName") // suffixes are units
public record BreakdownRow(
        String layer, String component, String action, long count, List<Expression> parts_J, double time_s) {
    /** Copies the list. */
    public BreakdownRow {
        parts_J = List.copyOf(parts_J);
    }

    /** {@return energy of all, J} */
    public Expression energy_J() {
        return Expression.product(
                layer + ", " + component + ": " + action,
                "J",
                Figure.exact("count of " + action, "", (double) count, "D", "schedule"),
                new Expression.Sum(component + ": " + action, "J", parts_J));
    }
}
