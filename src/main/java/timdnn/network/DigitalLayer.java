package timdnn.network;

/**
 * A layer that runs in the special-function unit beside the tiles, in float32. Immutable and safe to share between threads;
 * what it gives for an image depends on that image alone.
 */
public non-sealed interface DigitalLayer extends Layer {
    /** {@return how many tensors it reads} */
    default int inputs() {
        return 1;
    }

    /**
     * Computes the layer.
     *
     * @param inputs {@code inputs()} tensors, values of one image each
     * @param output where the {@code outputShape().size()} results go; none of the inputs
     */
    void apply(float[][] inputs, float[] output);
}
