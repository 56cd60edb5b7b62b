package timdnn.network;

/**
 * Where a time step finds what the step before handed on; 0 in the first one. {@link InferenceSession} keeps the values.
 *
 * @param name the name of the model's input
 * @param outputShape shape for one image
 */
public record StateInput(String name, TensorShape outputShape) implements DigitalLayer {
    @Override
    public int inputs() {
        return 0;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        // The values stay where the session put them.
    }
}
