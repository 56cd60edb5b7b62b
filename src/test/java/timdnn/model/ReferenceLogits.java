package timdnn.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;
import timdnn.network.InferenceSession;
import timdnn.network.MatrixLayer;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Dataset;
import timdnn.tile.error.SenseErrors;

/** What ONNX Runtime gives for a committed model. */
final class ReferenceLogits {
    private ReferenceLogits() {}

    /** Logits {@code [image][class]} of the first images of a data set of 28 x 28 pixels. */
    static float[][] of(String model, Dataset dataset, int count, OptLevel level) throws OrtException, IOException {
        int area = dataset.shape().size();
        float[] image = new float[area];
        FloatBuffer images = FloatBuffer.allocate(count * area);
        for (int index = 0; index < count; index++) {
            dataset.copyPixels(index, image);
            images.put(image);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(level);
            try (OrtSession session = environment.createSession(CommittedModel.bytes(model), options);
                    OnnxTensor fed =
                            OnnxTensor.createTensor(environment, images.flip(), new long[] {count, 1, 28, 28});
                    OrtSession.Result result = session.run(Map.of("image", fed))) {
                return (float[][]) result.get(0).getValue();
            }
        }
    }

    /**
     * Asserts that tiles give these logits, to the last bit, for the first images of a data set.
     *
     * @param network the network
     * @param dataset the data set
     * @param expected {@code [image][class]}
     * @return how many of the images are classified rightly
     */
    static int correctOnTiles(TernaryNetwork network, Dataset dataset, float[][] expected) {
        InferenceSession session = new InferenceSession(network, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        int correct = 0;
        for (int image = 0; image < expected.length; image++) {
            dataset.copyPixels(image, session.image());
            float[] logits = session.infer(image);
            assertThat(logits).as("image %d", image).containsExactly(expected[image]);
            correct += indexOfLargest(logits) == dataset.label(image) ? 1 : 0;
        }
        return correct;
    }

    /** Multiply-accumulates of an image on tiles. */
    static long multiplyAccumulates(TernaryNetwork network) {
        return network.matrixLayers().stream()
                .mapToLong(MatrixLayer::multiplyAccumulates)
                .sum();
    }

    /** The class of an image; of equal logits the lowest index wins. */
    static int indexOfLargest(float[] logits) {
        return IntStream.range(0, logits.length)
                .reduce((best, next) -> logits[next] > logits[best] ? next : best)
                .orElseThrow();
    }
}
