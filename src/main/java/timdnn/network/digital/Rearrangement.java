package timdnn.network.digital;

import timdnn.network.DigitalLayer;
import timdnn.network.TensorShape;

/**
 * Values moved without arithmetic: transposition, slice, gathering, repetition, padding, splitting, concatenation. Result i is
 * value {@code from[i]} of the inputs laid end to end, or {@code fill} where {@code from[i]} is negative. Inputs may be constants.
 */
public final class Rearrangement implements DigitalLayer {
    private final String name;
    private final TensorShape outputShape;
    private final int inputs;
    private final int[] source;
    private final int[] from;
    private final float fill;
    /** By input laid end to end: its values if it is a constant, else null. */
    private final float[][] constants;
    /** By input laid end to end: its number among the tensors. */
    private final int[] tensor;

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
        this(name, outputShape, sizes, from, fill, new float[sizes.length][]);
    }

    /**
     * A layer some of whose inputs are constants.
     *
     * @param name the node's name
     * @param outputShape shape for one image
     * @param sizes how many values each input has
     * @param from where each result is found in the inputs laid end to end, or -1
     * @param fill the value of results found nowhere
     * @param constants by input: its values if it is a constant, else null
     */
    public Rearrangement(
            String name, TensorShape outputShape, int[] sizes, int[] from, float fill, float[][] constants) {
        if (from.length != outputShape.size()) {
            throw new IllegalArgumentException(
                    "from must have " + outputShape.size() + " places as the result has values, had " + from.length);
        }
        this.name = name;
        this.outputShape = outputShape;
        this.constants = new float[sizes.length][];
        this.tensor = new int[sizes.length];
        int tensors = 0;
        for (int input = 0; input < sizes.length; input++) {
            this.constants[input] = constants[input] == null ? null : constants[input].clone();
            tensor[input] = constants[input] == null ? tensors++ : -1;
        }
        this.inputs = tensors;
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
            if (from[index] < 0) {
                output[index] = fill;
            } else {
                float[] held = constants[source[index]];
                output[index] = (held == null ? tensors[tensor[source[index]]] : held)[from[index]];
            }
        }
    }
}
