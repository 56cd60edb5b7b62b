package timdnn.network.accuracy;

import java.util.List;
import java.util.Optional;
import timdnn.network.LayerActivity;
import timdnn.tile.AccessTally;

/**
 * Result of an evaluation. Every figure has status S.
 *
 * @param model the network's name
 * @param dataset the data set's name
 * @param options how it was evaluated
 * @param images images classified
 * @param correct how many of them rightly
 * @param accuracyLow lower end of the accuracy's 95 % interval; see {@link NetworkEvaluator} for its construction
 * @param accuracyHigh upper end
 * @param difference accuracy with errors less that without, on the same images; empty if there were no errors
 * @param imagesPerSecond speed of the classification, without import, counting and the runs for intervals and difference
 * @param activity one per matrix layer, in order
 * @param sense what follows from the table; empty if there was none
 */
public record NetworkAccuracy(
        String model,
        String dataset,
        EvaluationOptions options,
        int images,
        int correct,
        double accuracyLow,
        double accuracyHigh,
        Optional<PairedDifference> difference,
        double imagesPerSecond,
        List<LayerActivity> activity,
        Optional<SenseFigures> sense) {
    /** Keeps its own copy of the list. */
    public NetworkAccuracy {
        activity = List.copyOf(activity);
    }

    /** {@return share of images classified rightly} */
    public double accuracy() {
        return (double) correct / images;
    }

    /** {@return images over which accesses were counted} */
    public int histogramImages() {
        return activity.isEmpty() ? 0 : activity.get(0).images();
    }

    /** {@return the accesses of all layers together, over {@link #histogramImages()} images} */
    public AccessTally tally() {
        AccessTally sum = new AccessTally(options.geometry());
        activity.forEach(layer -> sum.add(layer.tally()));
        return sum;
    }
}
