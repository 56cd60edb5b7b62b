package timdnn.network.accuracy;

import java.util.List;
import java.util.function.IntConsumer;
import timdnn.array.ArrayGeometry;
import timdnn.input.InvalidInputException;
import timdnn.lut.table.BinomialInterval;
import timdnn.lut.table.ConversionCodes;
import timdnn.network.InferenceSession;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/**
 * Accuracy over ways to read a tile: fewer rows an access, fewer thresholds, other tables. All ways see the same images, and draws have
 * addresses, so they differ by the way alone. Intervals are those of {@link NetworkEvaluator}: the hull of Wilson's 95 % intervals at the
 * rates of the table and at their bounds.
 */
public final class ReadAccuracyEvaluator {
    /** Runs of the network for a way: at the table's rates and at both bounds. */
    public static final int RUNS = 3;

    private final TernaryNetwork network;
    private final Dataset dataset;
    private final EvaluationOptions options;

    /**
     * An evaluator.
     *
     * @param network the network
     * @param dataset images of its input shape
     * @param options images, seed and threads
     * @throws InvalidInputException if images do not fit the network
     */
    public ReadAccuracyEvaluator(TernaryNetwork network, Dataset dataset, EvaluationOptions options) {
        NetworkEvaluator.requireFit(network, dataset);
        this.network = network;
        this.dataset = dataset;
        this.options = options;
    }

    /** {@return images that {@link #evaluate} reports for a way} */
    public int workload() {
        return RUNS * images();
    }

    private int images() {
        return Math.min(options.images(), dataset.size());
    }

    /**
     * Classifies the images.
     *
     * @param geometry rows of an access, and thresholds as the highest count
     * @param codes what conversions read, with codes up to the highest count
     * @param progress told the number of images just done
     * @return the accuracy
     */
    public ReadAccuracy evaluate(ArrayGeometry geometry, ConversionCodes codes, IntConsumer progress) {
        PreparedNetwork prepared = PreparedNetwork.of(network, geometry, Kernels.fastest());
        int correct = correct(prepared, codes, progress);
        BinomialInterval interval = BinomialInterval.of(correct, images());
        for (ConversionCodes bound : List.of(codes.atLowerBounds(), codes.atUpperBounds())) {
            BinomialInterval other = BinomialInterval.of(correct(prepared, bound, progress), images());
            interval = new BinomialInterval(
                    Math.min(interval.low(), other.low()), Math.max(interval.high(), other.high()));
        }
        return new ReadAccuracy(images(), correct, interval.low(), interval.high());
    }

    private int correct(PreparedNetwork prepared, ConversionCodes codes, IntConsumer progress) {
        SenseErrors errors = SenseErrors.iid(codes);
        int[] answers = new ImageSweep(dataset, options.threads())
                .classify(
                        images(),
                        () -> new InferenceSession(network, prepared, errors, options.seed(), ImageSweep.BATCH),
                        progress);
        int correct = 0;
        for (int image = 0; image < answers.length; image++) {
            correct += answers[image] == dataset.label(image) ? 1 : 0;
        }
        return correct;
    }
}
