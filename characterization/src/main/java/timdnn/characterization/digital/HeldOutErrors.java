package timdnn.characterization.digital;

import java.util.function.DoubleBinaryOperator;

/** Sets tables against a simulation at a load and slew between their points, and keeps the largest errors. */
final class HeldOutErrors {
    private final DigitalPlan plan;
    private double energy;
    private double delay;
    private double transition;

    HeldOutErrors(DigitalPlan plan) {
        this.plan = plan;
    }

    /** An energy in J of load in F and slew in s, simulated at the points of the table and at the held-out one. */
    void energy(DoubleBinaryOperator simulated) {
        energy = Math.max(energy, error(simulated));
    }

    /** A delay in s, likewise. */
    void delay(DoubleBinaryOperator simulated) {
        delay = Math.max(delay, error(simulated));
    }

    /** A transition in s, likewise. */
    void transition(DoubleBinaryOperator simulated) {
        transition = Math.max(transition, error(simulated));
    }

    private double error(DoubleBinaryOperator simulated) {
        double load = plan.heldOutLoad_F();
        double slew = plan.heldOutSlew_s();
        double table =
                LoadSlewTable.of(plan.loads_F(), plan.slews_s(), simulated).at(load, slew);
        return Math.abs(table / simulated.applyAsDouble(load, slew) - 1);
    }

    CellFindings.HeldOut largest() {
        return new CellFindings.HeldOut(plan.heldOutLoad_F(), plan.heldOutSlew_s(), energy, delay, transition);
    }
}
