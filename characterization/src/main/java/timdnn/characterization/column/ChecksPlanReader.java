package timdnn.characterization.column;

import java.util.Optional;
import java.util.function.Function;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.PlanNode;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.StudyReader;

/** Reads {@code checks}: truth table and writing of cells. */
public final class ChecksPlanReader implements SectionReader {
    @Override
    public String key() {
        return "checks";
    }

    @Override
    public ChecksPlan read(PlanNode node, Function<PlanNode, Optional<CountHistogram>> histograms) {
        return new ChecksPlan(node.allow("cells").choices("cells", StudyReader.CELLS));
    }
}
