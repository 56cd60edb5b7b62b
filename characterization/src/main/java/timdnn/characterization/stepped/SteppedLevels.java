package timdnn.characterization.stepped;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.HarnessException;
import timdnn.harness.result.Waveform;

/** What whole accesses and columns along a wordline say of the bitline: levels when a step comes, driven rows, place, pulse, precharge. */
@SuppressWarnings("MemberName") // suffixes are units
final class SteppedLevels {
    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;
    private final int block;

    SteppedLevels(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
        rows = new ExperimentRows(store, study.condition());
        block = study.geometry().rowsABlock();
    }

    /** BL of a state before a step, all rows driven, V. */
    double level_V(int n, int step) {
        return rows.nominal(SteppedStates.LEVELS, SteppedStates.driven(n, block), "v_" + step);
    }

    /** The same before the first step with no other row driven, V. */
    private double alone_V(int n) {
        return rows.nominal(SteppedStates.LEVELS, SteppedStates.driven(n, n), "v_1");
    }

    /** How much higher a bitline is where all other rows are driven, V. */
    double coupling_V(int n) {
        return level_V(n, 1) - alone_V(n);
    }

    /**
     * Where each step should turn: as far between the levels of its two states when it comes, with half of the other rows driven, as the
     * threshold lies between the levels of the Monte Carlo column.
     *
     * @param thresholds_V thresholds of the Monte Carlo column, V
     * @param levels_V its levels, V
     * @return V, from the first step on
     */
    List<Double> wanted_V(List<Double> thresholds_V, List<Double> levels_V) {
        List<Double> wanted = new ArrayList<>();
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            // Driven rows move both, and the thresholds are placed with that in mind: levels without them are the
            // measure.
            double upper = level_V(step - 1, step) - coupling_V(step - 1);
            double lower = level_V(step, step) - coupling_V(step);
            double share = (thresholds_V.get(step - 1) - levels_V.get(step - 1))
                    / (levels_V.get(step) - levels_V.get(step - 1));
            wanted.add(upper + share * (lower - upper));
        }
        return wanted;
    }

    /** How much higher a bitline stays at the far end of a wordline than at the near one, V; 0 in S0. */
    double wordline_V(int n) {
        return n == 0
                ? 0
                : rows.nominal(SteppedStates.PLACE, TileBench.at(2, n), "v_bl")
                        - rows.nominal(SteppedStates.PLACE, TileBench.at(0, n), "v_bl");
    }

    /** How fast a sampled bitline falls with the length of the pulse, V/s, not negative; 0 in S0. */
    double slope_Vps(int n) {
        return n == 0
                ? 0
                : (rows.nominal(SteppedStates.PLACE, TileBench.at(1, n), "v_bl")
                                - rows.nominal(SteppedStates.PLACE, TileBench.at(1, n) + " longer", "v_bl"))
                        / TileBench.LONGER_S;
    }

    /** What each step takes from its line, a unit, with so many comparators at work, C. */
    List<Double> lineCharges_C(List<Integer> active) {
        Turns turns = new Turns(rows);
        // Current of a source that gives charge counts as negative.
        return IntStream.rangeClosed(1, SteppedStates.STEPS)
                .mapToObj(step -> -turns.charge_C(SteppedStates.turn(step, active.get(step - 1), "at")))
                .toList();
    }

    /** From access to access: from where the bitlines are let go until they are back within 1 mV, longest over some accesses, and the wordline's skew, s. */
    double cycle_s(List<int[]> closure) {
        return begun_s() + precharge_s(closure) + skew_s();
    }

    /** From where the bitlines are let go to their precharge, s. */
    double begun_s() {
        SteppedSchedule schedule = schedule();
        return schedule.prechargeOn_s() - schedule.prechargeOff_s();
    }

    /** When what happens, as the decks had it. */
    SteppedSchedule schedule() {
        return store.numbers(SteppedStates.SCHEDULE, study.condition())
                .map(SteppedSchedule::of)
                .orElseThrow(() -> new HarnessException("the schedule of the stepped access is missing"));
    }

    /** The precharge, s. */
    double precharge_s(List<int[]> closure) {
        double from = schedule().prechargeOn_s();
        List<String> states = new ArrayList<>(closure.stream()
                .map(state -> SteppedStates.whole(state[0], state[1]))
                .toList());
        states.add(ColumnState.name(block, 0));
        double longest = 0;
        for (String state : states) {
            for (String vector : List.of("v(bl)", "v(blb)")) {
                Waveform waveform = store.waveforms().require(SteppedStates.ACCESS, study.condition(), state, vector);
                longest = Math.max(
                        longest,
                        waveform.settling(study.corner().vdd_V(), ColumnBench.RECOVERED_V, from)
                                .orElseThrow(() -> new HarnessException(study.condition() + ": " + vector + " of "
                                        + state + " is not back within 1 mV of the supply")));
            }
        }
        return longest;
    }

    /** How much later the far end of a wordline rises than the near one, s. */
    double skew_s() {
        return rows.nominal(SteppedStates.SHARED, TileBench.WORDLINE, "t_far")
                - rows.nominal(SteppedStates.SHARED, TileBench.WORDLINE, "t_near");
    }
}
