package timdnn.network;

/**
 * Arithmetic with a constant: one value, one per channel, or one per position.
 *
 * <p>The constant with index j serves the {@code size / constants} consecutive values from {@code j · size / constants}.
 */
public final class ConstantArithmetic implements ElementwiseLayer {
    private final String name;
    private final TensorShape outputShape;
    private final Operation operation;
    private final float[] constants;

    /** What is done with value x and constant c. */
    public enum Operation {
        /** x + c. */
        ADD,
        /** x - c. */
        SUBTRACT,
        /** c - x. */
        SUBTRACT_FROM,
        /** x · c. */
        MULTIPLY,
        /** x / c. */
        DIVIDE,
        /** c / x. */
        DIVIDE_BY
    }

    /**
     * A layer.
     *
     * @param name the node's name
     * @param outputShape shape for one image
     * @param operation what is done
     * @param constants a number of constants that divides the shape's size
     */
    public ConstantArithmetic(String name, TensorShape outputShape, Operation operation, float[] constants) {
        if (constants.length == 0 || outputShape.size() % constants.length != 0) {
            throw new IllegalArgumentException("constants must divide the " + outputShape.size()
                    + " values of the tensor evenly, were " + constants.length);
        }
        this.name = name;
        this.outputShape = outputShape;
        this.operation = operation;
        this.constants = constants.clone();
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
        return outputShape.size() / constants.length;
    }

    @Override
    public void apply(float[] input, float[] output) {
        int run = outputShape.size() / constants.length;
        for (int index = 0; index < constants.length; index++) {
            apply(input, output, index * run, index * run + run, constants[index]);
        }
    }

    private void apply(float[] input, float[] output, int from, int to, float c) {
        switch (operation) {
            case ADD -> {
                for (int at = from; at < to; at++) {
                    output[at] = input[at] + c;
                }
            }
            case SUBTRACT -> {
                for (int at = from; at < to; at++) {
                    output[at] = input[at] - c;
                }
            }
            case SUBTRACT_FROM -> {
                for (int at = from; at < to; at++) {
                    output[at] = c - input[at];
                }
            }
            case MULTIPLY -> {
                for (int at = from; at < to; at++) {
                    output[at] = input[at] * c;
                }
            }
            case DIVIDE -> {
                for (int at = from; at < to; at++) {
                    output[at] = input[at] / c;
                }
            }
            case DIVIDE_BY -> {
                for (int at = from; at < to; at++) {
                    output[at] = c / input[at];
                }
            }
        }
    }
}
