package timdnn.network;

/**
 * The sum of two tensors of the same shape: where a residual branch meets the trunk.
 *
 * @param name the node's name
 * @param outputShape shape for one image
 */
public record TensorSum(String name, TensorShape outputShape) implements DigitalLayer {
    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        apply(inputs[0], inputs[1], output);
    }

    /**
     * Computes the layer.
     *
     * @param left one tensor
     * @param right the other
     * @param output where the sum goes; may be either
     */
    public void apply(float[] left, float[] right, float[] output) {
        for (int index = 0; index < outputShape.size(); index++) {
            output[index] = left[index] + right[index];
        }
    }
}
