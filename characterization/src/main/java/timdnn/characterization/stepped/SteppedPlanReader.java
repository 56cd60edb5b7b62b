package timdnn.characterization.stepped;

import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.plan.HistogramReader;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.characterization.plan.yaml.StateNotation;

/** Reads {@code stepped}: the stepped access. */
public final class SteppedPlanReader implements SectionReader {
    private static final String KEY = "stepped";
    private static final String ONE_HOT = "one-hot";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public SteppedPlan read(PlanNode node, SectionContext context) {
        node.allow("samples", "jitter", "wordline", "closure", "histogram", "senseSigma");
        if (node.has("senseSigma") && !node.has(HistogramReader.KEY)) {
            throw node.error("senseSigma", "has no meaning without histogram");
        }
        double jitter = node.has("jitter") ? node.notNegative("jitter", Dimension.TIME) : 0;
        node.within("jitter", jitter, 0, 100e-12, "0 to 100 ps");
        double sigma = node.has(HistogramReader.KEY) ? node.positive("senseSigma", Dimension.VOLTAGE) : 0;
        node.within("senseSigma", sigma, 0, 0.1, "0 to 100 mV");
        return new SteppedPlan(
                (int) node.integer("samples", SteppedPlan.FEWEST_SAMPLES, 1_000_000),
                jitter,
                wire(node.map("wordline")),
                StateNotation.pairs(node, "closure", context.geometry().rowsABlock()),
                context.histogram(node),
                sigma);
    }

    private static WireSection wire(PlanNode node) {
        node.allow("width", "thickness", "spacing", "height", "permittivity");
        for (String length : new String[] {"width", "thickness", "spacing", "height"}) {
            node.within(length, node.positive(length, Dimension.LENGTH), 20e-9, 10e-6, "20 nm to 10 um");
        }
        double permittivity = node.positive("permittivity", Dimension.RATIO);
        node.within("permittivity", permittivity, 1, 10, "1 to 10");
        return new WireSection(
                node.positive("width", Dimension.LENGTH),
                node.positive("thickness", Dimension.LENGTH),
                node.positive("spacing", Dimension.LENGTH),
                node.positive("height", Dimension.LENGTH),
                permittivity);
    }

    @Override
    public void check(PlanNode plan, Study study) {
        if (study.conditions().stream()
                .anyMatch(condition -> !condition.circuit().cell().equals(ONE_HOT))) {
            throw plan.error(KEY, "is for cell: " + ONE_HOT + ": its wordlines are drawn for that cell");
        }
        if (study.strobe().filter(strobe -> strobe.pulse_s().isPresent()).isEmpty()) {
            throw plan.map("strobe")
                    .error("pulse", "is missing: stepped needs a wordline pulse that ends before the strobe");
        }
        int largest = study.geometry().largestCount();
        if (largest != SteppedStates.STEPS) {
            throw plan.map("geometry")
                    .error(
                            "largestCount",
                            "must be " + SteppedStates.STEPS + " beside stepped, which has as many steps, was "
                                    + largest);
        }
        if (!plan.has("energy")
                || study.require(EnergyPlan.class).states().size()
                        <= study.geometry().rowsABlock()) {
            throw plan.error(
                    "energy", "must be there with states up to all rows of a block: stepped needs its leakage");
        }
        boolean visited = study.section(MonteCarloPlan.class)
                .filter(states -> states.firstState() == 0 && states.lastState() >= largest)
                .isPresent();
        if (!visited) {
            throw plan.error("mismatch", "must visit states 0 to " + largest + " beside stepped");
        }
    }
}
