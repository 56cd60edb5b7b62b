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

    /** {@return whether images are better computed together, because the layer reads more weights than values} */
    default boolean together() {
        return false;
    }

    /**
     * Computes the layer for several images; each as if it were alone.
     *
     * @param inputs {@code [image][tensor][value]}
     * @param outputs where the results go, {@code [image][value]}
     * @param images how many
     */
    default void apply(float[][][] inputs, float[][] outputs, int images) {
        for (int image = 0; image < images; image++) {
            apply(inputs[image], outputs[image]);
        }
    }
}
