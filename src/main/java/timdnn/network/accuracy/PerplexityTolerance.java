package timdnn.network.accuracy;

import java.util.List;

/**
 * How far errors may grow before the perplexity of a text rises by a stated amount. Every figure has status S.
 *
 * @param rise the amount, in units of perplexity
 * @param words predicted words of each run
 * @param streams streams that the text was cut into
 * @param exact perplexity without errors on these words
 * @param whole all layers and states at once
 * @param layers by layer, all others exact
 * @param states by state, in all layers, all other states exact
 * @param thresholds by number of thresholds, from one fewer than the converter has, without errors
 */
public record PerplexityTolerance(
        double rise,
        int words,
        int streams,
        Perplexity.Bounds exact,
        Tolerance.Whole whole,
        List<Tolerance.Limit> layers,
        List<Tolerance.Limit> states,
        List<Fewer> thresholds) {
    /** Copies the lists. */
    public PerplexityTolerance {
        layers = List.copyOf(layers);
        states = List.copyOf(states);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * A converter with fewer thresholds, which clips earlier.
     *
     * @param thresholds how many
     * @param difference perplexity less that with all thresholds, on the same words
     */
    public record Fewer(int thresholds, Perplexity.Bounds difference) {}
}
