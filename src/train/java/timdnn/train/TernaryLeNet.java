package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
final class TernaryLeNet implements TrainedNetwork {
    private static final Window KERNEL = Window.valid(5);
    private static final Window POOL = new Window(2, 2, 0);
    private static final int MAPS_1 = 32;
    private static final int MAPS_2 = 64;
    private static final int FLAT = MAPS_2 * 4 * 4;
    private static final int UNITS = 256;
    private static final int DIGITS = 10;

    private final LayerArithmetic arithmetic;
    private final LayerParameters conv1;
    private final LayerParameters conv2;
    private final LayerParameters fc1;
    private final LayerParameters fc2;
    private boolean snapped;

    TernaryLeNet(NDManager manager, UniformRandomProvider random, float ternaryThreshold) {
        arithmetic = new LayerArithmetic(Precision.TERNARY, ternaryThreshold);
        conv1 = LayerParameters.random(manager, random, MAPS_1, KERNEL.kernel() * KERNEL.kernel());
        conv2 = LayerParameters.random(manager, random, MAPS_2, MAPS_1 * KERNEL.kernel() * KERNEL.kernel());
        fc1 = LayerParameters.random(manager, random, UNITS, FLAT);
        fc2 = LayerParameters.random(manager, random, DIGITS, UNITS);
    }

    @Override
    public void snap() {
        snapped = true;
    }

    @Override
    public NDArray trainingLogits(NDArray images) {
        return LayerArithmetic.scaled(logits(images, snapped));
    }

    @Override
    public NDArray exactLogits(NDArray images) {
        return logits(images, true);
    }

    @Override
    public Map<String, NDArray> learned() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        conv1.learned().forEach((name, array) -> arrays.put("conv1." + name, array));
        conv2.learned().forEach((name, array) -> arrays.put("conv2." + name, array));
        fc1.learned().forEach((name, array) -> arrays.put("fc1." + name, array));
        arrays.put("fc2.latent", fc2.latent());
        arrays.put("fc2.offset", fc2.offset());
        return arrays;
    }

    @Override
    public List<NDArray> statistics() {
        return Stream.of(conv1, conv2, fc1)
                .flatMap(layer -> Stream.of(layer.mean(), layer.variance()))
                .toList();
    }

    @Override
    public List<FrozenLayer> freeze() {
        return List.of(
                arithmetic.frozen(conv1),
                arithmetic.frozen(conv2),
                arithmetic.frozen(fc1),
                arithmetic.frozenOutput(fc2));
    }

    @Override
    public byte[] onnx(Map<String, String> metadata) {
        List<FrozenLayer> layers = freeze();
        OnnxModelWriter writer = new OnnxModelWriter("mnist_cnn", ActivationQuantizer.MAX_CODE);
        writer.convolution("conv1", layers.get(0), 1, KERNEL);
        writer.mapActivation("conv1", layers.get(0));
        writer.maxPool("conv1_pooled", POOL);
        writer.convolution("conv2", layers.get(1), MAPS_1, KERNEL);
        writer.mapActivation("conv2", layers.get(1));
        writer.maxPool("conv2_pooled", POOL);
        writer.flatten("flat");
        writer.multiplication("fc1", layers.get(2));
        writer.unitActivation("fc1", layers.get(2));
        writer.multiplication("fc2", layers.get(3));
        writer.integerBias("fc2", layers.get(3));
        return writer.model(DIGITS, metadata);
    }

    private NDArray logits(NDArray images, boolean exact) {
        NDArray codes = arithmetic.inputCodes(images, ActivationQuantizer.MAX_CODE);
        NDArray maps1 = block(codes, conv1, 1, exact);
        NDArray maps2 = block(maps1, conv2, MAPS_1, exact);
        NDArray flat = maps2.reshape(-1, FLAT);
        NDArray hidden = arithmetic.activate(arithmetic.multiply(flat, fc1), fc1, exact);
        return arithmetic.logits(hidden, fc2);
    }

    private NDArray block(NDArray input, LayerParameters layer, int maps, boolean exact) {
        NDArray accumulator = arithmetic.convolve(input, layer, maps, KERNEL);
        return LayerArithmetic.maxPool(arithmetic.activate(accumulator, layer, exact), POOL);
    }
}
