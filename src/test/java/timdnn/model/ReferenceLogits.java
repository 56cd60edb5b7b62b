package timdnn.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.network.data.Dataset;

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

    /** The class of an image; of equal logits the lowest index wins. */
    static int indexOfLargest(float[] logits) {
        return IntStream.range(0, logits.length)
                .reduce((best, next) -> logits[next] > logits[best] ? next : best)
                .orElseThrow();
    }
}
