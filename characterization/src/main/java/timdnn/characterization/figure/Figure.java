package timdnn.characterization.figure;

import java.util.Optional;

/**
 * A result as it is shown anywhere.
 *
 * @param key its path in the JSON document, with the index of each list, for example {@code adc.taps[3].trip_V}
 * @param unit SI unit; empty for plain numbers, counts, shares and probabilities
 * @param meaning what it is, a phrase
 * @param estimate the number in that unit; NaN or infinite where there is none
 * @param low lower end of its interval; the estimate itself where nothing varies
 * @param high upper end
 * @param n simulations behind the interval; 0 where it has none
 * @param status how well it is known
 * @param origin where it comes from, if one simulation or publication stands for it
 */
public record Figure(
        String key,
        String unit,
        String meaning,
        double estimate,
        double low,
        double high,
        long n,
        FigureStatus status,
        Optional<FigureOrigin> origin) {
    /**
     * Whether it has an interval.
     *
     * @return false where low and high are the estimate, or no number
     */
    public boolean hasInterval() {
        return low < high;
    }
}
