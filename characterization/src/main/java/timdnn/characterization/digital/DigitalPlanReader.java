package timdnn.characterization.digital;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.Dimension;
import timdnn.characterization.plan.PlanNode;
import timdnn.characterization.plan.SectionReader;

/** Reads {@code digital}: digital cells over load and slew. */
public final class DigitalPlanReader implements SectionReader {
    @Override
    public String key() {
        return "digital";
    }

    @Override
    public boolean onColumn() {
        return false;
    }

    @Override
    public DigitalPlan read(PlanNode node, Function<PlanNode, Optional<CountHistogram>> histograms) {
        node.allow("loads", "slews");
        List<Double> loads = node.rising("loads", Dimension.CAPACITANCE);
        loads.forEach(load -> node.within("loads", load, 1e-17, 1e-13, "0.01 fF to 100 fF"));
        List<Double> slews = node.rising("slews", Dimension.TIME);
        slews.forEach(slew -> node.within("slews", slew, 1e-12, 200e-12, "1 ps to 200 ps"));
        return new DigitalPlan(loads, slews);
    }
}
