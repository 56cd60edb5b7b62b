package timdnn.network.digital;

import timdnn.network.ElementwiseLayer;
import timdnn.network.TensorShape;

/**
 * s for x not below 0, else -s.
 *
 * @param name the node's name
 * @param outputShape shape for one image
 * @param scale s
 */
public record BipolarQuantization(String name, TensorShape outputShape, float scale) implements ElementwiseLayer {
    @Override
    public void apply(float[] input, float[] output) {
        for (int index = 0; index < output.length; index++) {
            output[index] = input[index] >= 0 ? scale : -scale;
        }
    }
}
