package timdnn.characterization.sense;

import timdnn.characterization.plan.HistogramReader;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.SectionContext;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.yaml.Dimension;
import timdnn.characterization.plan.yaml.PlanNode;
import timdnn.characterization.sense.converter.ConverterDeck;

/** Reads {@code sense}: the sense path. */
public final class SensePlanReader implements SectionReader {
    /** Fewest and most thresholds of the converter: {@code netlists/sense/flash.lib} has the most. */
    private static final int LEAST_COUNT = 4;

    private static final int MOST_COUNT = ConverterDeck.TAPS;

    @Override
    public boolean onPulsedColumn() {
        return false;
    }

    @Override
    public String key() {
        return "sense";
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public SensePlan read(PlanNode node, SectionContext context) {
        node.allow("samples", "jitter", "histogram", "converterSigma");
        if (node.has("converterSigma") && !node.has("histogram")) {
            throw node.error("converterSigma", "has no meaning without histogram");
        }
        double jitter = node.has("jitter") ? node.notNegative("jitter", Dimension.TIME) : 0;
        node.within("jitter", jitter, 0, 100e-12, "0 to 100 ps");
        double sigma = node.has("histogram") ? node.positive("converterSigma", Dimension.VOLTAGE) : 0;
        node.within("converterSigma", sigma, 0, 0.1, "0 to 100 mV");
        return new SensePlan(
                (int) node.integer("samples", SensePlan.FEWEST_SAMPLES, 1_000_000),
                jitter,
                context.histogram(node),
                sigma);
    }

    @Override
    public void check(PlanNode plan, Study study) {
        int largest = study.geometry().largestCount();
        if (largest < LEAST_COUNT || largest > MOST_COUNT) {
            throw plan.map("geometry")
                    .error(
                            "largestCount",
                            "must be from " + LEAST_COUNT + " to " + MOST_COUNT
                                    + " beside sense, whose converter has as many comparators, was " + largest);
        }
        // Sampled columns give the energies of higher counts from those of the others in the block.
        if (study.geometry().rowsABlock() > 2 * largest) {
            throw plan.map("geometry")
                    .error(
                            "largestCount",
                            "must be at least half of the " + study.geometry().rowsABlock()
                                    + " rows of a block beside sense, was " + largest);
        }
        boolean visited = study.section(MonteCarloPlan.class)
                .filter(states -> states.firstState() == 0 && states.lastState() >= largest)
                .isPresent();
        if (plan.map(key()).has(HistogramReader.KEY) && !visited) {
            throw plan.error(
                    "mismatch", "must visit states 0 to " + largest + ": sense.histogram places thresholds by them");
        }
    }
}
