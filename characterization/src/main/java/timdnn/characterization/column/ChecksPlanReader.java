package timdnn.characterization.column;

import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.plan.yaml.PlanNode;

/** Reads {@code checks}: truth table and writing of cells. */
public final class ChecksPlanReader implements SectionReader {
    @Override
    public String key() {
        return "checks";
    }

    @Override
    public ChecksPlan read(PlanNode node, SectionContext context) {
        return new ChecksPlan(node.allow("cells").choices("cells", StudyReader.CELLS));
    }
}
