package timdnn.network;

/** A layer whose every result depends on the value in the same place alone. All arithmetic is float32, as in ONNX. */
public interface ElementwiseLayer extends DigitalLayer {
    /**
     * Computes the layer.
     *
     * @param input {@code outputShape().size()} values
     * @param output where the results go; may be the input
     */
    void apply(float[] input, float[] output);

    /** {@return how many consecutive values at a time have the same function: a divisor of the number of values} */
    default int alike() {
        return outputShape().size();
    }

    @Override
    default void apply(float[][] inputs, float[] output) {
        apply(inputs[0], output);
    }
}
