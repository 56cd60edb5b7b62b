package timdnn.characterization.sense;

import java.util.Optional;
import java.util.function.Function;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.Dimension;
import timdnn.characterization.plan.HistogramReader;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.PlanNode;
import timdnn.characterization.plan.SectionReader;
import timdnn.characterization.plan.Study;

/** Reads {@code sense}: the sense path. */
public final class SensePlanReader implements SectionReader {
    private static final int LARGEST_CODE = SenseBench.TAPS;

    @Override
    public String key() {
        return "sense";
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public SensePlan read(PlanNode node, Function<PlanNode, Optional<CountHistogram>> histograms) {
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
                node.has(HistogramReader.KEY) ? histograms.apply(node) : Optional.empty(),
                sigma);
    }

    @Override
    public void check(PlanNode plan, Study study) {
        boolean visited = study.section(MonteCarloPlan.class)
                .filter(states -> states.firstState() == 0 && states.lastState() >= LARGEST_CODE)
                .isPresent();
        if (plan.map(key()).has(HistogramReader.KEY) && !visited) {
            throw plan.error(
                    "mismatch",
                    "must visit states 0 to " + LARGEST_CODE + ": sense.histogram places thresholds by them");
        }
    }
}
