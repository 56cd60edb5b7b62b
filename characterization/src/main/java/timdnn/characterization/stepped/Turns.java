package timdnn.characterization.stepped;

import java.util.List;
import timdnn.characterization.store.ExperimentRows;

/** Where a unit's comparator turns, from two accesses on either side. */
@SuppressWarnings("MemberName") // suffixes are units
final class Turns {
    private final ExperimentRows rows;

    Turns(ExperimentRows rows) {
        this.rows = rows;
    }

    /**
     * The bitline at which the early reading changes its sign, on the straight line through both.
     *
     * @param state name of the state, without its side
     * @param middle_V middle of the two bitlines, V
     * @return V
     */
    double balance_V(String state, double middle_V) {
        return middle_V
                + shift_V(
                        rows.nominal(SteppedStates.UNIT, state + " low", "d"),
                        rows.nominal(SteppedStates.UNIT, state + " high", "d"));
    }

    /** Where the line through (-B, low) and (B, high) crosses 0, V. */
    static double shift_V(double low_V, double high_V) {
        double beside = UnitBench.BESIDE_V;
        return -beside - low_V * 2 * beside / (high_V - low_V);
    }

    /** What a step takes from its line, mean over both sides, C. */
    double charge_C(String state) {
        return List.of(" low", " high").stream()
                .mapToDouble(side -> rows.nominal(SteppedStates.UNIT, state + side, "q"))
                .average()
                .orElseThrow();
    }
}
