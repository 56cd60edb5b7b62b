package timdnn.characterization.sense;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.comparator.ComparatorRun;
import timdnn.characterization.sense.comparator.DeckVoltage;
import timdnn.characterization.sense.converter.ConverterBench;
import timdnn.characterization.sense.converter.ConverterHistory;
import timdnn.characterization.sense.converter.ConverterStates;
import timdnn.characterization.sense.converter.LadderCalibration;
import timdnn.characterization.sense.sampling.SampledColumns;
import timdnn.characterization.sense.sampling.SamplingBench;
import timdnn.characterization.store.CampaignStore;

/**
 * The simulations of the sense path: columns are sampled in every state, the ladder's taps are set so that in the whole converter
 * each comparator turns at its threshold between two samples, and then conversions and single comparators are simulated.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class SenseRun {
    private final StageContext context;
    private final Study study;
    private final SamplingBench sampling;
    private final ConverterBench converter;
    private final int columnsPerUnit;
    private final int tapCount;
    private final CampaignStore store;
    private final Campaign campaign;

    SenseRun(StageContext context) {
        this.context = context;
        study = context.study();
        store = context.store();
        campaign = context.campaign();
        sampling = new SamplingBench(study, context.netlists());
        converter = new ConverterBench(study, context.netlists());
        columnsPerUnit = study.geometry().columnsAUnit();
        tapCount = study.geometry().largestCount();
    }

    void run(double recovery_s) {
        SensePlan plan = study.require(SensePlan.class);
        ColumnReader column = new ColumnReader(study, store);
        double strobe_s = column.strobe_s();
        List<Double> levels = column.levels().subList(0, tapCount + 1);
        List<Integer> states = IntStream.rangeClosed(0, tapCount).boxed().toList();
        List<int[]> columns = new ArrayList<>();
        states.forEach(n -> columns.add(new int[] {n, 0}));
        // All other rows driven, and half of them where they matter most, each for the other bitline.
        states.forEach(n -> columns.add(new int[] {n, study.geometry().rowsABlock() - n}));
        SampledColumns.HELD_OUT.forEach(
                n -> columns.add(new int[] {n, (study.geometry().rowsABlock() - n) / 2}));
        campaign.run(sampling.sampledColumn(columns, strobe_s, converter.conversion_s(), recovery_s));
        SampledColumns sampled = new SampledColumns(study, store, levels);
        new ThresholdPlacing(study, store, sampled, context.listener()).run(plan);
        List<Double> thresholds = column.thresholds();
        campaign.run(sampling.sample(
                Stream.concat(thresholds.stream(), levels.stream()).toList(), strobe_s));
        List<Double> held = states.stream()
                .map(n -> DeckVoltage.rounded(sampled.centre_V(n)))
                .toList();
        List<Double> between = IntStream.range(0, tapCount)
                .mapToObj(n -> held.get(n)
                        + (held.get(n + 1) - held.get(n))
                                * (thresholds.get(n) - levels.get(n))
                                / (levels.get(n + 1) - levels.get(n)))
                .toList();
        // From the last conversion to the next blank one, which ends with sampling.
        double pause_s = sampled.recharge_s(recovery_s) + sampled.wordline_s() + strobe_s + SamplingBench.SAMPLING_S;
        LadderCalibration calibration = new LadderCalibration(context);
        List<Double> taps = calibration.run(between, held, pause_s / converter.conversion_s() - 1);
        store.putNumbers(ConverterStates.TAPS, study.condition(), taps);
        ConverterHistory history = calibration.history(tapCount / 2);
        campaign.run(verdicts(between, history, taps));
        campaign.run(memories(between, calibration, taps));
        campaign.run(converter.conversions(held, history.drifts_V(), taps, tapCount));
        campaign.run(converter.conversions(held, history.drifts_V(), taps, tapCount - 1));
        campaign.run(converter.bursts(states, held, 1, taps));
        campaign.run(converter.bursts(ConverterStates.wholeBursts(tapCount), held, columnsPerUnit, taps));
        new ComparatorRun(context, plan.samples()).run(taps);
        SenseReader.read(study, store).ifPresent(found -> context.listener()
                .finding(String.format(
                        Locale.ROOT,
                        "sense path: offset sigma %.1f to %.1f mV at the bitline, a conversion takes %.0f ps and %.0f fJ",
                        1e3 * found.least(tap -> tap.offsetSigma_V().estimate()),
                        1e3 * found.most(tap -> tap.offsetSigma_V().estimate()),
                        1e12 * found.conversion_s(),
                        1e15 * found.meanEnergy_J())));
    }

    /** The converter just below and above each threshold, and with the tap moved. */
    private List<Trial> verdicts(List<Double> between, ConverterHistory history, List<Double> taps) {
        List<Trial> trials = new ArrayList<>();
        for (int tap = 1; tap <= tapCount; tap++) {
            double hold = between.get(tap - 1);
            List<Double> shifted = LadderCalibration.shifted(taps, tap, ConverterStates.SHIFT_V);
            trials.add(middle(ConverterStates.low(tap), tap, hold - ConverterStates.VERDICT_V, history, taps));
            trials.add(middle(ConverterStates.high(tap), tap, hold + ConverterStates.VERDICT_V, history, taps));
            trials.add(middle(ConverterStates.shifted(tap), tap, hold, history, shifted));
        }
        return trials;
    }

    /** At each threshold: after columns of the highest and of the lowest voltage, and in several places of a unit. */
    private List<Trial> memories(List<Double> between, LadderCalibration calibration, List<Double> taps) {
        ConverterHistory history = calibration.history(tapCount / 2);
        ConverterHistory highest = calibration.history(0);
        ConverterHistory lowest = calibration.history(tapCount);
        ConverterHistory rest = ConverterHistory.atRest(history.hold_V(), tapCount);
        List<Trial> trials = new ArrayList<>();
        for (int tap = 1; tap <= tapCount; tap++) {
            double hold = between.get(tap - 1);
            trials.add(middle(ConverterStates.afterHighest(tap), tap, hold, highest, taps));
            trials.add(middle(ConverterStates.afterLowest(tap, tapCount), tap, hold, lowest, taps));
            for (int place : ConverterStates.places(columnsPerUnit)) {
                String placed = ConverterStates.place(tap, place, false);
                String rested = ConverterStates.place(tap, place, true);
                trials.add(converter.nearThreshold(placed, tap, hold, history, place, taps));
                trials.add(converter.nearThreshold(rested, tap, hold, rest, place, taps));
            }
        }
        return trials;
    }

    /** In the middle of a unit. */
    private Trial middle(String state, int tap, double hold_V, ConverterHistory history, List<Double> taps) {
        return converter.nearThreshold(state, tap, hold_V, history, converter.middle(), taps);
    }

    /** Number of simulations. */
    int planned() {
        int taps = tapCount;
        int states = taps + 1;
        return (taps + states) // samples
                + 2 * states
                + SampledColumns.HELD_OUT.size() // sampled columns
                + LadderCalibration.planned(taps)
                + 3 * taps // verdicts
                + (2 + 2 * ConverterStates.places(columnsPerUnit).size()) * taps // memories
                + 3 * states // conversions, and bursts of one
                + ConverterStates.wholeBursts(tapCount).size()
                + ComparatorRun.planned(
                        context.shard()
                                .of(study.require(SensePlan.class).samples())
                                .size(),
                        taps,
                        study.isThin());
    }
}
