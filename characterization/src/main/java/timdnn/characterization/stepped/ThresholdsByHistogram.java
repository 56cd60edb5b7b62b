package timdnn.characterization.stepped;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.sense.ThresholdPlacement;
import timdnn.characterization.sense.comparator.DeckVoltage;

/** Places the thresholds where a histogram of counts gives the fewest errors, from simulated levels and their σ. No simulations. */
@SuppressWarnings("MemberName") // suffixes are units
final class ThresholdsByHistogram {
    private ThresholdsByHistogram() {}

    static void place(StageContext context, SteppedPlan plan) {
        if (plan.histogram().isEmpty()
                || context.store()
                        .fact(ColumnReader.THRESHOLDS, context.condition())
                        .isPresent()) {
            return;
        }
        CountHistogram histogram = plan.histogram().get();
        ColumnReader column = new ColumnReader(context.study(), context.store());
        SteppedLevels levels = new SteppedLevels(context.study(), context.store());
        List<ColumnFindings.SenseState> states = IntStream.rangeClosed(0, SteppedStates.STEPS)
                .mapToObj(n -> column.states().stream()
                        .filter(state -> state.n() == n)
                        .findFirst()
                        .orElseThrow())
                .toList();
        ThresholdPlacement placement = new ThresholdPlacement(
                states.stream()
                        .map(state -> state.mean_V().estimate() + levels.coupling_V(state.n()) / 2)
                        .toList(),
                states.stream().map(state -> sigma_V(state, levels, plan)).toList(),
                IntStream.rangeClosed(0, SteppedStates.STEPS)
                        .mapToObj(histogram::count)
                        .toList());
        List<Double> placed =
                placement.thresholds_V().stream().map(DeckVoltage::rounded).toList();
        List<Double> errors = List.of(placement.error(column.thresholds()), placement.error(placed));
        context.store().putNumbers(SteppedStates.PLACEMENT, context.condition(), errors);
        context.store().putNumbers(ColumnReader.THRESHOLDS, context.condition(), placed);
        context.listener()
                .finding(String.format(
                        Locale.ROOT,
                        "thresholds placed by the histogram: P(error) %.2g instead of %.2g half-way, by normal levels",
                        errors.get(1),
                        errors.get(0)));
    }

    /** The column's mismatch, driven rows and the place along the wordlines, each spread evenly, jitter, and what the plan states. */
    private static double sigma_V(ColumnFindings.SenseState state, SteppedLevels levels, SteppedPlan plan) {
        int n = state.n();
        double spread = (square(levels.coupling_V(n)) + square(levels.wordline_V(n))) / 12;
        return Math.sqrt(square(state.sigma_V().estimate())
                + spread
                + square(plan.jitter_s() * levels.slope_Vps(n))
                + square(plan.senseSigma_V()));
    }

    private static double square(double value) {
        return value * value;
    }
}
