package timdnn.characterization.stepped;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.sense.comparator.DeckVoltage;
import timdnn.characterization.store.ExperimentRows;

/**
 * Sets the references so that in a whole unit, with as many comparators at work as are expected there, every step turns at the
 * bitline that is wanted: kick-back, what the node keeps of the line before, and what a line loses to it are then in the references.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class ReferenceCalibration {
    private static final int ROUNDS = 3;

    private final StageContext context;
    private final UnitBench bench;

    ReferenceCalibration(StageContext context) {
        this.context = context;
        bench = new UnitBench(context.study(), context.netlists());
    }

    /** Number of simulations. */
    static int planned() {
        return ROUNDS * 2 * SteppedStates.STEPS;
    }

    /**
     * The references.
     *
     * @param wanted_V where each step should turn, V
     * @param active comparators at work besides the one that is asked about, by step
     * @return V, from the first step on
     */
    List<Double> run(List<Double> wanted_V, List<Integer> active) {
        List<Double> references = wanted_V.stream().map(DeckVoltage::rounded).toList();
        for (int round = 1; round <= ROUNDS; round++) {
            List<Trial> trials = new ArrayList<>();
            for (int step = 1; step <= SteppedStates.STEPS; step++) {
                trials.addAll(bench.turn(
                        state(round, step), step, wanted_V.get(step - 1), active.get(step - 1), 0, references));
            }
            context.campaign().run(trials);
            Turns turns = new Turns(new ExperimentRows(context.store(), context.condition()));
            List<Double> next = new ArrayList<>();
            for (int step = 1; step <= SteppedStates.STEPS; step++) {
                double wanted = wanted_V.get(step - 1);
                double off = turns.balance_V(state(round, step), wanted) - wanted;
                next.add(DeckVoltage.rounded(references.get(step - 1) - off));
            }
            references = List.copyOf(next);
        }
        return references;
    }

    private static String state(int round, int step) {
        return "round" + round + " " + SteppedStates.step(step);
    }
}
