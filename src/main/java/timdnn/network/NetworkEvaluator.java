package timdnn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.BinomialInterval;
import timdnn.lut.table.ConversionCodes;
import timdnn.tile.AccessTally;
import timdnn.tile.SenseErrors;

/**
 * Accuracy of a network on tiles, with an interval, and the error rate and energy of its accesses.
 *
 * <p>The interval. The images are a sample, which gives Wilson's 95 % interval of the share classified rightly. Under
 * independent errors the table is a sample, too: the network is run again with every error rate at its lower, and at its
 * upper 95 % bound, on the same images and with the same random streams, and the interval reported reaches from the lowest
 * lower to the highest upper end of the three Wilson intervals. That is conservative: all rates being at their bound together
 * is rarer than one in twenty.
 *
 * <p>Accesses are counted on a first part of the images, without errors: an error moves later counts by one at most here and
 * there, and the histogram not noticeably. Energy is scaled to one image; error rates need no scaling.
 *
 * <p>Results depend on the seed and not on the number of threads: streams are addressed by seed, layer and image.
 */
public final class NetworkEvaluator {
    private final TernaryNetwork network;
    private final Dataset dataset;
    private final Optional<LutArtifact> table;

    /**
     * An evaluator.
     *
     * @param network the network
     * @param dataset images of the network's input shape, with labels among its classes
     * @param table the tables of a column; needed for errors and energy
     * @throws InvalidInputException if images do not fit the network
     */
    public NetworkEvaluator(TernaryNetwork network, Dataset dataset, Optional<LutArtifact> table) {
        if (!dataset.shape().equals(network.inputShape())) {
            throw new InvalidInputException("images of " + dataset.name() + " have shape " + dataset.shape()
                    + ", but model " + network.name() + " reads " + network.inputShape());
        }
        this.network = network;
        this.dataset = dataset;
        this.table = table;
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
        int counted = Math.min(images, options.histogramImages());
        List<AccessTally> tallies = sweep.count(counted, () -> session(options, SenseErrors.none()), progress);

        SenseErrors errors = iid ? SenseErrors.iid(table.orElseThrow().codes()) : SenseErrors.none();
        long start_ns = System.nanoTime();
        int correct = correct(sweep.classify(images, () -> session(options, errors), progress));
        double elapsed_s = (System.nanoTime() - start_ns) * 1e-9;

        BinomialInterval interval = BinomialInterval.of(correct, images);
        if (iid) {
            ConversionCodes codes = table.orElseThrow().codes();
            for (ConversionCodes bound : List.of(codes.atLowerBounds(), codes.atUpperBounds())) {
                int atBound = correct(sweep.classify(images, () -> session(options, SenseErrors.iid(bound)), progress));
                interval = hull(interval, BinomialInterval.of(atBound, images));
            }
        }
        return new NetworkAccuracy(
                network.name(),
                dataset.name(),
                options,
                images,
                correct,
                interval.low(),
                interval.high(),
                images / elapsed_s,
                activity(tallies, counted),
                table.map(artifact -> figures(artifact, tallies, counted, options)));
    }

    /**
     * How many images {@link #evaluate} will report to its progress in all.
     *
     * @param options how
     * @return the number, counting an image once for each time it is run
     */
    public int workload(EvaluationOptions options) {
        int images = Math.min(options.images(), dataset.size());
        int runs = options.errors() == EvaluationOptions.ErrorModel.IID ? 3 : 1;
        return Math.min(images, options.histogramImages()) + runs * images;
    }

    private InferenceSession session(EvaluationOptions options, SenseErrors errors) {
        return new InferenceSession(network, options.geometry(), errors, options.seed());
    }

    private int correct(int[] answers) {
        int correct = 0;
        for (int image = 0; image < answers.length; image++) {
            correct += answers[image] == dataset.label(image) ? 1 : 0;
        }
        return correct;
    }

    private static BinomialInterval hull(BinomialInterval one, BinomialInterval other) {
        return new BinomialInterval(Math.min(one.low(), other.low()), Math.max(one.high(), other.high()));
    }

    private List<LayerActivity> activity(List<AccessTally> tallies, int counted) {
        List<MatrixLayer> layers = network.matrixLayers();
        List<LayerActivity> activity = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            activity.add(new LayerActivity(layers.get(layer), counted, tallies.get(layer)));
        }
        return activity;
    }

    private static SenseFigures figures(
            LutArtifact artifact, List<AccessTally> tallies, int counted, EvaluationOptions options) {
        AccessTally all = new AccessTally(options.geometry());
        tallies.forEach(all::add);
        ConversionCodes codes = artifact.codes();
        Map<String, Double> parts = all.energyParts_J(artifact.accessEnergy());
        parts.replaceAll((part, joules) -> joules / counted);
        return new SenseFigures(
                artifact.name(),
                artifact.checksum(),
                all.senseErrorProbability(codes),
                all.senseErrorProbability(codes.atLowerBounds()),
                all.senseErrorProbability(codes.atUpperBounds()),
                all.energy_J(artifact.accessEnergy()) / counted,
                parts);
    }
}
