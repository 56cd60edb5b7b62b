package timdnn.network.accuracy;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import timdnn.array.ArrayGeometry;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.BinomialInterval;
import timdnn.lut.table.ConversionCodes;
import timdnn.network.InferenceSession;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/**
 * Accuracy of a network on tiles, with an interval, and the error rate and energy of its accesses.
 *
 * <p>The interval. The images are a sample, which gives Wilson's 95 % interval of the share classified rightly. Under
 * independent errors the table is a sample, too: the network is run again with every error rate at its lower, and at its
 * upper 95 % bound, on the same images and with the same random streams, and the interval reported reaches from the lowest
 * lower to the highest upper end of the three Wilson intervals. That is conservative: all rates being at their bound together
 * is rarer than one in twenty.
 *
 * <p>The effect of errors on accuracy is not read from two such intervals: both runs see the same images, and what the images
 * have in common cancels. The network is run on them without errors, too, and {@link PairedDifference} counts those that errors
 * turn. Its interval as well covers the rates at their bounds.
 *
 * <p>Accesses are counted on some of the images, drawn at random with {@link #HISTOGRAM_SEED}, without errors: an error moves
 * later counts by one at most here and there, and the histogram not noticeably. Energy is scaled to one image; error rates need
 * no scaling. The intervals of both hold the choice of images ({@link ImageMean}), that of P_E the table's bounds, too. They
 * speak of the images' own kind: thresholds that were placed by the same images make P_E too low, and nothing here can tell.
 *
 * <p>Results depend on the seed and not on the number of threads: streams are addressed by seed, layer and image.
 */
public final class NetworkEvaluator {
    /** Seed by which the images are drawn whose accesses are counted; the same for every run, so that runs compare. */
    public static final long HISTOGRAM_SEED = 1;

    private final TernaryNetwork network;
    private final Dataset dataset;
    private final Optional<LutArtifact> table;
    private PreparedNetwork prepared;

    /**
     * An evaluator.
     *
     * @param network the network
     * @param dataset images of the network's input shape, with labels among its classes
     * @param table the tables of a column; needed for errors and energy
     * @throws InvalidInputException if images do not fit the network, or a label is none of its classes
     */
    public NetworkEvaluator(TernaryNetwork network, Dataset dataset, Optional<LutArtifact> table) {
        requireFit(network, dataset);
        this.network = network;
        this.dataset = dataset;
        this.table = table;
    }

    /**
     * Refuses a data set that does not fit a network.
     *
     * @param network the network
     * @param dataset the images
     * @throws InvalidInputException if images do not fit the network, or a label is none of its classes
     */
    static void requireFit(TernaryNetwork network, Dataset dataset) {
        if (!dataset.shape().equals(network.inputShape())) {
            throw new InvalidInputException("images of " + dataset.name() + " have shape " + dataset.shape()
                    + ", but model " + network.name() + " reads " + network.inputShape());
        }
        for (int image = 0; image < dataset.size(); image++) {
            if (dataset.label(image) < 0 || dataset.label(image) >= network.classes()) {
                throw new InvalidInputException(dataset.labelsFile() + ": label of image " + image
                        + " must be a class of model " + network.name() + ", 0 to " + (network.classes() - 1) + ", is "
                        + dataset.label(image));
            }
        }
    }

    /**
     * Evaluates the network.
     *
     * @param options how
     * @param progress told the number of images just done, from any thread; see {@link #workload}
     * @return the result
     * @throws InvalidInputException if errors are wanted but there is no table, or the table's ADC is not the tile's
     */
    public NetworkAccuracy evaluate(EvaluationOptions options, IntConsumer progress) {
        boolean iid = options.errors() == EvaluationOptions.ErrorModel.IID;
        if (iid && table.isEmpty()) {
            throw new InvalidInputException("errors drawn from a table need a table: name one with --lut");
        }
        table.map(LutArtifact::codes).ifPresent(codes -> {
            if (codes.codeMax() != options.geometry().largestCount()) {
                throw new InvalidInputException(
                        "the table reads codes up to " + codes.codeMax() + ", but the tile's ADC reads up to "
                                + options.geometry().largestCount());
            }
        });
        ImageSweep sweep = new ImageSweep(dataset, options.threads());
        int images = Math.min(options.images(), dataset.size());
        int[] sample = ImageSample.of(images, Math.min(images, options.histogramImages()), HISTOGRAM_SEED);
        CountedAccesses counted = new CountedAccesses(options.geometry(), table.orElse(null), sample.length);
        sweep.count(sample, network, progress, counted);

        SenseErrors errors = iid ? SenseErrors.iid(table.orElseThrow().codes()) : SenseErrors.none();
        long start_ns = System.nanoTime();
        boolean[] right = right(sweep.classify(images, () -> session(options, errors), progress));
        double elapsed_s = (System.nanoTime() - start_ns) * 1e-9;

        int correct = count(right);
        BinomialInterval interval = BinomialInterval.of(correct, images);
        Optional<PairedDifference> difference = Optional.empty();
        if (iid) {
            boolean[] exact = right(sweep.classify(images, () -> session(options, SenseErrors.none()), progress));
            PairedDifference effect = PairedDifference.of(exact, right);
            ConversionCodes codes = table.orElseThrow().codes();
            for (ConversionCodes bound : List.of(codes.atLowerBounds(), codes.atUpperBounds())) {
                boolean[] atBound =
                        right(sweep.classify(images, () -> session(options, SenseErrors.iid(bound)), progress));
                interval = hull(interval, BinomialInterval.of(count(atBound), images));
                effect = effect.covering(PairedDifference.of(exact, atBound));
            }
            difference = Optional.of(effect);
        }
        return new NetworkAccuracy(
                network.name(),
                dataset.name(),
                options,
                images,
                correct,
                interval.low(),
                interval.high(),
                difference,
                images / elapsed_s,
                counted.activity(network.matrixLayers()),
                table.map(artifact -> counted.figures()));
    }

    /**
     * How many images {@link #evaluate} will report to its progress in all.
     *
     * @param options how
     * @return the number, counting an image once for each time it is run
     */
    public int workload(EvaluationOptions options) {
        int images = Math.min(options.images(), dataset.size());
        int runs = options.errors() == EvaluationOptions.ErrorModel.IID ? 4 : 1;
        return Math.min(images, options.histogramImages()) + runs * images;
    }

    private InferenceSession session(EvaluationOptions options, SenseErrors errors) {
        return new InferenceSession(
                network, prepared(options.geometry()), errors, options.seed(), ImageSweep.batch(network));
    }

    private synchronized PreparedNetwork prepared(ArrayGeometry geometry) {
        if (prepared == null || !prepared.geometry().equals(geometry)) {
            prepared = PreparedNetwork.of(network, geometry, Kernels.fastest());
        }
        return prepared;
    }

    private boolean[] right(int[] answers) {
        boolean[] right = new boolean[answers.length];
        for (int image = 0; image < answers.length; image++) {
            right[image] = answers[image] == dataset.label(image);
        }
        return right;
    }

    private static int count(boolean[] right) {
        int count = 0;
        for (boolean one : right) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static BinomialInterval hull(BinomialInterval one, BinomialInterval other) {
        return new BinomialInterval(Math.min(one.low(), other.low()), Math.max(one.high(), other.high()));
    }
}
