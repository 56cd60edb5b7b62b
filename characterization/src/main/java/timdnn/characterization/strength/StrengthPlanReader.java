package timdnn.characterization.strength;

import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.characterization.plan.yaml.StateNotation;

/** Reads {@code strength}: the cell-strength experiment. */
public final class StrengthPlanReader implements SectionReader {
    @Override
    public boolean onPulsedColumn() {
        return false;
    }

    @Override
    public String key() {
        return "strength";
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public StrengthPlan read(PlanNode node, SectionContext context) {
        node.allow("samples", "mixed", "columns");
        return new StrengthPlan(
                (int) node.integer("samples", StrengthPlan.FEWEST_SAMPLES, 1_000_000),
                StateNotation.pairs(node, "mixed", context.geometry().rowsABlock()),
                (int) node.integer("columns", StrengthPlan.FEWEST_COLUMNS, 100_000));
    }
}
