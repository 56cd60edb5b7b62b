package timdnn.characterization.engine;

import java.util.List;
import timdnn.characterization.store.CircuitAddress;

/**
 * A part of a study under one condition: what one subject simulates. Stages run in order, each building on what the store
 * then has; a stage keeps nothing itself, so that a run can be broken off and resumed anywhere.
 */
public interface Stage {
    /**
     * The stage's name.
     *
     * @return the key of the plan's section, or what the stage does where it has none
     */
    String name();

    /**
     * How many simulations the stage has, as far as that is known before it runs.
     *
     * @param context where it will run
     * @return a count
     */
    int planned(StageContext context);

    /**
     * Refuses what a few simulations can tell to be beyond what the plan asks for. Asked of all conditions of a sweep before
     * the first of them runs, so that the last one is not refused hours later.
     *
     * @param context where the stage will run
     * @throws timdnn.characterization.plan.PlanComplaint if the plan asks for what there is not
     */
    default void check(StageContext context) {}

    /**
     * Simulates what is not in the store yet.
     *
     * @param context where to run
     * @throws timdnn.harness.HarnessException if the machinery breaks or a circuit does not do what later stages need
     */
    void run(StageContext context);

    /**
     * Circuits whose transistors are listed in the store, so that areas can be counted from what was simulated.
     *
     * @return where the store has them
     */
    default List<CircuitAddress> circuits() {
        return List.of();
    }
}
