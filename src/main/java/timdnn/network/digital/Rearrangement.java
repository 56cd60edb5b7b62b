package timdnn.network.digital;

import timdnn.network.DigitalLayer;
import timdnn.network.TensorShape;

/**
 * Values moved without arithmetic: transposition, slice, gathering, repetition, padding, splitting, concatenation. Result i is
 * value {@code from[i]} of the inputs laid end to end, or {@code fill} where {@code from[i]} is negative.
 */
public final class Rearrangement implements DigitalLayer {
    private final String name;
    private final TensorShape outputShape;
    private final int inputs;
    private final int[] source;
    private final int[] from;
    private final float fill;

    /**
     * A layer.
     *
     * @param name the node's name
     * @param outputShape shape for one image
     * @param sizes how many values each input has
     * @param from where each result is found in the inputs laid end to end, or -1
     * @param fill the value of results found nowhere
     */
    public Rearrangement(String name, TensorShape outputShape, int[] sizes, int[] from, float fill) {
        if (from.length != outputShape.size()) {
            throw new IllegalArgumentException(
                    "from must have " + outputShape.size() + " places as the result has values, had " + from.length);
        }
        this.name = name;
        this.outputShape = outputShape;
        this.inputs = sizes.length;
        this.source = new int[from.length];
        this.from = from.clone();
        this.fill = fill;
        for (int index = 0; index < from.length; index++) {
            while (this.from[index] >= 0 && this.from[index] >= sizes[source[index]]) {
                this.from[index] -= sizes[source[index]++];
            }
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
    public int inputs() {
        return inputs;
    }

    @Override
    public void apply(float[][] tensors, float[] output) {
        for (int index = 0; index < output.length; index++) {
            output[index] = from[index] < 0 ? fill : tensors[source[index]][from[index]];
        }
    }
}
