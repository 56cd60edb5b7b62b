package timdnn.characterization.sense.comparator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.SpiceLimitState;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.rare.MeanShiftImportance;
import timdnn.characterization.rare.RareEstimate;
import timdnn.characterization.rare.StoppingRule;
import timdnn.characterization.rare.form.DesignPointSearch;
import timdnn.characterization.rare.form.DesignPoints;
import timdnn.characterization.rare.form.SearchLimits;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.HarnessException;
import timdnn.harness.result.Waveform;

/**
 * The single comparators of the sense path: decisions and noise without mismatch; offsets with mismatch, each comparator
 * first as it is and then under the trim code that brings it nearest to balance; tails of the offset.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ComparatorRun {
    private static final double TAIL_ERROR = 0.1;
    private static final int TAIL_SIMULATIONS = 2000;
    private static final int USUAL_TAIL = 800;

    /** A batch and no more. */
    private static final StoppingRule THIN_TAIL = new StoppingRule(1, 50, 400, 50);

    private static final int USUAL_THIN_TAIL = 120;
    // One comparator of so many is tried under a second code.
    private static final int USUAL_SECOND = 7;

    private final Study study;
    private final Samples samples;
    private final DecisionBench decisionBench;
    private final OffsetBench offsetBench;
    private final TrimBench trimBench;
    private final NoiseBench noiseBench;
    private final CampaignStore store;
    private final Campaign campaign;

    /**
     * The comparators of a condition.
     *
     * @param context where to simulate them
     * @param samples comparators with mismatch at each threshold, in all shards together
     */
    public ComparatorRun(StageContext context, int samples) {
        study = context.study();
        store = context.store();
        campaign = context.campaign();
        this.samples = context.shard().of(samples);
        decisionBench = new DecisionBench(study, context.netlists());
        offsetBench = new OffsetBench(study, context.netlists());
        trimBench = new TrimBench(study, context.netlists());
        noiseBench = new NoiseBench(study, context.netlists());
    }

    /** With the inputs at the ladder's taps, V. */
    public void run(List<Double> taps) {
        List<Trial> decisions = new ArrayList<>();
        for (int tap = 1; tap <= study.geometry().largestCount(); tap++) {
            decisions.add(decisionBench.decisions(tap, taps.get(tap - 1)));
            decisions.add(offsetBench.steps(tap, taps.get(tap - 1)));
        }
        campaign.run(decisions);
        List<Trial> shifts = new ArrayList<>();
        List<Trial> noise = new ArrayList<>();
        List<Trial> offsets = new ArrayList<>();
        for (int tap = 1; tap <= study.geometry().largestCount(); tap++) {
            double common = taps.get(tap - 1);
            double early = early_s(tap);
            for (int code : TrimBench.codes()) {
                shifts.add(trimBench.shift(tap, common, code, early));
            }
            noise.addAll(noiseBench.noise(tap, common, early));
            offsets.add(offsetBench.offset(tap, common, early).varying(samples, ComparatorStates.draws(tap)));
        }
        campaign.run(shifts);
        campaign.run(noise);
        campaign.run(offsets);
        trim(taps);
        ComparatorStates.tails(study.geometry().largestCount()).forEach(tap -> tail(tap, taps.get(tap - 1)));
    }

    /**
     * Comparators under the trim code that their early reading asks for, then under the one that whole decisions ask for
     * instead, and some of them in whole decisions beside what is left of their offsets.
     */
    private void trim(List<Double> taps) {
        decide(taps, new TrimReader(study, store)::firstCodes);
        decide(taps, new TrimReader(study, store)::secondCodes);
        TrimReader trimmed = new TrimReader(study, store);
        List<Trial> checks = new ArrayList<>();
        for (int tap : ComparatorStates.checked(study.geometry().largestCount())) {
            trimmed.codes(tap).entrySet().stream().limit(TrimBench.CHECKS).forEach(kept -> {
                int sample = kept.getKey();
                int code = kept.getValue();
                double offset = trimmed.trimmed_V(tap, code, sample);
                if (Double.isFinite(offset)) {
                    checks.add(trimBench
                            .check(tap, code, sample, taps.get(tap - 1), DeckVoltage.rounded(offset))
                            .varying(Samples.of(List.of(sample)), ComparatorStates.draws(tap)));
                }
            });
        }
        campaign.run(checks);
    }

    /** Under such codes in fine steps, and in coarse ones those that do not turn within these. */
    private void decide(List<Double> taps, IntFunction<Map<Integer, Integer>> codes) {
        campaign.run(trials(taps, codes, trimBench::trim));
        TrimReader decided = new TrimReader(study, store);
        campaign.run(trials(
                taps,
                tap -> {
                    Map<Integer, Integer> beyond = new TreeMap<>(codes.apply(tap));
                    beyond.entrySet().removeIf(tried -> decided.turnsNear(tap, tried.getValue(), tried.getKey()));
                    return beyond;
                },
                trimBench::far));
    }

    /** Decisions of a comparator under a code. */
    private interface Decisions {
        Trial of(int tap, double common_V, int code, double early_s, double regeneration_s);
    }

    /** A trial for each code of a tap that some of its comparators have. */
    private List<Trial> trials(List<Double> taps, IntFunction<Map<Integer, Integer>> codes, Decisions decisions) {
        ComparatorReader reader = new ComparatorReader(study, store);
        List<Trial> trials = new ArrayList<>();
        for (int tap = 1; tap <= study.geometry().largestCount(); tap++) {
            double common = taps.get(tap - 1);
            double early = early_s(tap);
            double regeneration = reader.regeneration(tap).constant_s();
            Map<Integer, List<Integer>> samplesOf = new TreeMap<>();
            codes.apply(tap).forEach((sample, code) -> samplesOf
                    .computeIfAbsent(code, first -> new ArrayList<>())
                    .add(sample));
            for (Map.Entry<Integer, List<Integer>> same : samplesOf.entrySet()) {
                trials.add(decisions
                        .of(tap, common, same.getKey(), early, regeneration)
                        .varying(Samples.of(same.getValue()), ComparatorStates.draws(tap)));
            }
        }
        return trials;
    }

    /** When a comparator's offset is read: once 20 mV have made as much as is still linear. */
    private double early_s(int tap) {
        int last = OffsetBench.STEPS_V.size() - 2;
        double edge = OffsetBench.edge_s(last);
        Waveform steps = store.waveforms()
                .require(ComparatorStates.DECISION, study.condition(), ComparatorStates.steps(tap), "v(diff)");
        double early = steps.crossing(EarlyDecision.LINEAR_V, edge).orElse(Double.POSITIVE_INFINITY) - edge;
        if (!(early < NoiseBench.impulse_s(NoiseBench.IMPULSES - 1))) {
            throw new HarnessException(
                    "the comparator of tap " + tap + " does not decide in time: its inputs are too weak there");
        }
        return early;
    }

    /** P(offset beyond a stated voltage) of a comparator that is not trimmed, with SPICE as the limit state. */
    private void tail(int tap, double common_V) {
        Trial trial = offsetBench
                .beyond(tap, common_V, early_s(tap))
                .varying(Samples.range(0, 0), ComparatorStates.draws(ComparatorStates.TAIL, tap));
        SpiceLimitState limitState = new SpiceLimitState(campaign, trial, "d_1", 0, false, Optional.empty(), 0);
        DesignPoints points = new DesignPointSearch(SearchLimits.SPICE).search(limitState);
        if (!points.points().isEmpty()) {
            SampleStream stream = new SampleStream(study.seed(), ComparatorStates.TAIL, study.condition());
            StoppingRule rule = study.isThin() ? THIN_TAIL : StoppingRule.of(TAIL_ERROR, TAIL_SIMULATIONS);
            RareEstimate estimate = new MeanShiftImportance(stream, trial.state(), rule).estimate(limitState, points);
            store.putEstimate(ComparatorStates.TAIL, study.condition(), trial.state(), "estimate", estimate);
        }
    }

    /**
     * Number of simulations.
     *
     * @param samples comparators with mismatch at each threshold
     * @param taps taps of the ladder
     * @param thin whether tails are cut short
     * @return a count, of tails what they usually take
     */
    public static int planned(int samples, int taps, boolean thin) {
        int noise = NoiseBench.branches(1).size() + 1;
        return taps * (2 + TrimBench.codes().size() + noise + 2 * samples + samples / USUAL_SECOND)
                + ComparatorStates.tails(taps).size() * (thin ? USUAL_THIN_TAIL : USUAL_TAIL)
                + ComparatorStates.checked(taps).size() * Math.min(TrimBench.CHECKS, samples);
    }
}
