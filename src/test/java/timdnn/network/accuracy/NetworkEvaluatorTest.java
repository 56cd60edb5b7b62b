package timdnn.network.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.input.InvalidInputException;
import timdnn.lut.table.BinomialInterval;
import timdnn.lut.table.ConversionCodes;
import timdnn.network.GraphSketch;
import timdnn.network.InferenceSession;
import timdnn.network.LayerActivity;
import timdnn.network.TableFixture;
import timdnn.network.TensorShape;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.AccessTally;
import timdnn.tile.error.SenseErrors;

class NetworkEvaluatorTest {
    private static final int IMAGES = 300;
    private static final TernaryNetwork NETWORK = network();
    private static final Dataset DIGITS = new SyntheticDataset();

    private static TernaryNetwork network() {
        SplittableRandom random = new SplittableRandom(4);
        GraphSketch sketch = new GraphSketch(1, 8, 8).quantisedPixels();
        sketch.node("Conv", sketch.floats(ternary(random, 6 * 9), 6, 1, 3, 3));
        sketch.node("Mul", sketch.scalar(0.25f)).node("Round").clip(0, 3).node("Flatten");
        return sketch.node("MatMul", sketch.floats(ternary(random, 216 * 10), 216, 10))
                .network();
    }

    private static float[] ternary(SplittableRandom random, int size) {
        float[] weights = new float[size];
        for (int index = 0; index < size; index++) {
            weights[index] = random.nextInt(-1, 2);
        }
        return weights;
    }

    /** Random images, labelled with what the network answers without errors; every tenth label is wrong. */
    private static final class SyntheticDataset implements Dataset {
        private final byte[] labels = new byte[IMAGES];

        SyntheticDataset() {
            InferenceSession session = new InferenceSession(NETWORK, ArrayGeometry.PAPER, SenseErrors.none(), 0);
            for (int image = 0; image < IMAGES; image++) {
                copyPixels(image, session.image());
                labels[image] = (byte) ((session.classify(image) + (image % 10 == 0 ? 1 : 0)) % 10);
            }
        }

        @Override
        public String name() {
            return "synthetic";
        }

        @Override
        public int size() {
            return IMAGES;
        }

        @Override
        public TensorShape shape() {
            return TensorShape.of(1, 8, 8);
        }

        @Override
        public void copyPixels(int image, float[] pixels) {
            SplittableRandom random = new SplittableRandom(image);
            for (int pixel = 0; pixel < 64; pixel++) {
                pixels[pixel] = random.nextInt(256);
            }
        }

        @Override
        public int label(int image) {
            return labels[image];
        }
    }

    private static NetworkAccuracy evaluate(int wrongPerMille, EvaluationOptions options) {
        return new NetworkEvaluator(NETWORK, DIGITS, Optional.of(TableFixture.artifact(wrongPerMille)))
                .evaluate(options, done -> {});
    }

    @Test
    void exactAccuracyHasWilsonsInterval() {
        NetworkAccuracy result =
                new NetworkEvaluator(NETWORK, DIGITS, Optional.empty()).evaluate(EvaluationOptions.exact(), done -> {});
        assertThat(result.images()).isEqualTo(IMAGES);
        assertThat(result.correct()).isEqualTo(270);
        assertThat(new BinomialInterval(result.accuracyLow(), result.accuracyHigh()))
                .isEqualTo(BinomialInterval.of(270, IMAGES));
        assertThat(result.sense()).isEmpty();
        assertThat(result.imagesPerSecond()).isPositive();
    }

    @Test
    void errorsDependOnTheSeedAndNotOnTheThreads() {
        EvaluationOptions options = EvaluationOptions.exact().iid(77);
        int alone = evaluate(30, options.onThreads(1)).correct();
        assertThat(alone).isLessThan(270);
        assertThat(evaluate(30, options.onThreads(2)).correct()).isEqualTo(alone);
        assertThat(evaluate(30, options.onThreads(5)).correct()).isEqualTo(alone);
        InferenceSession one = new InferenceSession(
                NETWORK,
                ArrayGeometry.PAPER,
                SenseErrors.iid(TableFixture.artifact(30).codes()),
                77);
        InferenceSession other = new InferenceSession(
                NETWORK,
                ArrayGeometry.PAPER,
                SenseErrors.iid(TableFixture.artifact(30).codes()),
                78);
        DIGITS.copyPixels(9, one.image());
        DIGITS.copyPixels(9, other.image());
        float[] first = one.infer(9).clone();
        one.infer(8);
        assertThat(one.infer(9)).containsExactly(first);
        assertThat(other.infer(9)).isNotEqualTo(first);
    }

    @Test
    void uncertaintyOfTheTableWidensTheInterval() {
        NetworkAccuracy result = evaluate(10, EvaluationOptions.exact().iid(1));
        BinomialInterval images = BinomialInterval.of(result.correct(), IMAGES);
        assertThat(result.accuracyLow()).isLessThan(images.low());
        assertThat(result.accuracyHigh()).isGreaterThanOrEqualTo(images.high());
    }

    @Test
    void errorsAreJudgedByTheImagesThatTheyTurn() {
        boolean[] without = right(SenseErrors.none(), 5);
        boolean[] with = right(SenseErrors.iid(TableFixture.artifact(10).codes()), 5);
        PairedDifference counted = PairedDifference.of(without, with);

        NetworkAccuracy result = evaluate(10, EvaluationOptions.exact().iid(5));
        PairedDifference difference = result.difference().orElseThrow();
        assertThat(difference.lost()).isEqualTo(counted.lost()).isPositive();
        assertThat(difference.gained()).isEqualTo(counted.gained());
        assertThat(difference.images()).isEqualTo(IMAGES);
        assertThat(result.correct()).isEqualTo(270 - difference.lost() + difference.gained());
        // Rates at their bounds widen it, as they do the accuracy's.
        assertThat(difference.low()).isLessThan(counted.low());
        assertThat(difference.high()).isGreaterThanOrEqualTo(counted.high());
        assertThat(evaluate(10, EvaluationOptions.exact()).difference()).isEmpty();
    }

    private static boolean[] right(SenseErrors errors, long seed) {
        InferenceSession session = new InferenceSession(NETWORK, ArrayGeometry.PAPER, errors, seed);
        boolean[] right = new boolean[IMAGES];
        for (int image = 0; image < IMAGES; image++) {
            DIGITS.copyPixels(image, session.image());
            right[image] = session.classify(image) == DIGITS.label(image);
        }
        return right;
    }

    @Test
    void energyAndErrorRateAreSumsOverCountedAccesses() {
        NetworkAccuracy result = evaluate(10, EvaluationOptions.exact().firstImages(40));
        assertThat(result.histogramImages()).isEqualTo(40);
        double energy_J = 0;
        double wrong = 0;
        long conversions = 0;
        for (LayerActivity layer : result.activity()) {
            long[][] histogram = layer.tally().histogram();
            for (int n = 0; n <= 16; n++) {
                for (int k = 0; k <= 16; k++) {
                    energy_J += histogram[n][k] * (TableFixture.PRECHARGE_J + TableFixture.CELL_J * (n + k));
                    wrong += histogram[n][k] * 0.01 * (Math.min(n, 10) + Math.min(k, 10));
                    conversions += 2 * histogram[n][k];
                }
            }
        }
        SenseFigures sense = result.sense().orElseThrow();
        assertThat(sense.energyPerInference_J()).isCloseTo(energy_J / 40, within(1e-9 * energy_J));
        assertThat(sense.errorProbability()).isCloseTo(wrong / conversions, within(1e-9));
        assertThat(sense.errorProbabilityLow()).isLessThan(sense.errorProbability());
        assertThat(sense.errorProbabilityHigh()).isGreaterThan(sense.errorProbability());
        assertThat(sense.tableChecksum()).startsWith("sha256:");
        AccessTally convolution = result.activity().get(0).tally();
        assertThat(convolution.accesses()).isEqualTo(40L * 36 * 2);
        assertThat(convolution.columnAccesses()).isEqualTo(40L * 36 * 2 * 6);
        assertThat(result.activity().get(1).tally().accesses()).isEqualTo(40L * 14 * 2);
    }

    /** Images are random and alike, so that their spread is the same and the interval is that of the mean. */
    @Test
    void theChoiceOfImagesIsInTheIntervalsOfEnergyAndErrorRate() {
        SenseFigures few = figures(IMAGES / 9);
        SenseFigures many = figures(IMAGES);
        double ratio = (few.energyPerInferenceHigh_J() - few.energyPerInferenceLow_J())
                / (many.energyPerInferenceHigh_J() - many.energyPerInferenceLow_J());
        assertThat(ratio).isCloseTo(3, within(0.8));

        double[] rates = new double[IMAGES];
        AccessTally all = new AccessTally(ArrayGeometry.PAPER);
        InferenceSession session = new InferenceSession(NETWORK, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        ConversionCodes codes = TableFixture.artifact(10).codes();
        for (int image = 0; image < IMAGES; image++) {
            AccessTally own = new AccessTally(ArrayGeometry.PAPER);
            DIGITS.copyPixels(image, session.image());
            session.countAccesses();
            session.infer(image);
            session.tallies().forEach(own::add);
            rates[image] = own.senseErrorProbability(codes);
            all.add(own);
        }
        ImageMean images = ImageMean.of(rates);
        double tableLow = all.senseErrorProbability(codes.atLowerBounds());
        double tableHigh = all.senseErrorProbability(codes.atUpperBounds());
        assertThat(many.errorProbability()).isCloseTo(all.senseErrorProbability(codes), within(1e-12));
        assertThat(many.errorProbabilityLow())
                .isCloseTo(images.low(tableLow), within(1e-12))
                .isLessThan(tableLow);
        assertThat(many.errorProbabilityHigh())
                .isCloseTo(images.high(tableHigh), within(1e-12))
                .isGreaterThan(tableHigh);

        SenseFigures one = figures(1);
        assertThat(one.errorProbabilityLow()).isZero();
        assertThat(one.errorProbabilityHigh()).isEqualTo(1);
        assertThat(one.energyPerInferenceHigh_J()).isInfinite();
    }

    private static SenseFigures figures(int histogramImages) {
        EvaluationOptions exact = EvaluationOptions.exact();
        return evaluate(
                        10,
                        new EvaluationOptions(exact.geometry(), exact.errors(), exact.images(), histogramImages, 1, 2))
                .sense()
                .orElseThrow();
    }

    @Test
    void progressAddsUpToTheWorkload() {
        NetworkEvaluator evaluator = new NetworkEvaluator(NETWORK, DIGITS, Optional.of(TableFixture.artifact(1)));
        for (EvaluationOptions options : List.of(
                EvaluationOptions.exact(), EvaluationOptions.exact().iid(3).firstImages(33))) {
            AtomicInteger done = new AtomicInteger();
            evaluator.evaluate(options, done::addAndGet);
            assertThat(done.get()).isEqualTo(evaluator.workload(options));
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        NetworkEvaluator withoutTable = new NetworkEvaluator(NETWORK, DIGITS, Optional.empty());
        assertThatThrownBy(() -> withoutTable.evaluate(EvaluationOptions.exact().iid(1), done -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("need a table");
        TernaryNetwork flat = new GraphSketch(64).quantisedPixels().network();
        assertThatThrownBy(() -> new NetworkEvaluator(flat, DIGITS, Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("have shape [1, 8, 8], but model sketch reads [64]");
        TernaryNetwork twoClasses = new GraphSketch(1, 8, 8)
                .quantisedPixels()
                .node("GlobalAveragePool")
                .node("Flatten")
                .network();
        assertThatThrownBy(() -> new NetworkEvaluator(twoClasses, DIGITS, Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("synthetic: label of image \\d+ must be a class of model sketch, 0 to 0, is [1-9]");
        EvaluationOptions wider = new EvaluationOptions(
                new ArrayGeometry(16, 16, 256, 16, 8), EvaluationOptions.ErrorModel.NONE, 10, 10, 1, 1);
        assertThatThrownBy(() -> evaluate(1, wider))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("codes up to 8");
        assertThatThrownBy(() -> EvaluationOptions.exact().firstImages(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("images must be at least 1");
    }
}
