package timdnn.characterization.column;

import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.characterization.plan.yaml.StateNotation;

/** Reads {@code energy}: whole accesses of a column from precharge to precharge. */
public final class EnergyPlanReader implements SectionReader {
    @Override
    public String key() {
        return "energy";
    }

    @Override
    public EnergyPlan read(PlanNode node, SectionContext context) {
        node.allow("wordlineToPrecharge", "recovery", "states", "heldOut");
        int[] states = node.has("states")
                ? StateNotation.range(node, "states", 0, context.geometry().rowsABlock())
                : new int[] {0, context.geometry().rowsABlock()};
        if (states[0] != 0) {
            throw node.error("states", "must begin with 0, the idle access");
        }
        return new EnergyPlan(
                node.positive("wordlineToPrecharge", Dimension.TIME),
                node.positive("recovery", Dimension.TIME),
                IntStream.rangeClosed(0, states[1]).boxed().toList(),
                node.has("heldOut")
                        ? StateNotation.pairs(
                                node, "heldOut", context.geometry().rowsABlock())
                        : List.of());
    }
}
