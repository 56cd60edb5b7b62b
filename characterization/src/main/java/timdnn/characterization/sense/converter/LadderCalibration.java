package timdnn.characterization.sense.converter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.comparator.DeckVoltage;
import timdnn.characterization.sense.comparator.EarlyDecision;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.HarnessException;

/**
 * Finds the taps at which each comparator turns at its threshold, with the others as they then are: their kick-back
 * moves the converter's input, and the ladder, which drifts from burst to burst. By secants, all taps at once.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class LadderCalibration {
    private static final int ROUNDS = 4;
    private static final int ROUNDS_FROM_REST = 2;
    private static final double FIRST_GUESS = 0.7;
    private static final double LARGEST_STEP_V = 60e-3;

    private final Study study;
    private final ConverterBench bench;
    private final int tapCount;
    private final CampaignStore store;
    private final Campaign campaign;

    /** By state, once they are simulated. */
    private final Map<Integer, ConverterHistory> histories = new HashMap<>();

    /** For which the converter is calibrated: at rest, and once it is simulated, that of the middle of the range. */
    private ConverterHistory history;

    /**
     * The calibration of a condition.
     *
     * @param context where to simulate
     */
    public LadderCalibration(StageContext context) {
        study = context.study();
        bench = new ConverterBench(study, context.netlists());
        tapCount = study.geometry().largestCount();
        store = context.store();
        campaign = context.campaign();
    }

    /**
     * Calibrates the ladder, and keeps how far it drifts as a fact.
     *
     * @param between held voltages at which the comparators should turn, falling, in V
     * @param held the held voltage of each state, in V
     * @param pause time between bursts, in conversions
     * @return the taps in V, falling
     * @throws HarnessException if two taps cannot be told apart
     */
    public List<Double> run(List<Double> between, List<Double> held, double pause) {
        int middle = tapCount / 2;
        history = ConverterHistory.atRest(held.get(middle), tapCount);
        List<Double> guess = between.stream()
                .map(voltage -> DeckVoltage.rounded(FIRST_GUESS * voltage))
                .toList();
        List<Trial> trials = new ArrayList<>();
        for (int tap = 1; tap <= tapCount; tap++) {
            trials.add(nearThreshold(ConverterStates.first(tap), tap, between.get(tap - 1), guess));
        }
        campaign.run(trials);
        List<Double> taps = IntStream.rangeClosed(1, tapCount)
                .mapToObj(tap -> DeckVoltage.rounded(value(ConverterStates.first(tap), "v_in")))
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
            better.add(
                    DeckVoltage.rounded(taps.get(tap - 1) + Math.max(-LARGEST_STEP_V, Math.min(LARGEST_STEP_V, step))));
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

    /**
     * Taps of which one is moved.
     *
     * @param taps the taps in V
     * @param tap number of the one
     * @param shift_V by how much in V
     * @return all of them
     */
    public static List<Double> shifted(List<Double> taps, int tap, double shift_V) {
        List<Double> moved = new ArrayList<>(taps);
        moved.set(tap - 1, taps.get(tap - 1) + shift_V);
        return moved;
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
                    .mapToObj(tap -> DeckVoltage.rounded((1 - weight) * settled_V(n, shorter, tap)
                            + weight * settled_V(n, shorter + 1, tap)
                            - taps.get(tap - 1)))
                    .toList();
            histories.put(n, new ConverterHistory(held.get(n), drifts));
        }
    }

    private double settled_V(int n, int whole, int tap) {
        return value(ConverterStates.history(n, whole), "v_" + tap);
    }

    private double[] early(String state) {
        return IntStream.range(0, ConverterBench.EARLY_S.size())
                .mapToDouble(i -> value(state, "d_" + i))
                .toArray();
    }

    private double value(String state, String measure) {
        double value = store.value(ConverterStates.LADDER, study.condition(), state, measure, 0);
        if (!Double.isFinite(value)) {
            throw new HarnessException(
                    "the simulation of " + ConverterStates.LADDER + " " + state + " gave no " + measure);
        }
        return value;
    }

    /**
     * What is behind a converter that has converted columns of one state, burst upon burst.
     *
     * @param n the state: the first, the middle or the last
     * @return its history, once the ladder is calibrated
     */
    public ConverterHistory history(int n) {
        return histories.get(n);
    }

    /**
     * Number of simulations.
     *
     * @param taps taps of the ladder
     * @return a count
     */
    public static int planned(int taps) {
        return taps + 2 * ROUNDS * taps + 2 * ConverterStates.wholeBursts(taps).size(); // histories
    }
}
