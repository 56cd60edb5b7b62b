package timdnn.bench.kernel;

import java.util.ArrayList;
import java.util.List;
import timdnn.network.Activation;
import timdnn.network.ConstantArithmetic;
import timdnn.network.InputCode;
import timdnn.network.Layer;
import timdnn.network.MatrixLayer;
import timdnn.network.Pooling;
import timdnn.network.SlidingWindow;
import timdnn.network.TensorShape;
import timdnn.network.TensorSum;
import timdnn.network.TernaryNetwork;
import timdnn.tile.AddressedWords;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.TernaryMatrix;

/**
 * A network of the shapes of ResNet-18 for images of 3 x 32 x 32: a convolution, eight residual blocks of two convolutions with 64 to 512
 * channels, pooling, a layer of ten classes. Weights are random, 47 % of them zero; activations have two bits. It classifies nothing: it
 * is there to be timed.
 *
 * @see <a href="https://doi.org/10.1109/CVPR.2016.90">He, Zhang, Ren and Sun, CVPR (2016)</a>
 */
public final class ResidualNetwork {
    private static final double ZEROS = 0.47;
    private static final int CLASSES = 10;
    private static final int[] CHANNELS = {64, 128, 256, 512};
    private static final TensorShape IMAGE = TensorShape.of(3, 32, 32);

    private final List<TernaryNetwork.Step> steps = new ArrayList<>();
    private final AddressedWords words;

    private ResidualNetwork(long seed) {
        this.words = AddressedWords.of(seed, 18);
    }

    /**
     * The network.
     *
     * @param seed seed of its weights
     * @return the network; pixels are 0 to 3
     */
    public static TernaryNetwork of(long seed) {
        ResidualNetwork network = new ResidualNetwork(seed);
        int at = network.activation(network.convolution(0, IMAGE, CHANNELS[0], 3, 1));
        for (int stage = 0; stage < CHANNELS.length; stage++) {
            at = network.block(at, CHANNELS[stage], stage == 0 ? 1 : 2);
            at = network.block(at, CHANNELS[stage], 1);
        }
        TensorShape last = network.shape(at);
        SlidingWindow whole = new SlidingWindow(last, last.extent(1), last.extent(2), 1, 1, 0, 0, 0, 0);
        at = network.activation(network.add(new Pooling("pool", whole, false, false), at));
        at = network.add(
                new MatrixLayer(
                        "classes",
                        network.weights(CHANNELS[CHANNELS.length - 1], CLASSES),
                        TernaryEncoding.UNWEIGHTED,
                        new InputCode(InputCode.Kind.UNSIGNED_2, 1),
                        new float[0],
                        null),
                at);
        return new TernaryNetwork("residual-18", IMAGE, 0, 3, network.steps, at);
    }

    private int block(int input, int channels, int stride) {
        int half = activation(convolution(input, shape(input), channels, 3, stride));
        int whole = convolution(half, shape(half), channels, 3, 1);
        int around = shape(input).equals(shape(whole)) ? input : convolution(input, shape(input), channels, 1, stride);
        return activation(add(new TensorSum("sum" + steps.size(), shape(whole)), whole, around));
    }

    /** A convolution and the factor that gives its sums a spread of about one. */
    private int convolution(int input, TensorShape shape, int channels, int kernel, int stride) {
        int pad = kernel / 2;
        SlidingWindow window = new SlidingWindow(shape, kernel, kernel, stride, stride, pad, pad, pad, pad);
        int at = add(
                new MatrixLayer(
                        "conv" + steps.size(),
                        weights(window.rows(), channels),
                        TernaryEncoding.UNWEIGHTED,
                        new InputCode(InputCode.Kind.UNSIGNED_2, 1),
                        new float[0],
                        window),
                input);
        float[] factors = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            factors[channel] = (float) ((0.75 + 0.5 * words.nextUniform()) / Math.sqrt(window.rows()));
        }
        return add(
                new ConstantArithmetic(
                        "scale" + steps.size(), shape(at), ConstantArithmetic.Operation.MULTIPLY, factors),
                at);
    }

    /** Two bits: rounded and clipped to 0 to 3. */
    private int activation(int input) {
        int rounded = add(Activation.of("round" + steps.size(), shape(input), Activation.Function.ROUND), input);
        return add(
                new Activation(
                        "clip" + steps.size(),
                        shape(input),
                        Activation.Function.CLIP,
                        0,
                        InputCode.Kind.UNSIGNED_2.highestLevel()),
                rounded);
    }

    private TernaryMatrix weights(int rows, int columns) {
        byte[][] values = new byte[rows][columns];
        for (byte[] row : values) {
            for (int column = 0; column < columns; column++) {
                double draw = words.nextUniform();
                row[column] = (byte) (draw < ZEROS ? 0 : draw < (1 + ZEROS) / 2 ? 1 : -1);
            }
        }
        return TernaryMatrix.of(values);
    }

    private TensorShape shape(int result) {
        return result == 0 ? IMAGE : steps.get(result - 1).layer().outputShape();
    }

    private int add(Layer layer, Integer... inputs) {
        steps.add(new TernaryNetwork.Step(layer, List.of(inputs)));
        return steps.size();
    }
}
