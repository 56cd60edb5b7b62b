package timdnn.network;

/**
 * A function of one value.
 *
 * @param name the node's name
 * @param outputShape shape for one image
 * @param function which function
 * @param low lower bound of {@link Function#CLIP}
 * @param high upper bound of {@link Function#CLIP}
 */
public record Activation(String name, TensorShape outputShape, Function function, float low, float high)
        implements ElementwiseLayer {
    /** The functions. */
    public enum Function {
        /** max(x, 0). */
        RELU,
        /** min(max(x, low), high). */
        CLIP,
        /** To the nearest integer, halves to even. */
        ROUND,
        /** The largest integer not above x. */
        FLOOR
    }

    /**
     * A function without parameters.
     *
     * @param name the node's name
     * @param shape shape for one image
     * @param function which function, not CLIP
     * @return the layer
     */
    public static Activation of(String name, TensorShape shape, Function function) {
        return new Activation(name, shape, function, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    @Override
    public void apply(float[] input, float[] output) {
        int size = outputShape.size();
        switch (function) {
            case RELU -> {
                for (int index = 0; index < size; index++) {
                    output[index] = Math.max(input[index], 0f);
                }
            }
            case CLIP -> {
                for (int index = 0; index < size; index++) {
                    output[index] = Math.min(Math.max(input[index], low), high);
                }
            }
            case ROUND -> {
                for (int index = 0; index < size; index++) {
                    output[index] = (float) Math.rint(input[index]);
                }
            }
            case FLOOR -> {
                for (int index = 0; index < size; index++) {
                    output[index] = (float) Math.floor(input[index]);
                }
            }
        }
    }
}
