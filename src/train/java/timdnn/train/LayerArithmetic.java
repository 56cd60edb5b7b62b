package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.stream.Stream;

/** What layers of all networks have in common: products with ternary or real weights, activation, and their integer form. */
final class LayerArithmetic {
    private static final int ACTIVATION_BITS = 2;
    private static final float LOGIT_SCALE = 1f / 16;

    private final Precision precision;
    private final Ternarization ternarization;
    private final SenseNoise noise;

    /**
     * Arithmetic of a network.
     *
     * @param precision of its weights and activations
     * @param ternaryThreshold weights below this multiple of their mean magnitude become zero
     */
    LayerArithmetic(Precision precision, float ternaryThreshold) {
        this(precision, new Ternarization(ternaryThreshold), SenseNoise.NONE);
    }

    private LayerArithmetic(Precision precision, Ternarization ternarization, SenseNoise noise) {
        this.precision = precision;
        this.ternarization = ternarization;
        this.noise = noise;
    }

    /** The same with sensing errors in all accumulators. */
    LayerArithmetic with(SenseNoise errors) {
        return new LayerArithmetic(precision, ternarization, errors);
    }

    /**
     * Codes of grey levels: the nearest whole number of {@code level * largest / 255}, or that itself in full precision.
     *
     * @param images grey levels 0 to 255
     * @param largest code of 255
     * @return of the same shape
     */
    NDArray inputCodes(NDArray images, int largest) {
        NDArray scaled = images.mul(largest / 255f);
        return precision == Precision.TERNARY ? scaled.round() : scaled;
    }

    /** A convolution of 2-bit inputs, padded with zeros at all four edges; {@code maps} is the number of input maps. */
    NDArray convolve(NDArray input, LayerParameters layer, int maps, Window window) {
        return convolve(input, layer, maps, window, ACTIVATION_BITS);
    }

    /** The same for inputs of {@code inputBits} bits. */
    NDArray convolve(NDArray input, LayerParameters layer, int maps, Window window, int inputBits) {
        NDArray kernels = weights(layer).reshape(-1, maps, window.kernel(), window.kernel());
        Shape stride = new Shape(window.stride(), window.stride());
        Shape padding = new Shape(window.padding(), window.padding());
        NDArray exact = Conv2d.conv2d(input, kernels, null, stride, padding).singletonOrThrow();
        return noise.disturb(exact, layer, inputBits);
    }

    /** A fully connected layer of 2-bit inputs: {@code [image][row]} to {@code [image][column]}. */
    NDArray multiply(NDArray input, LayerParameters layer) {
        return noise.disturb(input.matMul(weights(layer).transpose()), layer, ACTIVATION_BITS);
    }

    /** The largest value of each window. */
    static NDArray maxPool(NDArray maps, Window window) {
        Shape kernel = new Shape(window.kernel(), window.kernel());
        Shape stride = new Shape(window.stride(), window.stride());
        return Pool.maxPool2d(maps, kernel, stride, new Shape(window.padding(), window.padding()), false);
    }

    /** Normalised accumulator as a 2-bit activation, or rectified in full precision. */
    NDArray activate(NDArray accumulator, LayerParameters layer, boolean exact) {
        return precision == Precision.FULL
                ? ActivationQuantizer.real(accumulator, layer, exact).maximum(0)
                : quantized(accumulator, layer, 0, exact);
    }

    /** Normalised accumulator of a residual branch: whole numbers -3 to 3, or real numbers in full precision. */
    NDArray residual(NDArray accumulator, LayerParameters layer, boolean exact) {
        return precision == Precision.FULL
                ? ActivationQuantizer.real(accumulator, layer, exact)
                : quantized(accumulator, layer, -ActivationQuantizer.MAX_CODE, exact);
    }

    /** Trunk and branch together, clipped to a 2-bit activation, or rectified in full precision. */
    NDArray join(NDArray trunk, NDArray branch) {
        NDArray sum = trunk.add(branch);
        return precision == Precision.FULL ? sum.maximum(0) : sum.clip(0, ActivationQuantizer.MAX_CODE);
    }

    /** Accumulator of the last layer with its bias, for the loss still to be scaled by {@link #scaled}. */
    NDArray logits(NDArray input, LayerParameters layer) {
        return multiply(input, layer).add(bias(layer));
    }

    /** Logits as the loss wants them. */
    static NDArray scaled(NDArray logits, LayerParameters layer) {
        return logits.mul(logitScale(layer));
    }

    private static float logitScale(LayerParameters layer) {
        return layer.levels().isPresent() ? LOGIT_SCALE / WeightLevels.INITIAL : LOGIT_SCALE;
    }

    /** A layer that ends in an activation, as integers. */
    FrozenLayer frozen(LayerParameters layer) {
        return FrozenLayer.hidden(
                weights(layer, codes(layer)),
                integers(ActivationQuantizer.period(layer)),
                integers(ActivationQuantizer.first(layer).floor()));
    }

    /** The layer whose accumulator and bias are the logits, as integers. */
    FrozenLayer frozenOutput(LayerParameters layer) {
        return FrozenLayer.output(weights(layer, codes(layer)), integers(bias(layer)));
    }

    private NDArray quantized(NDArray accumulator, LayerParameters layer, int low, boolean exact) {
        return exact
                ? ActivationQuantizer.snapped(accumulator, layer, low)
                : ActivationQuantizer.normalized(accumulator, layer, low);
    }

    private NDArray weights(LayerParameters layer) {
        if (precision == Precision.FULL) {
            return layer.latent();
        }
        NDArray codes = ternarization.straightThrough(layer.latent());
        return layer.levels()
                .map(levels -> levels.whole(layer.latent()).weights(codes))
                .orElse(codes);
    }

    private static FrozenWeights weights(LayerParameters layer, byte[][] codes) {
        return layer.levels()
                .map(levels -> levels.whole(layer.latent()).frozen(codes))
                .orElseGet(() -> FrozenWeights.unit(codes));
    }

    private NDArray bias(LayerParameters layer) {
        NDArray bias = layer.offset().div(logitScale(layer));
        return precision == Precision.FULL ? bias : StraightThrough.round(bias);
    }

    private byte[][] codes(LayerParameters layer) {
        NDArray codes = ternarization.codes(layer.latent());
        float[] flat = codes.toFloatArray();
        int rows = Math.toIntExact(codes.getShape().get(1));
        return Stream.iterate(0, start -> start < flat.length, start -> start + rows)
                .map(start -> {
                    byte[] column = new byte[rows];
                    for (int row = 0; row < rows; row++) {
                        column[row] = (byte) flat[start + row];
                    }
                    return column;
                })
                .toArray(byte[][]::new);
    }

    private static int[] integers(NDArray values) {
        float[] flat = values.toFloatArray();
        int[] integers = new int[flat.length];
        for (int index = 0; index < flat.length; index++) {
            integers[index] = Math.round(flat[index]);
        }
        return integers;
    }
}
