package timdnn.characterization.sram;

import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.yaml.PlanNode;

/** Reads {@code sram}: the 6T baseline. */
public final class SramPlanReader implements SectionReader {
    @Override
    public String key() {
        return "sram";
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public boolean onColumn() {
        return false;
    }

    @Override
    public SramPlan read(PlanNode node, SectionContext context) {
        node.allow("samples");
        return new SramPlan((int) node.integer("samples", SramPlan.FEWEST_SAMPLES, 1_000_000));
    }
}
