package timdnn.characterization.sense.converter;

import java.util.Collections;
import java.util.List;

/**
 * What a converter has behind it when a burst begins: its ladder takes longer to settle than the pause between bursts lasts.
 *
 * @param hold_V what all columns held in V
 * @param drifts_V how far each tap of the ladder is from rest, in V
 */
@SuppressWarnings("MemberName") // suffixes are units
public record ConverterHistory(double hold_V, List<Double> drifts_V) {
    /** Copies the list. */
    public ConverterHistory {
        drifts_V = List.copyOf(drifts_V);
    }

    /**
     * A first burst after a long pause.
     *
     * @param hold_V what its columns before hold in V
     * @param taps taps of its ladder
     * @return the history, without drift
     */
    public static ConverterHistory atRest(double hold_V, int taps) {
        return new ConverterHistory(hold_V, Collections.nCopies(taps, 0.0));
    }
}
