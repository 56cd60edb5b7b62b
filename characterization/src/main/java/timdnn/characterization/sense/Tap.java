package timdnn.characterization.sense;

import java.util.List;
import java.util.stream.Stream;
import timdnn.characterization.sense.comparator.ComparatorFindings;
import timdnn.characterization.statistics.Estimate;

/**
 * A threshold and its comparator. Voltages at the bitline are those at the converter over both gains.
 *
 * @param number from 1, from the highest down
 * @param threshold_V where the code should change, at the bitline, in V
 * @param tap_V voltage of the ladder's tap in V
 * @param sampleGain change of the held voltage over that of the bitline
 * @param converterGain change of the tap that makes up for a change of the held voltage, over that change; kick-back
 *     included
 * @param trip_V where the code changes without mismatch, at the bitline of the Monte Carlo column, on which a lumped
 *     capacitor stands for sample and hold, in V
 * @param sampledTrip_V the same at the bitline of a column with sample and hold, between its levels, in V
 * @param right whether the converter has decided rightly, by more than half the supply, 1 mV of held voltage below and above
 * @param memories_V how far the threshold moves at the bitline when all columns before held S0, burst upon burst, and when
 *     they held S8, against S4, in V
 * @param places_V how far it moves by the column's place in its unit, against one in the middle, from the first to the
 *     last, in V; between {@link timdnn.characterization.sense.converter.ConverterStates#places} on straight lines
 * @param restPlaces_V the same in the first burst after a long pause
 * @param comparator its comparator
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Tap(
        int number,
        double threshold_V,
        double tap_V,
        double sampleGain,
        double converterGain,
        double trip_V,
        double sampledTrip_V,
        boolean right,
        List<Double> memories_V,
        List<Double> places_V,
        List<Double> restPlaces_V,
        ComparatorFindings comparator) {
    /** Copies the lists. */
    public Tap {
        memories_V = List.copyOf(memories_V);
        places_V = List.copyOf(places_V);
        restPlaces_V = List.copyOf(restPlaces_V);
    }

    /**
     * σ of the threshold by what columns converted before held: the root mean square of both extremes.
     *
     * @return V, at the bitline
     */
    public double memorySigma_V() {
        return rootMeanSquare(memories_V.stream());
    }

    /**
     * σ of the threshold by a column's place in its unit: the root mean square over the places of bursts that follow
     * others and of first ones, one as often as the other.
     *
     * @return V, at the bitline
     */
    public double positionSigma_V() {
        return rootMeanSquare(Stream.concat(places_V.stream(), restPlaces_V.stream()));
    }

    private static double rootMeanSquare(Stream<Double> values) {
        return Math.sqrt(values.mapToDouble(value -> value * value).average().orElseThrow());
    }

    /**
     * From the bitline to the comparator's inputs.
     *
     * @return change of the tap that makes up for a change of the bitline, over that change
     */
    public double gain() {
        return sampleGain * converterGain;
    }

    /**
     * σ of the threshold at the bitline by the comparator's mismatch once it is trimmed: σ / gain. It says nothing of tails,
     * which are those of {@link ComparatorFindings#offset}.
     *
     * @return V
     */
    public Estimate offsetSigma_V() {
        Estimate trimmed = comparator.trimmedSigma_V();
        return new Estimate(
                trimmed.estimate() / gain(), trimmed.low() / gain(), trimmed.high() / gain(), trimmed.simulations());
    }
}
