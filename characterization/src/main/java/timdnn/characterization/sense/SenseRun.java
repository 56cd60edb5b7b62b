package timdnn.characterization.sense;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.SenseBench.History;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.HarnessException;

/**
 * The simulations of the sense path: columns are sampled in every state, the ladder's taps are set so that in the whole converter
 * each comparator turns at its threshold between two samples, and then conversions and single comparators are simulated.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class SenseRun {
    private static final int ROUNDS = 4;
    private static final int ROUNDS_FROM_REST = 2;
    private static final double FIRST_GUESS = 0.7;
    private static final double LARGEST_STEP_V = 60e-3;

    private final StageContext context;
    private final Study study;
    private final SenseBench bench;
    private final int columnsPerUnit;
    private final int tapCount;
    private final CampaignStore store;
    private final Campaign campaign;

    /** By state, once they are simulated. */
    private final Map<Integer, History> histories = new HashMap<>();

    /** For which the converter is calibrated: at rest, and once it is simulated, that of the middle of the range. */
    private History history;

    SenseRun(StageContext context) {
        this.context = context;
        study = context.study();
        store = context.store();
        campaign = context.campaign();
        bench = new SenseBench(study, context.netlists());
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
        campaign.run(bench.sampledColumn(columns, strobe_s, recovery_s));
        SampledColumns sampled = new SampledColumns(study, store, levels);
        new ThresholdPlacing(study, store, sampled, context.listener()).run(plan);
        List<Double> thresholds = column.thresholds();
        campaign.run(
                bench.sample(Stream.concat(thresholds.stream(), levels.stream()).toList(), strobe_s));
        List<Double> held = states.stream()
                .map(n -> ConverterStates.rounded(sampled.centre_V(n)))
                .toList();
        List<Double> between = IntStream.range(0, tapCount)
                .mapToObj(n -> held.get(n)
                        + (held.get(n + 1) - held.get(n))
                                * (thresholds.get(n) - levels.get(n))
                                / (levels.get(n + 1) - levels.get(n)))
                .toList();
        // From the last conversion to the next blank one, which ends with sampling.
        double pause_s = sampled.recharge_s(recovery_s) + sampled.wordline_s() + strobe_s + SenseBench.SAMPLING_S;
        List<Double> taps = calibrate(between, held, pause_s / bench.conversion_s() - 1);
        store.putNumbers(ConverterStates.TAPS, study.condition(), taps);
        campaign.run(verdicts(between, taps));
        campaign.run(memories(between, taps));
        campaign.run(bench.conversions(held, history.drifts_V(), taps, tapCount));
        campaign.run(bench.conversions(held, history.drifts_V(), taps, tapCount - 1));
        campaign.run(bench.bursts(states, held, 1, taps));
        campaign.run(bench.bursts(ConverterStates.wholeBursts(tapCount), held, columnsPerUnit, taps));
        new ComparatorRun(context).run(taps);
        SenseReader.read(study, store).ifPresent(found -> context.listener()
                .finding(String.format(
                        Locale.ROOT,
                        "sense path: offset sigma %.1f to %.1f mV at the bitline, a conversion takes %.0f ps and %.0f fJ",
                        1e3 * found.least(tap -> tap.offsetSigma_V().estimate()),
                        1e3 * found.most(tap -> tap.offsetSigma_V().estimate()),
                        1e12 * found.conversion_s(),
                        1e15 * found.meanEnergy_J())));
    }

    /**
     * Finds the taps at which each comparator turns at its threshold, with the others as they then are: their kick-back
     * moves the converter's input, and the ladder, which drifts from burst to burst. By secants, all taps at once.
     */
    private List<Double> calibrate(List<Double> between, List<Double> held, double pause) {
        int middle = tapCount / 2;
        history = History.atRest(held.get(middle), tapCount);
        List<Double> guess = between.stream()
                .map(voltage -> ConverterStates.rounded(FIRST_GUESS * voltage))
                .toList();
        List<Trial> trials = new ArrayList<>();
        for (int tap = 1; tap <= tapCount; tap++) {
            trials.add(nearThreshold(ConverterStates.first(tap), tap, between.get(tap - 1), guess));
        }
        campaign.run(trials);
        List<Double> taps = IntStream.rangeClosed(1, tapCount)
                .mapToObj(tap -> ConverterStates.rounded(value(SenseBench.LADDER, ConverterStates.first(tap), "v_in")))
                .toList();
        for (int round = 1; round <= ROUNDS; round++) {
            if (round == ROUNDS_FROM_REST + 1) {
                simulateHistories(held, pause, taps);
                history = histories.get(middle);
                store.putNumbers(ConverterStates.DRIFT, study.condition(), history.drifts_V());
            }
            taps = improved(round, between, taps);
        }
        return taps;
    }

    private List<Double> improved(int round, List<Double> held, List<Double> taps) {
        List<Trial> trials = new ArrayList<>();
        for (int tap = 1; tap <= tapCount; tap++) {
            String state = ConverterStates.round(tap, round);
            trials.add(nearThreshold(state, tap, held.get(tap - 1), taps));
            trials.add(nearThreshold(
                    ConverterStates.roundShifted(tap, round),
                    tap,
                    held.get(tap - 1),
                    shifted(taps, tap, shift_V(round))));
        }
        campaign.run(trials);
        List<Double> better = new ArrayList<>();
        for (int tap = 1; tap <= tapCount; tap++) {
            String state = ConverterStates.round(tap, round);
            double[] at = early(state);
            double[] moved = early(ConverterStates.roundShifted(tap, round));
            int time = EarlyDecision.latestLinear(at, moved);
            double step = -at[time] * shift_V(round) / (moved[time] - at[time]);
            better.add(ConverterStates.rounded(
                    taps.get(tap - 1) + Math.max(-LARGEST_STEP_V, Math.min(LARGEST_STEP_V, step))));
            if (tap > 1 && !(better.get(tap - 1) < better.get(tap - 2))) {
                throw new HarnessException("taps " + (tap - 1) + " and " + tap
                        + " of the ladder cannot be told apart: the sense path attenuates the margins too much");
            }
        }
        return better;
    }

    /** Smaller in every round, so that the comparator can be read ever later, nearer to its decision. */
    private static double shift_V(int round) {
        return ConverterStates.SHIFT_V / (1 << (round - 1));
    }

    private static List<Double> shifted(List<Double> taps, int tap, double shift_V) {
        List<Double> moved = new ArrayList<>(taps);
        moved.set(tap - 1, taps.get(tap - 1) + shift_V);
        return moved;
    }

    /** The converter just below and above each threshold, and with the tap moved. */
    private List<Trial> verdicts(List<Double> held, List<Double> taps) {
        List<Trial> trials = new ArrayList<>();
        for (int tap = 1; tap <= tapCount; tap++) {
            double hold = held.get(tap - 1);
            trials.add(nearThreshold(ConverterStates.low(tap), tap, hold - SenseBench.VERDICT_V, taps));
            trials.add(nearThreshold(ConverterStates.high(tap), tap, hold + SenseBench.VERDICT_V, taps));
            trials.add(nearThreshold(
                    ConverterStates.shifted(tap), tap, hold, shifted(taps, tap, ConverterStates.SHIFT_V)));
        }
        return trials;
    }

    /** At each threshold: after columns of the highest and of the lowest voltage, and in several places of a unit. */
    private List<Trial> memories(List<Double> between, List<Double> taps) {
        History highest = histories.get(0);
        History lowest = histories.get(tapCount);
        History rest = History.atRest(history.hold_V(), tapCount);
        List<Trial> trials = new ArrayList<>();
        for (int tap = 1; tap <= tapCount; tap++) {
            double hold = between.get(tap - 1);
            trials.add(
                    bench.nearThreshold(ConverterStates.afterHighest(tap), tap, hold, highest, bench.middle(), taps));
            trials.add(bench.nearThreshold(
                    ConverterStates.afterLowest(tap, tapCount), tap, hold, lowest, bench.middle(), taps));
            for (int place : SenseBench.places(columnsPerUnit)) {
                String placed = ConverterStates.place(tap, place, false);
                String rested = ConverterStates.place(tap, place, true);
                trials.add(bench.nearThreshold(placed, tap, hold, history, place, taps));
                trials.add(bench.nearThreshold(rested, tap, hold, rest, place, taps));
            }
        }
        return trials;
    }

    /** In the middle of a unit, after columns in the middle of the range. */
    private Trial nearThreshold(String state, int tap, double hold_V, List<Double> taps) {
        return bench.nearThreshold(state, tap, hold_V, history, bench.middle(), taps);
    }

    /** Burst upon burst of a state, the pause, in conversions, on a straight line between the whole ones on both sides. */
    private void simulateHistories(List<Double> held, double pause, List<Double> taps) {
        int shorter = Math.max(1, (int) pause);
        double weight = Math.max(0, pause - shorter);
        campaign.run(bench.histories(ConverterStates.wholeBursts(tapCount), held, shorter, taps));
        campaign.run(bench.histories(ConverterStates.wholeBursts(tapCount), held, shorter + 1, taps));
        for (int n : ConverterStates.wholeBursts(tapCount)) {
            List<Double> drifts = IntStream.rangeClosed(1, tapCount)
                    .mapToObj(tap -> ConverterStates.rounded((1 - weight) * settled_V(n, shorter, tap)
                            + weight * settled_V(n, shorter + 1, tap)
                            - taps.get(tap - 1)))
                    .toList();
            histories.put(n, new History(held.get(n), drifts));
        }
    }

    private double settled_V(int n, int whole, int tap) {
        return value(SenseBench.LADDER, SenseBench.history(n, whole), "v_" + tap);
    }

    private double[] early(String state) {
        return IntStream.range(0, SenseBench.EARLY_S.size())
                .mapToDouble(i -> value(SenseBench.LADDER, state, "d_" + i))
                .toArray();
    }

    private double value(String experiment, String state, String measure) {
        double value = store.value(experiment, study.condition(), state, measure, 0);
        if (!Double.isFinite(value)) {
            throw new HarnessException("the simulation of " + experiment + " " + state + " gave no " + measure);
        }
        return value;
    }

    /** Number of simulations. */
    int planned() {
        int taps = tapCount;
        int states = taps + 1;
        return (taps + states) // samples
                + 2 * states
                + SampledColumns.HELD_OUT.size() // sampled columns
                + taps
                + 2 * ROUNDS * taps
                + 3 * taps // ladder
                + (2 + 2 * SenseBench.places(columnsPerUnit).size()) * taps // memories
                + 2 * ConverterStates.wholeBursts(tapCount).size() // histories
                + 3 * states // conversions, and bursts of one
                + ConverterStates.wholeBursts(tapCount).size()
                + ComparatorRun.planned(
                        context.shard()
                                .of(study.require(SensePlan.class).samples())
                                .size(),
                        taps);
    }
}
