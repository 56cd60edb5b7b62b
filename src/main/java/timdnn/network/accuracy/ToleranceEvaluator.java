package timdnn.network.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import timdnn.array.ArrayGeometry;
import timdnn.lut.store.LutArtifact;
import timdnn.network.InferenceSession;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.AccessTally;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/**
 * Grows the errors of one layer, or of one state in all layers, step by step until accuracy on the same images has surely fallen
 * by a stated amount. Errors are independent; draws have addresses, so steps differ by their rates alone.
 */
public final class ToleranceEvaluator {
    /** Images whose accesses are counted for P_E. */
    private static final int COUNTED_IMAGES = 100;

    private final TernaryNetwork network;
    private final Dataset dataset;
    private final LutArtifact table;
    private final PreparedNetwork prepared;

    /**
     * An evaluator.
     *
     * @param network the network
     * @param dataset images of the network's input shape
     * @param table the tables
     */
    public ToleranceEvaluator(TernaryNetwork network, Dataset dataset, LutArtifact table) {
        this.network = network;
        this.dataset = dataset;
        this.table = table;
        this.prepared = PreparedNetwork.of(network, table.geometry(), Kernels.fastest());
    }

    /**
     * Searches all limits.
     *
     * @param options images, seed and threads
     * @param drop the amount by which accuracy may fall, above 0 and below 1
     * @param progress told the number of images just done
     * @return the limits
     * @throws IllegalArgumentException if drop is out of range
     */
    public Tolerance evaluate(EvaluationOptions options, double drop, IntConsumer progress) {
        if (!(drop > 0 && drop < 1)) {
            throw new IllegalArgumentException("drop must be above 0 and below 1, was " + drop);
        }
        Run run = new Run(options, progress);
        ToleranceSearch search = new ToleranceSearch(network, table, drop, errors -> run.loss(prepared, errors));
        List<Tolerance.Fewer> fewer = new ArrayList<>();
        for (int thresholds = table.geometry().largestCount() - 1; thresholds >= 1; thresholds--) {
            ArrayGeometry all = table.geometry();
            ArrayGeometry with =
                    new ArrayGeometry(all.rowsABlock(), thresholds, all.columns(), all.blocks(), all.columnsAUnit());
            fewer.add(new Tolerance.Fewer(
                    thresholds,
                    run.difference(PreparedNetwork.of(network, with, Kernels.fastest()), SenseErrors.none())));
        }
        return new Tolerance(
                drop,
                run.images,
                run.accuracy(),
                search.whole(run.accesses()),
                search.layers(),
                search.states(),
                fewer);
    }

    /**
     * How many images {@link #evaluate} reports at most: searches end early.
     *
     * @param options images
     * @return the number
     */
    public int workload(EvaluationOptions options) {
        int images = Math.min(options.images(), dataset.size());
        int runs = 1 + ToleranceSearch.most(network, table) + table.geometry().largestCount() - 1;
        return Math.min(images, COUNTED_IMAGES) + images * runs;
    }

    /** What all searches share: the images, and which of them are right without errors. */
    private final class Run {
        private final EvaluationOptions options;
        private final IntConsumer progress;
        private final int images;
        private final ImageSweep sweep;
        private final boolean[] exact;

        private Run(EvaluationOptions options, IntConsumer progress) {
            this.options = options;
            this.progress = progress;
            this.images = Math.min(options.images(), dataset.size());
            this.sweep = new ImageSweep(dataset, options.threads());
            this.exact = right(prepared, SenseErrors.none());
        }

        private boolean[] right(PreparedNetwork matrices, SenseErrors errors) {
            int[] answers = sweep.classify(
                    images,
                    () -> new InferenceSession(network, matrices, errors, options.seed(), ImageSweep.batch(network)),
                    progress);
            boolean[] right = new boolean[images];
            for (int image = 0; image < images; image++) {
                right[image] = answers[image] == dataset.label(image);
            }
            return right;
        }

        private AccessTally accesses() {
            int[] sample = ImageSample.of(images, Math.min(images, COUNTED_IMAGES), NetworkEvaluator.HISTOGRAM_SEED);
            CountedAccesses counted = new CountedAccesses(table.geometry(), null, sample.length);
            sweep.count(sample, network, progress, counted);
            return counted.all();
        }

        private double accuracy() {
            int count = 0;
            for (boolean one : exact) {
                count += one ? 1 : 0;
            }
            return (double) count / images;
        }

        private PairedDifference difference(PreparedNetwork matrices, SenseErrors errors) {
            return PairedDifference.of(exact, right(matrices, errors));
        }

        private ToleranceSearch.Loss loss(PreparedNetwork matrices, SenseErrors errors) {
            PairedDifference difference = difference(matrices, errors);
            return new ToleranceSearch.Loss(-difference.estimate(), -difference.high(), -difference.low());
        }
    }
}
