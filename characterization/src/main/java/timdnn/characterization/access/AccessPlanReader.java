package timdnn.characterization.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.PlanNode;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.SenseBench;

/** Reads {@code access}: the access as a whole. */
public final class AccessPlanReader implements SectionReader {
    private static final String ONE_HOT = "one-hot";

    @Override
    public String key() {
        return "access";
    }

    @Override
    public AccessPlan read(PlanNode node, Function<PlanNode, Optional<CountHistogram>> histograms) {
        node.allow("columnsPerUnit", "closure");
        return new AccessPlan(node.pairs("closure", ColumnBench.BLOCK));
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
        if (study.require(EnergyPlan.class).states().size() <= SenseBench.TAPS) {
            throw plan.map("energy")
                    .error("states", "must reach " + SenseBench.TAPS + ": access needs the energies up to there");
        }
    }
}
