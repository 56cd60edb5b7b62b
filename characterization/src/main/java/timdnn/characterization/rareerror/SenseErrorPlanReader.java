package timdnn.characterization.rareerror;

import java.util.Locale;
import java.util.Set;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.characterization.plan.yaml.StateNotation;
import timdnn.characterization.sense.SensePlan;

/** Reads {@code senseError}: rare sensing errors. */
public final class SenseErrorPlanReader implements SectionReader {
    private static final Set<String> METHODS = Set.of("importance", "lines", "surrogate");

    @Override
    public String key() {
        return "senseError";
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public SenseErrorPlan read(PlanNode node, SectionContext context) {
        node.allow("states", "method", "relativeError", "maxSimulations", "subset", "histogram");
        int[] states = StateNotation.range(node, "states", 0, context.geometry().largestCount());
        double relative = node.share("relativeError");
        if (!(relative > 0)) {
            throw node.error("relativeError", "must be above 0 %, was \"" + node.text("relativeError") + "\"");
        }
        return new SenseErrorPlan(
                states[0],
                states[1],
                node.has("method")
                        ? SenseErrorPlan.Method.valueOf(
                                node.choice("method", METHODS).toUpperCase(Locale.ROOT))
                        : SenseErrorPlan.Method.IMPORTANCE,
                relative,
                (int) node.integer("maxSimulations", SenseErrorPlan.FEWEST_SIMULATIONS, 10_000_000),
                node.has("subset") ? (int) node.integer("subset", 100, 1_000_000) / 10 * 10 : 0,
                context.histogram(node));
    }

    @Override
    public void check(PlanNode plan, Study study) {
        if (!study.variation().filter(VariationModel::acts).isPresent()) {
            throw plan.error(key(), "needs a sigma above 0 in variation: nothing varies");
        }
        if (study.section(SensePlan.class).isPresent()
                && study.require(SenseErrorPlan.class).method() != SenseErrorPlan.Method.IMPORTANCE) {
            throw plan.map(key()).error("method", "must be importance beside sense: rates by driven rows need it");
        }
    }
}
