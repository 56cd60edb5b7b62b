package timdnn.characterization.digital;

import java.util.List;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;

/** Reads {@code digital}: digital cells over load and slew. */
public final class DigitalPlanReader implements SectionReader {
    private static final int LEAST_COUNT = 4;

    @Override
    public String key() {
        return "digital";
    }

    @Override
    public boolean onColumn() {
        return false;
    }

    @Override
    public DigitalPlan read(PlanNode node, SectionContext context) {
        node.allow("loads", "slews");
        List<Double> loads = node.rising("loads", Dimension.CAPACITANCE);
        loads.forEach(load -> node.within("loads", load, 1e-17, 1e-13, "0.01 fF to 100 fF"));
        List<Double> slews = node.rising("slews", Dimension.TIME);
        slews.forEach(slew -> node.within("slews", slew, 1e-12, 200e-12, "1 ps to 200 ps"));
        return new DigitalPlan(loads, slews);
    }

    @Override
    public void check(PlanNode plan, Study study) {
        int largest = study.geometry().largestCount();
        if (largest < LEAST_COUNT) {
            throw plan.map("geometry")
                    .error(
                            "largestCount",
                            "must be at least " + LEAST_COUNT
                                    + " beside digital, whose blocks are for counts of three bits and more, was "
                                    + largest);
        }
    }
}
