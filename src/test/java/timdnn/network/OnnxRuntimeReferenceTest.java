package timdnn.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import timdnn.array.ArrayGeometry;
import timdnn.network.data.Dataset;
import timdnn.network.data.Datasets;
import timdnn.network.data.IdxDataset;
import timdnn.network.onnx.OnnxImporter;
import timdnn.tile.error.SenseErrors;

/** Imported networks on tiles against ONNX Runtime, to the last bit. */
@Tag("slow")
class OnnxRuntimeReferenceTest {
    private static final int GRAPHS = 150;
    private static final int IMAGES = 4;

    /** Counts up to 16 clip nothing, so that the tile must equal plain arithmetic whatever the weights. */
    private static final ArrayGeometry UNCLIPPED = new ArrayGeometry(16, 16, 256, 16, 8);

    static IntStream seeds() {
        return IntStream.range(0, GRAPHS);
    }

    static float[][] reference(byte[] model, float[] images, long... shape) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Fused operators would round elsewhere than the model says.
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model, options);
                    OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), shape);
                    OrtSession.Result result = session.run(
                            Map.of(session.getInputNames().iterator().next(), input))) {
                return (float[][]) result.get(0).getValue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomGraphsGiveTheSameLogits(int seed) throws OrtException {
        RandomGraph graph = new RandomGraph(seed);
        byte[] model = graph.build();
        TernaryNetwork network = OnnxImporter.parse(model, Path.of("random.onnx"), 0, 255);
        InferenceSession session = new InferenceSession(network, UNCLIPPED, SenseErrors.none(), 0);
        int area = graph.height() * graph.width();
        SplittableRandom random = new SplittableRandom(seed);
        float[] images = new float[IMAGES * area];
        for (int pixel = 0; pixel < images.length; pixel++) {
            images[pixel] = random.nextInt(256);
        }
        float[][] expected = reference(model, images, IMAGES, 1, graph.height(), graph.width());
        for (int image = 0; image < IMAGES; image++) {
            System.arraycopy(images, image * area, session.image(), 0, area);
            assertThat(session.infer(image))
                    .as("seed %d, image %d", seed, image)
                    .containsExactly(expected[image]);
        }
    }

    /** With the paper's ADCs: the model's weights never let a count exceed eight, so clipping must change nothing. */
    @Test
    void theShippedModelGivesTheSameLogitsForTheFirstTwoThousandDigits() throws OrtException, IOException {
        TernaryNetwork network = OnnxImporter.shipped(OnnxImporter.SHIPPED);
        byte[] model;
        try (InputStream stream = OnnxImporter.class.getResourceAsStream("/models/mnist-cnn.onnx")) {
            model = stream.readAllBytes();
        }
        Dataset digits = Datasets.open(IdxDataset.MNIST);
        int area = digits.shape().size();
        InferenceSession session = new InferenceSession(network, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        int compared = 0;
        for (int first = 0; first < 2000; first += 500) {
            float[] images = new float[500 * area];
            float[] image = new float[area];
            for (int index = 0; index < 500; index++) {
                digits.copyPixels(first + index, image);
                System.arraycopy(image, 0, images, index * area, area);
            }
            float[][] expected = reference(model, images, 500, 1, 28, 28);
            for (int index = 0; index < 500; index++) {
                digits.copyPixels(first + index, session.image());
                assertThat(session.infer(first + index))
                        .as("digit %d", first + index)
                        .containsExactly(expected[index]);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(2000);
    }

    @Test
    void randomGraphsUseEverySupportedOperator() {
        TreeSet<String> layers = new TreeSet<>();
        seeds().forEach(seed -> OnnxImporter.parse(new RandomGraph(seed).build(), Path.of("random.onnx"), 0, 255)
                .steps()
                .forEach(step -> layers.add(step.layer().name().replaceAll("\\d", ""))));
        assertThat(layers)
                .containsExactly(
                        "add",
                        "averagepool",
                        "batchnormalization",
                        "clip",
                        "conv",
                        "conv[]",
                        "div",
                        "floor",
                        "gemm",
                        "matmul",
                        "maxpool",
                        "mul",
                        "relu",
                        "round",
                        "sub");
    }
}
