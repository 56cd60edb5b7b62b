package timdnn.network.digital;

import timdnn.network.DigitalLayer;
import timdnn.network.TensorShape;

/**
 * Arithmetic between two tensors of the same shape, value by value.
 *
 * @param name the node's name
 * @param outputShape shape for one image
 * @param operation what is done
 */
public record TensorArithmetic(String name, TensorShape outputShape, Operation operation) implements DigitalLayer {
    /** What is done with values x and y. */
    public enum Operation {
        /** x + y. */
        ADD,
        /** x - y. */
        SUBTRACT,
        /** x · y. */
        MULTIPLY,
        /** x / y. */
        DIVIDE,
        /** The smaller one. */
        MINIMUM,
        /** The larger one. */
        MAXIMUM
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        float[] x = inputs[0];
        float[] y = inputs[1];
        for (int index = 0; index < output.length; index++) {
            output[index] = switch (operation) {
                case ADD -> x[index] + y[index];
                case SUBTRACT -> x[index] - y[index];
                case MULTIPLY -> x[index] * y[index];
                case DIVIDE -> x[index] / y[index];
                case MINIMUM -> Math.min(x[index], y[index]);
                case MAXIMUM -> Math.max(x[index], y[index]);
            };
        }
    }
}
