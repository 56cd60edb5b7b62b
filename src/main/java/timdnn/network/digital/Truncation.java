package timdnn.network.digital;

import timdnn.network.ElementwiseLayer;
import timdnn.network.TensorShape;

/**
 * The low bits of a whole number cut off: y = (⌊round(x/s + z) / 2^bits⌋ - z)·s, with the rounding given in place of ⌊ ⌋.
 *
 * @param name the node's name
 * @param outputShape shape for one image
 * @param scale s
 * @param zeroPoint z
 * @param bits how many are cut off, 0 to 32
 * @param rounding what becomes of the fraction
 */
public record Truncation(
        String name, TensorShape outputShape, float scale, float zeroPoint, int bits, Quantization.Rounding rounding)
        implements ElementwiseLayer {
    /** Checks scale and bits. */
    public Truncation {
        if (!(scale > 0 && scale < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale must be positive and finite, was " + scale);
        }
        if (bits < 0 || bits > 32) {
            throw new IllegalArgumentException("bits must be in 0 to 32, was " + bits);
        }
    }

    /**
     * The result for one value.
     *
     * @param x the value
     * @return y
     */
    public double of(double x) {
        double whole = Math.rint(x / scale + zeroPoint);
        return (rounding.of(whole / (double) (1L << bits)) - zeroPoint) * scale;
    }

    @Override
    public void apply(float[] input, float[] output) {
        for (int index = 0; index < output.length; index++) {
            output[index] = (float) of(input[index]);
        }
    }
}
