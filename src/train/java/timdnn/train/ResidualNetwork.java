package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A small residual network (He et al., arXiv 1512.03385) for images of 28 x 28 pixels: 5x5 convolution with stride 2 to 32 maps,
 * a residual block at 14 x 14, 3x3 convolution with stride 2 to 96 maps, two residual blocks at 7 x 7, pool, 128 units, 10 logits.
 * 21,493,120 multiply-accumulates an image. In full precision it has half of the maps and 5,441,088: ternary networks are widened
 * to make up for their states, as WRPN does it (arXiv 1709.01134).
 *
 * <p>In a block the second convolution ends in whole numbers r = -3 to 3 in place of an activation; with the block's input
 * x = 0 to 3 the output is min(max(x + r, 0), 3). The sum is exact, and every convolution reads two bits. Pixels enter with
 * four bits.
 */
final class ResidualNetwork implements TrainedNetwork {
    private static final int PIXEL_BITS = 4;
    private static final int MAX_PIXEL_CODE = (1 << PIXEL_BITS) - 1;
    private static final int STEM_MAPS = 16;
    private static final int MAPS = 48;
    private static final int WIDENING = 2;
    private static final int UNITS = 128;
    private static final int CLASSES = 10;
    private static final Window STEM = new Window(5, 2, 2);
    private static final Window SAME = new Window(3, 1, 1);
    private static final Window HALF = new Window(3, 2, 1);
    private static final Window POOL = new Window(3, 2, 0);

    private final Precision precision;
    private final int stemMaps;
    private final int maps;
    private final int flat;
    private final LayerArithmetic arithmetic;
    private final LayerArithmetic training;
    private final LayerParameters stem;
    private final LayerParameters block0a;
    private final LayerParameters block0b;
    private final LayerParameters down;
    private final LayerParameters block1a;
    private final LayerParameters block1b;
    private final LayerParameters block2a;
    private final LayerParameters block2b;
    private final LayerParameters fc1;
    private final LayerParameters fc2;
    private boolean snapped;

    ResidualNetwork(
            NDManager manager,
            UniformRandomProvider random,
            Precision precision,
            float ternaryThreshold,
            SenseNoise noise) {
        this.precision = precision;
        int widening = precision == Precision.TERNARY ? WIDENING : 1;
        stemMaps = widening * STEM_MAPS;
        maps = widening * MAPS;
        flat = maps * 3 * 3;
        arithmetic = new LayerArithmetic(precision, ternaryThreshold);
        training = arithmetic.with(noise);
        stem = LayerParameters.random(manager, random, stemMaps, area(STEM));
        block0a = LayerParameters.random(manager, random, stemMaps, stemMaps * area(SAME));
        block0b = LayerParameters.random(manager, random, stemMaps, stemMaps * area(SAME));
        down = LayerParameters.random(manager, random, maps, stemMaps * area(HALF));
        block1a = LayerParameters.random(manager, random, maps, maps * area(SAME));
        block1b = LayerParameters.random(manager, random, maps, maps * area(SAME));
        block2a = LayerParameters.random(manager, random, maps, maps * area(SAME));
        block2b = LayerParameters.random(manager, random, maps, maps * area(SAME));
        fc1 = LayerParameters.random(manager, random, UNITS, flat);
        fc2 = LayerParameters.random(manager, random, CLASSES, UNITS);
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
        normalized()
                .forEach((layer, parameters) ->
                        parameters.learned().forEach((name, array) -> arrays.put(layer + "." + name, array)));
        arrays.put("fc2.latent", fc2.latent());
        arrays.put("fc2.offset", fc2.offset());
        return arrays;
    }

    @Override
    public List<NDArray> statistics() {
        return normalized().values().stream()
                .flatMap(layer -> Stream.of(layer.mean(), layer.variance()))
                .toList();
    }

    @Override
    public List<FrozenLayer> freeze() {
        if (precision == Precision.FULL) {
            return List.of();
        }
        return Stream.concat(
                        normalized().values().stream().map(arithmetic::frozen), Stream.of(arithmetic.frozenOutput(fc2)))
                .toList();
    }

    @Override
    public byte[] onnx(Map<String, String> metadata) {
        if (precision == Precision.FULL) {
            throw new IllegalStateException("only a ternary network is written");
        }
        List<FrozenLayer> layers = freeze();
        OnnxModelWriter writer = new OnnxModelWriter("fashion_cnn", MAX_PIXEL_CODE);
        writer.convolution("stem", layers.get(0), 1, STEM);
        writer.mapActivation("stem", layers.get(0));
        block(writer, "block0", layers.get(1), layers.get(2));
        writer.convolution("down", layers.get(3), stemMaps, HALF);
        writer.mapActivation("down", layers.get(3));
        block(writer, "block1", layers.get(4), layers.get(5));
        block(writer, "block2", layers.get(6), layers.get(7));
        writer.maxPool("pooled", POOL);
        writer.flatten("flat");
        writer.multiplication("fc1", layers.get(8));
        writer.unitActivation("fc1", layers.get(8));
        writer.multiplication("fc2", layers.get(9));
        writer.integerBias("fc2", layers.get(9));
        return writer.model(CLASSES, metadata);
    }

    private static void block(OnnxModelWriter writer, String name, FrozenLayer first, FrozenLayer second) {
        String trunk = writer.last();
        writer.convolution(name + "a", first, first.columns(), SAME);
        writer.mapActivation(name + "a", first);
        writer.convolution(name + "b", second, second.columns(), SAME);
        writer.mapResidual(name + "b", second);
        writer.join(name, trunk);
    }

    private NDArray logits(NDArray images, LayerArithmetic under, boolean exact) {
        NDArray codes = under.inputCodes(images, MAX_PIXEL_CODE);
        NDArray edges = under.activate(under.convolve(codes, stem, 1, STEM, PIXEL_BITS), stem, exact);
        NDArray fine = block(under, edges, block0a, block0b, exact);
        NDArray coarse = under.activate(under.convolve(fine, down, stemMaps, HALF), down, exact);
        NDArray blocks = block(under, block(under, coarse, block1a, block1b, exact), block2a, block2b, exact);
        NDArray features = LayerArithmetic.maxPool(blocks, POOL).reshape(-1, flat);
        return under.logits(under.activate(under.multiply(features, fc1), fc1, exact), fc2);
    }

    private NDArray block(
            LayerArithmetic under, NDArray trunk, LayerParameters first, LayerParameters second, boolean exact) {
        int width = Math.toIntExact(trunk.getShape().get(1));
        NDArray inner = under.activate(under.convolve(trunk, first, width, SAME), first, exact);
        NDArray branch = under.residual(under.convolve(inner, second, width, SAME), second, exact);
        return under.join(trunk, branch);
    }

    private static int area(Window window) {
        return window.kernel() * window.kernel();
    }

    /** The layers that end in batch normalisation, in order. */
    private Map<String, LayerParameters> normalized() {
        Map<String, LayerParameters> layers = new LinkedHashMap<>();
        layers.put("stem", stem);
        layers.put("block0a", block0a);
        layers.put("block0b", block0b);
        layers.put("down", down);
        layers.put("block1a", block1a);
        layers.put("block1b", block1b);
        layers.put("block2a", block2a);
        layers.put("block2b", block2b);
        layers.put("fc1", fc1);
        return layers;
    }
}
