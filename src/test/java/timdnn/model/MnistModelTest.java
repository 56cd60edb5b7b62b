package timdnn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed MNIST network: what it scores in ONNX Runtime, and what the tile relies on in its constants. */
@Tag("slow")
class MnistModelTest {
    private static final int BLOCK_ROWS = 16;
    private static final int MAX_PER_SIGN = 8;
    private static final int BATCH = 500;
    private static final int CORRECT = 9_951;

    @Test
    void onnxRuntimeClassifiesTheTestSetAsWhenTheModelWasCommitted() throws OrtException, IOException {
        byte[] labels = TestDigits.labels();
        byte[] pixels = TestDigits.pixels();
        int correct = 0;
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = session(environment, OptLevel.ALL_OPT)) {
            for (int from = 0; from < labels.length; from += BATCH) {
                float[][] logits = logits(environment, session, pixels, from);
                for (int image = 0; image < BATCH; image++) {
                    correct += ReferenceLogits.indexOfLargest(logits[image]) == labels[from + image] ? 1 : 0;
                }
            }
        }
        assertThat(labels).hasSize(10_000);
        assertThat(correct).isGreaterThanOrEqualTo(9_850).isEqualTo(CORRECT);
    }

    @Test
    void fusingOperatorsChangesNoLogit() throws OrtException, IOException {
        byte[] pixels = TestDigits.pixels();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession plain = session(environment, OptLevel.NO_OPT);
                OrtSession fused = session(environment, OptLevel.ALL_OPT)) {
            for (int from = 0; from < 10_000; from += BATCH) {
                assertThat(logits(environment, fused, pixels, from))
                        .isDeepEqualTo(logits(environment, plain, pixels, from));
            }
        }
    }

    @Test
    void operatorsAreTheOnesTheTileMapsAndTheInterfaceIsPixelsToLogits() throws IOException {
        CommittedModel model = CommittedModel.read();
        assertThat(model.operatorSet()).isEqualTo(13);
        assertThat(String.join(" ", model.operators()))
                .isEqualTo("Mul Round "
                        + "Conv Mul Add Round Clip MaxPool ".repeat(2)
                        + "Flatten MatMul Mul Add Round Clip MatMul Add");
        assertThat(model.input()).isEqualTo("image [N, 1, 28, 28]");
        assertThat(model.output()).isEqualTo("logits [N, 10]");
    }

    @ParameterizedTest
    @CsvSource({"conv1, 0.4125", "conv2, 0.4739", "fc1, 0.4751", "fc2, 0.3969"})
    void weightsAreTernaryWithAtMostEightOfASignInABlock(String layer, double zeroShare) throws IOException {
        float[][] columns = CommittedModel.read().columns(layer);
        int zeros = 0;
        for (float[] column : columns) {
            for (int start = 0; start < column.length; start += BLOCK_ROWS) {
                int[] block = block(column, start);
                int plus = count(block, 1);
                int minus = count(block, -1);
                assertThat(plus).isLessThanOrEqualTo(MAX_PER_SIGN);
                assertThat(minus).isLessThanOrEqualTo(MAX_PER_SIGN);
                assertThat(plus + minus + count(block, 0)).isEqualTo(block.length);
                zeros += count(block, 0);
            }
        }
        assertThat((double) zeros / (columns.length * columns[0].length)).isCloseTo(zeroShare, within(5e-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv1", "conv2", "fc1"})
    void activationThresholdsLieHalfWayBetweenTwoAccumulatorValues(String layer) throws IOException {
        CommittedModel model = CommittedModel.read();
        float[] scale = model.constant(layer + "_scale");
        float[] offset = model.constant(layer + "_offset");
        for (int channel = 0; channel < scale.length; channel++) {
            for (double y : new double[] {0.5, 1.5, 2.5}) {
                double threshold = (y - offset[channel]) / scale[channel];
                assertThat(threshold - Math.floor(threshold)).isCloseTo(0.5, within(1e-3));
            }
        }
    }

    @Test
    void inputCodesAreNeverTiesAndTheLastBiasIsWhole() throws IOException {
        CommittedModel model = CommittedModel.read();
        float scale = model.constant("image_scale")[0];
        for (int pixel = 0; pixel <= 255; pixel++) {
            assertThat((double) (pixel * scale)).isCloseTo(pixel / 85.0, within(1e-6));
            assertThat(Math.abs(pixel / 85.0 - Math.floor(pixel / 85.0) - 0.5)).isGreaterThan(5e-3);
        }
        for (float bias : model.constant("fc2_bias")) {
            assertThat(bias % 1).isZero();
        }
    }

    private static OrtSession session(OrtEnvironment environment, OptLevel level) throws OrtException, IOException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(level);
            return environment.createSession(CommittedModel.bytes(), options);
        }
    }

    private static float[][] logits(OrtEnvironment environment, OrtSession session, byte[] pixels, int from)
            throws OrtException {
        FloatBuffer images = FloatBuffer.allocate(BATCH * TestDigits.AREA);
        for (int pixel = 0; pixel < images.capacity(); pixel++) {
            images.put(pixel, pixels[from * TestDigits.AREA + pixel] & 0xff);
        }
        try (OnnxTensor image = OnnxTensor.createTensor(environment, images, new long[] {BATCH, 1, 28, 28});
                OrtSession.Result result = session.run(Map.of("image", image))) {
            return (float[][]) result.get(0).getValue();
        }
    }

    private static int[] block(float[] column, int start) {
        return IntStream.range(start, Math.min(start + BLOCK_ROWS, column.length))
                .map(row -> column[row] == Math.rint(column[row]) ? (int) column[row] : Integer.MAX_VALUE)
                .toArray();
    }

    private static int count(int[] block, int code) {
        return Math.toIntExact(
                IntStream.of(block).filter(value -> value == code).count());
    }
}
