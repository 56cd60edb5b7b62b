package timdnn.network;

import java.util.List;
import java.util.SplittableRandom;

/** An untrained network for images of 28 x 28, for tests that do not care what it answers. */
public final class SmallModel {
    private SmallModel() {}

    /** The ONNX file. */
    public static byte[] bytes() {
        SplittableRandom random = new SplittableRandom(1);
        GraphSketch sketch = new GraphSketch(1, 28, 28).quantisedPixels();
        String kernel = sketch.floats(weights(random, 4 * 9), 4, 1, 3, 3);
        sketch.node("Conv", List.of(kernel), GraphSketch.integers("strides", 2, 2));
        sketch.node("Mul", sketch.scalar(0.25f)).node("Round").clip(0, 3).node("Flatten");
        return sketch.node("MatMul", sketch.floats(weights(random, 4 * 169 * 10), 4 * 169, 10))
                .bytes();
    }

    private static float[] weights(SplittableRandom random, int size) {
        float[] weights = new float[size];
        for (int index = 0; index < size; index++) {
            weights[index] = random.nextInt(-1, 2);
        }
        return weights;
    }
}
