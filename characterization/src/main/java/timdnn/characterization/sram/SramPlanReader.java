package timdnn.characterization.sram;

import java.util.Optional;
import java.util.function.Function;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.PlanNode;
import timdnn.characterization.plan.SectionReader;

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
    public SramPlan read(PlanNode node, Function<PlanNode, Optional<CountHistogram>> histograms) {
        node.allow("samples");
        return new SramPlan((int) node.integer("samples", SramPlan.FEWEST_SAMPLES, 1_000_000));
    }
}
