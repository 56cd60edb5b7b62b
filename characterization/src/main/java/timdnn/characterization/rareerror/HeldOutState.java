package timdnn.characterization.rareerror;

import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.reduction.BitlineBench;

/**
 * A side and a number of driven rows for which P is also found with these rows in the circuit.
 *
 * @param side state and threshold
 * @param driven rows with a raised wordline and no product on the bitline
 */
public record HeldOutState(ErrorSide side, int driven) {
    /** Experiment of held-out numbers of driven rows. */
    public static final String EXPERIMENT = "sense-error-driven";

    private static final List<ErrorSide> SIDES =
            List.of(new ErrorSide(1, false), new ErrorSide(2, false), new ErrorSide(3, false), new ErrorSide(4, true));

    /** With as many rows driven as there are, of the states of the plan. */
    static List<HeldOutState> of(SenseErrorPlan plan, ArrayGeometry geometry) {
        return ErrorSide.of(plan, geometry).stream()
                .filter(SIDES::contains)
                .map(side -> new HeldOutState(side, geometry.rowsABlock() - side.n()))
                .toList();
    }

    /**
     * Its name.
     *
     * @return for example {@code S4 below d12}
     */
    public String state() {
        return side.state() + " d" + driven;
    }

    /** State of the circuit without mismatch, with so many driven rows. */
    String nominal(int rows) {
        return BitlineBench.drivenState(side.n(), rows);
    }
}
