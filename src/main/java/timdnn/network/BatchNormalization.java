package timdnn.network;

/**
 * Batch normalisation with frozen statistics: y = x·g + (b - m·g) with g = s / √(v + ε) per channel, in the order of
 * operations that ONNX Runtime uses, so that results agree to the last bit in practice.
 */
public final class BatchNormalization implements ElementwiseLayer {
    private final String name;
    private final TensorShape outputShape;
    private final float[] gain;
    private final float[] shift;

    /**
     * A layer.
     *
     * @param name the node's name
     * @param outputShape shape for one image, channels first
     * @param scale s per channel
     * @param bias b per channel
     * @param mean m per channel
     * @param variance v per channel
     * @param epsilon ε
     */
    public BatchNormalization(
            String name,
            TensorShape outputShape,
            float[] scale,
            float[] bias,
            float[] mean,
            float[] variance,
            float epsilon) {
        int channels = outputShape.extent(0);
        this.name = name;
        this.outputShape = outputShape;
        this.gain = new float[channels];
        this.shift = new float[channels];
        for (float[] perChannel : new float[][] {scale, bias, mean, variance}) {
            if (perChannel.length != channels) {
                throw new IllegalArgumentException(
                        "scale, bias, mean and variance must have " + channels + " values, had " + perChannel.length);
            }
        }
        for (int channel = 0; channel < channels; channel++) {
            gain[channel] = 1 / (float) Math.sqrt(variance[channel] + epsilon) * scale[channel];
            shift[channel] = bias[channel] - mean[channel] * gain[channel];
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TensorShape outputShape() {
        return outputShape;
    }

    @Override
    public int alike() {
        return outputShape.size() / gain.length;
    }

    @Override
    public void apply(float[] input, float[] output) {
        int run = outputShape.size() / gain.length;
        for (int channel = 0; channel < gain.length; channel++) {
            float g = gain[channel];
            float s = shift[channel];
            for (int at = channel * run; at < (channel + 1) * run; at++) {
                output[at] = input[at] * g + s;
            }
        }
    }
}
