package timdnn.network.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.array.ArrayGeometry;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.SenseLevels;
import timdnn.network.InferenceSession;
import timdnn.network.PreparedNetwork;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.error.SenseErrors;
import timdnn.tile.kernel.Kernels;

/**
 * Grows the errors of one layer, or of one state in all layers, step by step until accuracy on the same images has surely fallen
 * by a stated amount. Errors are independent; draws have addresses, so steps differ by their rates alone.
 */
public final class ToleranceEvaluator {
    private static final double[] FACTORS = {1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 100_000};
    private static final double[] OFFSETS_V = {0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.07, 0.1};

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
        Run run = new Run(options, drop, progress);
        List<Tolerance.Limit> layers = IntStream.range(0, prepared.matrices().size())
                .mapToObj(layer -> run.limit(
                        network.matrixLayers().get(layer).name(),
                        factor -> in(layer, scaled(factor, -1)),
                        offset_V -> in(layer, blurred(offset_V, -1))))
                .toList();
        List<Tolerance.Limit> states = IntStream.rangeClosed(0, table.geometry().largestCount())
                .mapToObj(state -> run.limit(
                        "S" + state,
                        factor -> SenseErrors.iid(scaled(factor, state)),
                        offset_V -> SenseErrors.iid(blurred(offset_V, state))))
                .toList();
        List<Tolerance.Fewer> fewer = new ArrayList<>();
        for (int thresholds = table.geometry().largestCount() - 1; thresholds >= 1; thresholds--) {
            ArrayGeometry all = table.geometry();
            ArrayGeometry with =
                    new ArrayGeometry(all.rowsABlock(), thresholds, all.columns(), all.blocks(), all.columnsAUnit());
            fewer.add(new Tolerance.Fewer(
                    thresholds,
                    run.difference(PreparedNetwork.of(network, with, Kernels.fastest()), SenseErrors.none())));
        }
        return new Tolerance(drop, run.images, run.accuracy(), layers, states, fewer);
    }

    /**
     * How many images {@link #evaluate} reports at most: searches end early.
     *
     * @param options images
     * @return the number
     */
    public int workload(EvaluationOptions options) {
        int searches = prepared.matrices().size() + table.geometry().largestCount() + 1;
        int runs = 1
                + searches * (FACTORS.length + OFFSETS_V.length)
                + table.geometry().largestCount()
                - 1;
        return Math.min(options.images(), dataset.size()) * runs;
    }

    private static SenseErrors in(int wanted, ConversionCodes codes) {
        SenseErrors errors = SenseErrors.iid(codes);
        return (matrix, layer, seed) -> layer == wanted ? errors.prepare(matrix, layer, seed) : Optional.empty();
    }

    /** The table with rates times a factor, in one state (those above the last code with it) or, for -1, in all. */
    private ConversionCodes scaled(double factor, int state) {
        CodeDistribution any = table.codes().any();
        return rates(n -> Math.min(0.5, factor * any.errorProbability(n)), state);
    }

    /** Rates of levels blurred by an offset besides their own σ. */
    private ConversionCodes blurred(double offset_V, int state) {
        SenseLevels levels = table.senseLevels();
        double[] thresholds = levels.thresholds_V();
        return rates(
                n -> {
                    SenseLevels.Level level = levels.levels().get(n);
                    NormalDistribution spread = new NormalDistribution(null, 0, Math.hypot(level.sigma_V(), offset_V));
                    // A bitline that stays above its threshold reads a code too few.
                    double wrongBelow = n == 0
                            ? 0
                            : spread.cumulativeProbability(
                                    level.mean_V() - thresholds[Math.min(n, thresholds.length) - 1]);
                    double wrongAbove =
                            n >= thresholds.length ? 0 : spread.cumulativeProbability(thresholds[n] - level.mean_V());
                    return Math.min(1, wrongBelow + wrongAbove);
                },
                state);
    }

    /** Error rate by state. */
    @FunctionalInterface
    private interface Rate {
        double of(int n);
    }

    private ConversionCodes rates(Rate rate, int state) {
        CodeDistribution any = table.codes().any();
        double[] rates = new double[any.nMax() + 1];
        for (int n = 0; n < rates.length; n++) {
            rates[n] = state < 0 || any.idealCode(n) == state ? rate.of(n) : 0;
        }
        return ConversionCodes.of(any.withErrorRates(rates));
    }

    /** What all searches share: the images, and which of them are right without errors. */
    private final class Run {
        private final EvaluationOptions options;
        private final double drop;
        private final IntConsumer progress;
        private final int images;
        private final ImageSweep sweep;
        private final boolean[] exact;

        private Run(EvaluationOptions options, double drop, IntConsumer progress) {
            this.options = options;
            this.drop = drop;
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

        private Tolerance.Limit limit(
                String name, DoubleFunction<SenseErrors> byFactor, DoubleFunction<SenseErrors> byOffset) {
            return new Tolerance.Limit(name, search(FACTORS, byFactor), search(OFFSETS_V, byOffset));
        }

        /** Goes up the steps until the loss is surely above the drop. */
        private Tolerance.End search(double[] steps, DoubleFunction<SenseErrors> errors) {
            OptionalDouble at = OptionalDouble.empty();
            double low = 0;
            boolean surelyBelow = true;
            double lossBefore = 0;
            double stepBefore = 0;
            for (double step : steps) {
                PairedDifference difference = difference(prepared, errors.apply(step));
                double loss = -difference.estimate();
                surelyBelow &= -difference.low() < drop;
                low = surelyBelow ? step : low;
                if (at.isEmpty() && loss >= drop) {
                    at = OptionalDouble.of(
                            stepBefore + (drop - lossBefore) / (loss - lossBefore) * (step - stepBefore));
                }
                if (-difference.high() > drop) {
                    return new Tolerance.End(at.orElse(step), Math.min(low, at.orElse(step)), step);
                }
                lossBefore = loss;
                stepBefore = step;
            }
            return new Tolerance.End(
                    at.orElse(stepBefore), Math.min(low, at.orElse(stepBefore)), Double.POSITIVE_INFINITY);
        }
    }
}
