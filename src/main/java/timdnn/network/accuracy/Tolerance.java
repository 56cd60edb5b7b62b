package timdnn.network.accuracy;

import java.util.List;

/**
 * How far errors may grow before accuracy falls by a stated amount. Every figure has status S.
 *
 * @param drop the amount, as a share of images
 * @param images images classified
 * @param exact accuracy without errors on these images
 * @param whole all layers and states at once
 * @param layers by layer, all others exact
 * @param states by state, in all layers, all other states exact
 * @param thresholds by number of thresholds, from one fewer than the converter has, without errors
 */
public record Tolerance(
        double drop,
        int images,
        double exact,
        Whole whole,
        List<Limit> layers,
        List<Limit> states,
        List<Fewer> thresholds) {
    /** Copies the lists. */
    public Tolerance {
        layers = List.copyOf(layers);
        states = List.copyOf(states);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * What a layer or a state stands.
     *
     * @param name the layer, or {@code S} and the number of the state
     * @param rate factor on the table's error rates
     * @param offset σ of an offset at the thresholds, V, beside that of the levels
     */
    public record Limit(String name, End rate, End offset) {}

    /**
     * What the whole network stands.
     *
     * @param limit as of a layer
     * @param errorProbability P_E of a conversion at the limit's rates, over the accesses of some inputs without errors
     */
    public record Whole(Limit limit, End errorProbability) {}

    /**
     * Where the loss is the drop, from steps on the same images.
     *
     * @param at between two steps in proportion to the loss; the last step where the search found no end
     * @param low largest step before the first at which the loss can be the drop; 0 where that is the first
     * @param high smallest step at which the loss is surely above; infinite where the search found no end
     */
    public record End(double at, double low, double high) {}

    /**
     * A converter with fewer thresholds, which clips earlier.
     *
     * @param thresholds how many
     * @param difference accuracy less that with all thresholds, on the same images
     */
    public record Fewer(int thresholds, PairedDifference difference) {}
}
