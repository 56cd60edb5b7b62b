package timdnn.characterization.reduction;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import timdnn.characterization.statistics.Estimate;

/**
 * How one bitline alone compares with the full column at the strobe. Differences are reduced minus full, of the same
 * mismatch; on the full column all other transistors of the block vary as well.
 *
 * @param bound_V largest difference that is accepted, in V
 * @param form what was calibrated
 * @param states the states compared
 * @param spread_V root of the mean square of the states' standard deviations, in V
 * @param guard the campaign's samples that were run again on the full column with another integrator and half the
 *     step; empty before there are any
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ReductionFindings(
        double bound_V, BitlineForm form, List<State> states, double spread_V, Optional<Guard> guard) {
    /** Copies the list. */
    public ReductionFindings {
        states = List.copyOf(states);
    }

    /**
     * The comparison in one state.
     *
     * @param n conducting cells
     * @param nominal_V difference of the nominal columns in V
     * @param mean_V mean difference of the mismatched ones in V, with its interval
     * @param spread_V standard deviation of the differences in V
     * @param largest_V largest difference seen, in V, without sign
     * @param limit_V what 99 % of columns stay within, in V (normal tolerance limit); with 95 % confidence this holds for all
     *     states together
     * @param accepted whether the reduced form may stand for the column in this state
     */
    public record State(
            int n,
            double nominal_V,
            Estimate mean_V,
            double spread_V,
            double largest_V,
            double limit_V,
            boolean accepted) {}

    /**
     * What the guard saw.
     *
     * @param samples samples run again
     * @param largest_V largest difference in V, without sign
     */
    public record Guard(int samples, double largest_V) {}

    /**
     * Whether the reduced form may stand for the column in a state.
     *
     * @param n conducting cells
     * @return false also where the state was not compared
     */
    public boolean accepts(int n) {
        return states.stream().anyMatch(state -> state.n() == n && state.accepted());
    }

    /**
     * What 99 % of columns stay within in the accepted state where that is largest; with 95 % confidence this holds for all
     * states together.
     *
     * @return V; empty if no state is accepted
     */
    public OptionalDouble largestLimit_V() {
        return states.stream()
                .filter(State::accepted)
                .mapToDouble(State::limit_V)
                .max();
    }

    /**
     * Largest difference seen in the states that are accepted.
     *
     * @return V; empty if no state is
     */
    public OptionalDouble largest_V() {
        return states.stream()
                .filter(State::accepted)
                .mapToDouble(State::largest_V)
                .max();
    }
}
