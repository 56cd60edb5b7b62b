package timdnn.network.digital;

import timdnn.network.DigitalLayer;
import timdnn.network.TensorShape;

/** e^x / Σ e^x over groups of values, or its logarithm. */
public final class Softmax implements DigitalLayer {
    private final String name;
    private final TensorShape outputShape;
    private final boolean logarithm;
    private final int length;
    private final int[] from;

    /**
     * A layer.
     *
     * @param name the node's name
     * @param outputShape shape for one image
     * @param logarithm whether its logarithm is wanted
     * @param length values of a group
     * @param from places of the values of each group, group after group
     */
    public Softmax(String name, TensorShape outputShape, boolean logarithm, int length, int[] from) {
        if (from.length != outputShape.size() || length < 1 || from.length % length != 0) {
            throw new IllegalArgumentException(
                    "from must have " + outputShape.size() + " places in groups of " + length + ", had " + from.length);
        }
        this.name = name;
        this.outputShape = outputShape;
        this.logarithm = logarithm;
        this.length = length;
        this.from = from.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TensorShape outputShape() {
        return outputShape;
    }

    /** {@return whether it gives logarithms} */
    public boolean logarithm() {
        return logarithm;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        float[] x = inputs[0];
        for (int group = 0; group < from.length; group += length) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int at = group; at < group + length; at++) {
                largest = Math.max(largest, x[from[at]]);
            }
            double sum = 0;
            for (int at = group; at < group + length; at++) {
                sum += Math.exp(x[from[at]] - largest);
            }
            for (int at = group; at < group + length; at++) {
                double above = x[from[at]] - largest;
                output[from[at]] = (float) (logarithm ? above - Math.log(sum) : Math.exp(above) / sum);
            }
        }
    }
}
