package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A LeNet: 5x5 convolution, pool, 5x5 convolution, pool, hidden units, 10 logits. {@link Shape#WIDE} has twice the maps of the
 * 16-32 variant, as WRPN (arXiv 1709.01134) widens networks to make up for 2-bit activations.
 */
final class TernaryLeNet implements TrainedNetwork {
    private static final Window KERNEL = Window.valid(5);
    private static final Window POOL = new Window(2, 2, 0);
    private static final int POOLED = 4 * 4;
    private static final int DIGITS = 10;

    private final String name;
    private final Shape shape;
    private final LayerArithmetic arithmetic;
    private final LayerArithmetic training;
    private final LayerParameters conv1;
    private final LayerParameters conv2;
    private final LayerParameters fc1;
    private final LayerParameters fc2;
    private boolean snapped;

    /**
     * A network before training.
     *
     * @param name of the graph in its file
     * @param levels what the states of its cells stand for
     * @param ternaryThreshold weights below this multiple of their mean magnitude become zero
     * @param noise errors while training
     */
    TernaryLeNet(
            String name,
            Shape shape,
            WeightLevels.Kind levels,
            NDManager manager,
            UniformRandomProvider random,
            float ternaryThreshold,
            SenseNoise noise) {
        this.name = name;
        this.shape = shape;
        arithmetic = new LayerArithmetic(Precision.TERNARY, ternaryThreshold);
        training = arithmetic.with(noise);
        conv1 = LayerParameters.random(manager, random, levels, shape.maps1(), KERNEL.kernel() * KERNEL.kernel());
        conv2 = LayerParameters.random(
                manager, random, levels, shape.maps2(), shape.maps1() * KERNEL.kernel() * KERNEL.kernel());
        fc1 = LayerParameters.random(manager, random, levels, shape.units(), shape.maps2() * POOLED);
        fc2 = LayerParameters.random(manager, random, levels, DIGITS, shape.units());
    }

    /**
     * How wide a network is.
     *
     * @param maps1 maps of the first convolution
     * @param maps2 maps of the second
     * @param units hidden units
     */
    record Shape(int maps1, int maps2, int units) {
        /** 4,002,304 multiply-accumulates an image. */
        static final Shape WIDE = new Shape(32, 64, 256);

        /** 1,116,416 multiply-accumulates an image. */
        static final Shape SMALL = new Shape(16, 32, 128);
    }

    @Override
    public void snap() {
        snapped = true;
    }

    @Override
    public NDArray trainingLogits(NDArray images) {
        return LayerArithmetic.scaled(logits(images, training, snapped), fc2);
    }

    @Override
    public NDArray exactLogits(NDArray images) {
        return logits(images, arithmetic, true);
    }

    @Override
    public Map<String, NDArray> learned() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        conv1.learned().forEach((part, array) -> arrays.put("conv1." + part, array));
        conv2.learned().forEach((part, array) -> arrays.put("conv2." + part, array));
        fc1.learned().forEach((part, array) -> arrays.put("fc1." + part, array));
        arrays.put("fc2.latent", fc2.latent());
        arrays.put("fc2.offset", fc2.offset());
        fc2.levelsLearned().forEach((level, array) -> arrays.put("fc2." + level, array));
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
        OnnxModelWriter writer = new OnnxModelWriter(name, ActivationQuantizer.MAX_CODE);
        writer.convolution("conv1", layers.get(0), 1, KERNEL);
        writer.mapActivation("conv1", layers.get(0));
        writer.maxPool("conv1_pooled", POOL);
        writer.convolution("conv2", layers.get(1), shape.maps1(), KERNEL);
        writer.mapActivation("conv2", layers.get(1));
        writer.maxPool("conv2_pooled", POOL);
        writer.flatten("flat");
        writer.multiplication("fc1", layers.get(2));
        writer.unitActivation("fc1", layers.get(2));
        writer.multiplication("fc2", layers.get(3));
        writer.integerBias("fc2", layers.get(3));
        return writer.model(DIGITS, metadata);
    }

    private NDArray logits(NDArray images, LayerArithmetic under, boolean exact) {
        NDArray codes = under.inputCodes(images, ActivationQuantizer.MAX_CODE);
        NDArray maps1 = block(under, codes, conv1, 1, exact);
        NDArray maps2 = block(under, maps1, conv2, shape.maps1(), exact);
        NDArray flat = maps2.reshape(-1, (long) shape.maps2() * POOLED);
        NDArray hidden = under.activate(under.multiply(flat, fc1), fc1, exact);
        return under.logits(hidden, fc2);
    }

    private static NDArray block(LayerArithmetic under, NDArray input, LayerParameters layer, int maps, boolean exact) {
        NDArray accumulator = under.convolve(input, layer, maps, KERNEL);
        return LayerArithmetic.maxPool(under.activate(accumulator, layer, exact), POOL);
    }
}
