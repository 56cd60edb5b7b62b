package timdnn.characterization.rare;

import java.util.List;

/**
 * Probabilities of failure of a limit state that is shifted, all from the same simulations, so that they are not independent
 * of each other.
 *
 * @param mean mean over the shifts
 * @param each one for each shift, in their order
 */
public record ShiftedEstimates(RareEstimate mean, List<RareEstimate> each) {
    /** Copies the list. */
    public ShiftedEstimates {
        each = List.copyOf(each);
    }

    /**
     * The same estimate whatever the shift.
     *
     * @param estimate the estimate
     * @param shifts number of shifts
     * @return the estimates
     */
    public static ShiftedEstimates all(RareEstimate estimate, int shifts) {
        return new ShiftedEstimates(estimate, java.util.Collections.nCopies(shifts, estimate));
    }
}
