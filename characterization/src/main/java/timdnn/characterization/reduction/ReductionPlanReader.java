package timdnn.characterization.reduction;

import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;

/** Reads {@code reduction}: the reduced form of the column. */
public final class ReductionPlanReader implements SectionReader {
    @Override
    public boolean onPulsedColumn() {
        return false;
    }

    @Override
    public String key() {
        return "reduction";
    }

    @Override
    public ReductionPlan read(PlanNode node, SectionContext context) {
        node.allow("bound", "samples", "guard");
        return new ReductionPlan(
                node.has("bound") ? node.positive("bound", Dimension.VOLTAGE) : 0.5e-3,
                node.has("samples") ? (int) node.integer("samples", 2, 10_000) : 24,
                node.has("guard") ? node.share("guard") : 0.01);
    }
}
