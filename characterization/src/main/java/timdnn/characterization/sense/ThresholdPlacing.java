package timdnn.characterization.sense;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.comparator.DeckVoltage;
import timdnn.characterization.sense.sampling.SampledColumns;
import timdnn.characterization.store.CampaignStore;
import timdnn.input.InvalidInputException;

/** Places the thresholds by a histogram, from the levels and their σ that Monte Carlo and sampled columns have given. No simulations. */
final class ThresholdPlacing {
    /** Fact: P(error) with thresholds half-way and as placed, by normal levels. */
    private static final String ERRORS = "placement_errors";

    private final Study study;
    private final CampaignStore store;
    private final SampledColumns columns;
    private final CampaignListener listener;

    ThresholdPlacing(Study study, CampaignStore store, SampledColumns columns, CampaignListener listener) {
        this.study = study;
        this.store = store;
        this.columns = columns;
        this.listener = listener;
    }

    void run(SensePlan plan) {
        if (plan.histogram().isEmpty()
                || store.fact(ColumnReader.THRESHOLDS, study.condition()).isPresent()) {
            return;
        }
        CountHistogram histogram = plan.histogram().get();
        ColumnReader column = new ColumnReader(study, store);
        List<ColumnFindings.SenseState> states =
                byCount(column.states(), study.geometry().largestCount());
        ThresholdPlacement placement = new ThresholdPlacement(
                states.stream()
                        .map(state -> state.mean_V().estimate() + columns.coupling_V(state.n()) / 2)
                        .toList(),
                states.stream().map(state -> sigma_V(state, plan)).toList(),
                IntStream.rangeClosed(0, study.geometry().largestCount())
                        .mapToObj(histogram::count)
                        .toList());
        List<Double> placed =
                placement.thresholds_V().stream().map(DeckVoltage::rounded).toList();
        List<Double> errors = List.of(placement.error(column.thresholds()), placement.error(placed));
        store.putNumbers(ERRORS, study.condition(), errors);
        store.putNumbers(ColumnReader.THRESHOLDS, study.condition(), placed);
        listener.finding(String.format(
                Locale.ROOT,
                "thresholds placed by the histogram: P(error) %.2g instead of %.2g half-way, by normal levels",
                errors.get(1),
                errors.get(0)));
    }

    /** S0 to that of the largest code, each looked up by its n: a plan may ask for more, for fewer, or from another one on. */
    static List<ColumnFindings.SenseState> byCount(List<ColumnFindings.SenseState> states, int largestCount) {
        return IntStream.rangeClosed(0, largestCount)
                .mapToObj(n -> states.stream()
                        .filter(state -> state.n() == n)
                        .findFirst()
                        .orElseThrow(() -> new InvalidInputException("mismatch.states must have all of S0 to S"
                                + largestCount + " where sense.histogram places thresholds, has no S" + n)))
                .toList();
    }

    /**
     * The column's mismatch, what its place in the array and driven rows do, each spread evenly, jitter, and what the plan
     * states for the converter, whose comparators are not there before they have thresholds.
     */
    private double sigma_V(ColumnFindings.SenseState state, SensePlan plan) {
        int n = state.n();
        double spread =
                (square(columns.coupling_V(n)) + square(columns.wordline_V(n)) + square(columns.wire_V(n))) / 12;
        return Math.sqrt(square(state.sigma_V().estimate())
                + spread
                + square(plan.jitter_s() * columns.slope_Vps(n))
                + square(plan.converterSigma_V()));
    }

    private static double square(double value) {
        return value * value;
    }

    /** What the placement gains, where there was one. */
    static Optional<PlacementGain> read(CampaignStore store, String condition, SensePlan plan) {
        return store.numbers(ERRORS, condition)
                .map(errors -> new PlacementGain(errors.get(0), errors.get(1), plan.converterSigma_V()));
    }
}
