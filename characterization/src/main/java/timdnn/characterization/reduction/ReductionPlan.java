package timdnn.characterization.reduction;

import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.Section;

/**
 * The reduced form of the column that Monte Carlo may use, and what it has to prove.
 *
 * @param bound_V largest difference of V_BL at the strobe from the full column that is accepted, in V, above 0
 * @param samples mismatched columns compared in each state before the campaign, besides the nominal one, at least 2
 * @param guard share of the campaign's samples that are run again on the full column, 0 to 1
 */
@SuppressWarnings("MemberName") // the suffix is the unit
public record ReductionPlan(double bound_V, int samples, double guard) implements Section {
    private static final int FEWEST_SAMPLES = 2;

    /** More than any difference: two columns a state prove nothing, so a thin study refuses nothing. */
    private static final double NO_BOUND_V = 1;

    /** Calibration and comparison as ever, the verdict taken for granted: the whole study has it. Without a guard. */
    @Override
    public ReductionPlan thin(ArrayGeometry geometry) {
        return new ReductionPlan(NO_BOUND_V, FEWEST_SAMPLES, 0);
    }

    /** Its verdict is behind all samples already stored. */
    @Override
    public boolean fixed() {
        return true;
    }
}
