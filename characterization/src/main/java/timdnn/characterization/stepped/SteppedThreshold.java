package timdnn.characterization.stepped;

import java.util.List;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.statistics.Estimate;

/**
 * A step with its threshold and what is known of a comparator there. Voltages are at the bitline, to which the comparator is
 * connected itself.
 *
 * @param number from 1, from the highest down
 * @param threshold_V where the code should change, at the bitline of the Monte Carlo column, in V
 * @param wanted_V the same at the bitline of a whole access when the step comes, in V
 * @param reference_V voltage of the line, in V
 * @param trip_V where a unit's comparator turns with the expected number of others at work, in V
 * @param right whether whole decisions 2 mV below and above that say so
 * @param active others that are expected at work
 * @param idle_V where it turns with none of the others at work, in V
 * @param busy_V where it turns with all of them, in V
 * @param late_V how far it turns higher where the others' clocks come 5 ps later, in V
 * @param charge_C what the step takes from its line, a unit, in C
 * @param before offset before trim, σ in V
 * @param mean mean of that offset, in V
 * @param left σ of what the trim leaves, one code for all steps, in V
 * @param offset the offset before trim, as the trim sees it, and what is left of it at this step
 * @param noise_V σ of thermal noise, in V
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SteppedThreshold(
        int number,
        double threshold_V,
        double wanted_V,
        double reference_V,
        double trip_V,
        boolean right,
        int active,
        double idle_V,
        double busy_V,
        double late_V,
        double charge_C,
        Estimate before,
        Estimate mean,
        Estimate left,
        TrimmedOffset offset,
        double noise_V) {
    /**
     * By how much one more comparator at work moves the step.
     *
     * @return V
     */
    public double perActive_V() {
        return (busy_V - idle_V) / UnitBench.OTHERS;
    }

    /**
     * σ by the number of others at work, each of which is so with a probability of its own: |slope|·√(15·p·(1 - p)).
     *
     * @param share p
     * @return V
     */
    public double activitySigma_V(double share) {
        return Math.abs(perActive_V()) * Math.sqrt(UnitBench.OTHERS * share * (1 - share));
    }

    /** Trips as they are listed. */
    List<Double> trips_V() {
        return List.of(idle_V, trip_V, busy_V);
    }
}
