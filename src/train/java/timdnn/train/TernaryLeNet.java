package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A LeNet with twice the feature maps of the 16-32 variant, as WRPN (arXiv 1709.01134) widens networks to make up for
 * 2-bit activations: 5x5 convolution to 32 maps, pool, 5x5 convolution to 64 maps, pool, 256 units, 10 logits. 4,002,304
 * ternary multiply-accumulates an image.
 */
final class TernaryLeNet {
    private static final int KERNEL = 5;
    private static final int MAPS_1 = 32;
    private static final int MAPS_2 = 64;
    private static final int FLAT = MAPS_2 * 4 * 4;
    private static final int UNITS = 256;
    private static final int DIGITS = 10;
    private static final float LOGIT_SCALE = 1f / 16;

    private final Ternarization ternarization;
    private final LayerParameters conv1;
    private final LayerParameters conv2;
    private final LayerParameters fc1;
    private final LayerParameters fc2;
    private boolean snapped;

    TernaryLeNet(NDManager manager, UniformRandomProvider random, float ternaryThreshold) {
        ternarization = new Ternarization(ternaryThreshold);
        conv1 = LayerParameters.random(manager, random, MAPS_1, KERNEL * KERNEL);
        conv2 = LayerParameters.random(manager, random, MAPS_2, MAPS_1 * KERNEL * KERNEL);
        fc1 = LayerParameters.random(manager, random, UNITS, FLAT);
        fc2 = LayerParameters.random(manager, random, DIGITS, UNITS);
    }

    /** From now on training, too, runs with frozen statistics and snapped thresholds. */
    void snap() {
        snapped = true;
    }

    /** Logits for the loss, scaled, under batch statistics until {@link #snap} and exact arithmetic after it. */
    NDArray trainingLogits(NDArray images) {
        return integerLogits(images, snapped).mul(LOGIT_SCALE);
    }

    /** Integer logits {@code [image][digit]} of the network that would be written now. */
    NDArray exactLogits(NDArray images) {
        return integerLogits(images, true);
    }

    /** Arrays that the optimiser updates, by a name unique in the network. */
    Map<String, NDArray> learned() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        conv1.learned().forEach((name, array) -> arrays.put("conv1." + name, array));
        conv2.learned().forEach((name, array) -> arrays.put("conv2." + name, array));
        fc1.learned().forEach((name, array) -> arrays.put("fc1." + name, array));
        arrays.put("fc2.latent", fc2.latent());
        arrays.put("fc2.offset", fc2.offset());
        return arrays;
    }

    /** The layers as integers: two convolutions, then two fully connected layers. */
    List<FrozenLayer> freeze() {
        return List.of(frozen(conv1), frozen(conv2), frozen(fc1), frozenLast());
    }

    private NDArray integerLogits(NDArray images, boolean exact) {
        NDArray codes = images.mul(ActivationQuantizer.MAX_CODE / 255f).round();
        NDArray maps1 = pool(activate(convolve(codes, conv1, 1), conv1, exact));
        NDArray maps2 = pool(activate(convolve(maps1, conv2, MAPS_1), conv2, exact));
        NDArray flat = maps2.reshape(-1, FLAT);
        NDArray hidden = activate(multiply(flat, fc1), fc1, exact);
        return multiply(hidden, fc2).add(bias());
    }

    private NDArray activate(NDArray accumulator, LayerParameters layer, boolean exact) {
        return exact
                ? ActivationQuantizer.snapped(accumulator, layer)
                : ActivationQuantizer.normalized(accumulator, layer);
    }

    private NDArray convolve(NDArray input, LayerParameters layer, int maps) {
        NDArray weight = ternarization.straightThrough(layer.latent());
        return Conv2d.conv2d(input, weight.reshape(-1, maps, KERNEL, KERNEL)).singletonOrThrow();
    }

    private NDArray multiply(NDArray input, LayerParameters layer) {
        return input.matMul(ternarization.straightThrough(layer.latent()).transpose());
    }

    private NDArray bias() {
        return StraightThrough.round(fc2.offset().div(LOGIT_SCALE));
    }

    private static NDArray pool(NDArray maps) {
        return Pool.maxPool2d(maps, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
    }

    private FrozenLayer frozen(LayerParameters layer) {
        return FrozenLayer.hidden(
                codes(layer),
                integers(ActivationQuantizer.period(layer)),
                integers(ActivationQuantizer.first(layer).floor()));
    }

    private FrozenLayer frozenLast() {
        return FrozenLayer.output(codes(fc2), integers(bias()));
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
