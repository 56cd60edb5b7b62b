package timdnn.characterization.access;

import java.util.List;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.characterization.plan.yaml.StateNotation;
import timdnn.characterization.sense.sampling.DriverBench;

/** Reads {@code access}: the access as a whole. */
public final class AccessPlanReader implements SectionReader {
    private static final String ONE_HOT = "one-hot";

    @Override
    public boolean onPulsedColumn() {
        return false;
    }

    @Override
    public String key() {
        return "access";
    }

    @Override
    public AccessPlan read(PlanNode node, SectionContext context) {
        node.allow("columnsPerUnit", "closure");
        return new AccessPlan(
                StateNotation.pairs(node, "closure", context.geometry().rowsABlock()));
    }

    @Override
    public void check(PlanNode plan, Study study) {
        boolean other = study.conditions().stream()
                .anyMatch(condition -> !condition.circuit().cell().equals(ONE_HOT));
        if (other) {
            throw plan.error(key(), "is for cell: " + ONE_HOT + ": its drivers and wires are drawn for that cell");
        }
        for (String section : List.of("sense", "energy")) {
            if (!plan.has(section)) {
                throw plan.error(section, "is missing: access needs it");
            }
        }
        int largest = study.geometry().largestCount();
        if (study.require(EnergyPlan.class).states().size() <= largest) {
            throw plan.map("energy")
                    .error("states", "must reach " + largest + ": access needs the energies up to there");
        }
        if (study.geometry().blocks() != DriverBench.BLOCKS) {
            throw plan.map("geometry")
                    .error(
                            "blocks",
                            "must be " + DriverBench.BLOCKS
                                    + " beside access, whose decoder has an address of four bits, was "
                                    + study.geometry().blocks());
        }
    }
}
