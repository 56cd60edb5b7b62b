package timdnn.network.digital;

import timdnn.network.ElementwiseLayer;
import timdnn.network.TensorShape;

/**
 * A function of one value, computed in double and rounded to float32.
 *
 * @param name the node's name
 * @param outputShape shape for one image
 * @param function which function
 * @param a its first parameter, where it has one
 * @param b its second
 */
public record UnaryFunction(String name, TensorShape outputShape, Function function, float a, float b)
        implements ElementwiseLayer {
    /** The functions. */
    public enum Function {
        /** |x|. */
        ABS,
        /** The smallest integer not below x. */
        CEIL,
        /** e^x. */
        EXP,
        /** max(0, min(1, a·x + b)). */
        HARD_SIGMOID,
        /** x·max(0, min(1, x/6 + 1/2)). */
        HARD_SWISH,
        /** x for x above 0, else a·x. */
        LEAKY_RELU,
        /** ln x. */
        LOG,
        /** -x. */
        NEG,
        /** x^a. */
        POW,
        /** 1/x. */
        RECIPROCAL,
        /** 1/(1 + e^-x). */
        SIGMOID,
        /** -1, 0 or 1. */
        SIGN,
        /** √x. */
        SQRT,
        /** tanh x. */
        TANH;

        /**
         * The function itself.
         *
         * @param x where
         * @param a first parameter
         * @param b second parameter
         * @return its value
         */
        public double of(double x, double a, double b) {
            return switch (this) {
                case ABS -> Math.abs(x);
                case CEIL -> Math.ceil(x);
                case EXP -> Math.exp(x);
                case HARD_SIGMOID -> Math.max(0, Math.min(1, a * x + b));
                case HARD_SWISH -> x * Math.max(0, Math.min(1, x / 6 + 0.5));
                case LEAKY_RELU -> x > 0 ? x : a * x;
                case LOG -> Math.log(x);
                case NEG -> -x;
                case POW -> Math.pow(x, a);
                case RECIPROCAL -> 1 / x;
                case SIGMOID -> 1 / (1 + Math.exp(-x));
                case SIGN -> Math.signum(x);
                case SQRT -> Math.sqrt(x);
                case TANH -> Math.tanh(x);
            };
        }
    }

    @Override
    public void apply(float[] input, float[] output) {
        for (int index = 0; index < output.length; index++) {
            output[index] = (float) function.of(input[index], a, b);
        }
    }
}
