package timdnn.network.accuracy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.BinomialInterval;
import timdnn.network.InferenceSession;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.error.DieTables;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/** A network on sampled dies, on the same images each. */
public final class DieEvaluator {
    private final TernaryNetwork network;
    private final Dataset dataset;
    private final LutArtifact table;
    private final PreparedNetwork prepared;

    /**
     * An evaluator.
     *
     * @param network the network
     * @param dataset images of the network's input shape
     * @param table the tables; with converter and row load
     * @throws InvalidInputException if images or labels do not fit the network, or the tables lack what a die is drawn from
     */
    public DieEvaluator(TernaryNetwork network, Dataset dataset, LutArtifact table) {
        NetworkEvaluator.requireFit(network, dataset);
        if (tables(table).isEmpty()) {
            throw new InvalidInputException("dies are drawn from the sections converter and rowLoad, which table "
                    + table.name() + " lacks: it needs a campaign with a sense path");
        }
        this.network = network;
        this.dataset = dataset;
        this.table = table;
        this.prepared = PreparedNetwork.of(network, table.geometry(), Kernels.fastest());
    }

    /**
     * What dies of a table are drawn from.
     *
     * @param table the table
     * @return the tables of a die, or empty if it has no converter or row load
     */
    public static Optional<DieTables> tables(LutArtifact table) {
        return table.tile().converter().flatMap(converter -> table.tile()
                .rowLoad()
                .map(rowLoad -> new DieTables(
                        table.transferCurve(), table.cellStrength().sigma(), rowLoad, converter, table.geometry())));
    }

    /** With σ of cells and offsets as estimated (0), or at their lower (-1) or upper (1) 95 % bounds. */
    private DieTables tables(int atBound) {
        DieTables nominal = tables(table).orElseThrow();
        return atBound == 0 ? nominal : SpreadBounds.of(table, nominal, atBound);
    }

    /**
     * Runs the dies.
     *
     * @param options images, seed and threads
     * @param dies which dies
     * @param progress told the number of images just done
     * @return accuracy over dies
     */
    public DieAccuracy evaluate(EvaluationOptions options, DieOptions dies, IntConsumer progress) {
        int images = Math.min(options.images(), dataset.size());
        ImageSweep sweep = new ImageSweep(dataset, options.threads());
        boolean[] exact = right(sweep, images, SenseErrors.none(), options.seed(), progress);
        boolean[] iid = right(sweep, images, SenseErrors.iid(table.codes()), options.seed(), progress);
        double[] accuracy = new double[dies.dies()];
        double[] byImage = new double[images];
        double noiseVariance = 0;
        double low = 0;
        double high = 0;
        for (int die = 0; die < dies.dies(); die++) {
            boolean[] once = right(sweep, images, die(tables(0), die, dies.noise()), options.seed(), progress);
            accuracy[die] = share(once);
            for (int image = 0; image < images; image++) {
                byImage[image] += once[image] ? 1.0 / dies.dies() : 0;
            }
            if (dies.noise()) {
                double again =
                        share(right(sweep, images, die(tables(0), die, true), options.seed() + 0x9e37_79b9L, progress));
                noiseVariance += (again - accuracy[die]) * (again - accuracy[die]) / 2 / dies.dies();
            }
            low += share(right(sweep, images, die(tables(1), die, dies.noise()), options.seed(), progress));
            high += share(right(sweep, images, die(tables(-1), die, dies.noise()), options.seed(), progress));
        }
        double mean = IntStream.range(0, accuracy.length)
                .mapToDouble(die -> accuracy[die])
                .average()
                .orElseThrow();
        double variance = 0;
        for (double value : accuracy) {
            variance += (value - mean) * (value - mean) / (accuracy.length - 1);
        }
        Spread noise = dies.noise() ? Spread.of(noiseVariance, dies.dies()) : new Spread(0, 0, 0);
        ImageMean byImages = ImageMean.of(byImage);
        double imageVariance = Math.pow(byImages.halfWidth() / BinomialInterval.Z95, 2);
        double table95 = Math.max(Math.abs(low / dies.dies() - mean), Math.abs(high / dies.dies() - mean));
        double tableSigma = Math.abs(high - low) / dies.dies() / 2 / BinomialInterval.Z95;
        return new DieAccuracy(
                dies,
                images,
                share(exact),
                Arrays.stream(accuracy).boxed().toList(),
                Spread.of(variance, dies.dies() - 1).without(noise),
                noise,
                Spread.of(imageVariance, images - 1),
                new Spread(tableSigma, 0, Math.max(tableSigma, table95 / BinomialInterval.Z95)),
                ImageMean.of(difference(byImage, exact)),
                ImageMean.of(difference(byImage, iid)));
    }

    /**
     * How many images {@link #evaluate} reports.
     *
     * @param options images
     * @param dies which dies
     * @return the number
     */
    public int workload(EvaluationOptions options, DieOptions dies) {
        return Math.min(options.images(), dataset.size()) * (2 + dies.dies() * (dies.noise() ? 4 : 3));
    }

    private SenseErrors die(DieTables tables, int die, boolean noise) {
        return SenseErrors.die(
                tables,
                Placement.inOrder(
                        prepared.matrices().stream()
                                .map(PreparedMatrix::weights)
                                .toList(),
                        table.geometry()),
                die,
                noise);
    }

    private boolean[] right(ImageSweep sweep, int images, SenseErrors errors, long seed, IntConsumer progress) {
        int[] answers = sweep.classify(
                images,
                () -> new InferenceSession(network, prepared, errors, seed, ImageSweep.batch(network)),
                progress);
        boolean[] right = new boolean[images];
        for (int image = 0; image < images; image++) {
            right[image] = answers[image] == dataset.label(image);
        }
        return right;
    }

    private static double share(boolean[] right) {
        int count = 0;
        for (boolean one : right) {
            count += one ? 1 : 0;
        }
        return (double) count / right.length;
    }

    private static double[] difference(double[] byImage, boolean[] other) {
        double[] difference = new double[byImage.length];
        for (int image = 0; image < difference.length; image++) {
            difference[image] = byImage[image] - (other[image] ? 1 : 0);
        }
        return difference;
    }
}
