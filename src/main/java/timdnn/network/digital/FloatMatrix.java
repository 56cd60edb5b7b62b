package timdnn.network.digital;

import java.util.Arrays;
import timdnn.network.DigitalLayer;
import timdnn.network.SlidingWindow;
import timdnn.network.TensorShape;

/**
 * A convolution or a fully connected layer in float32 for weights or inputs that a tile cannot hold: y = Σ w·x + b. With a window
 * the sums are in double and the result is {@code [column][position]}; without, each run of {@code rows} values is a vector, the sums
 * are in float32 row by row, those of inputs of 0 left out, and the result is {@code [vector][column]}.
 */
public final class FloatMatrix implements DigitalLayer {
    /** Columns of vectors that are worked on at once. */
    private static final int COLUMNS_AT_ONCE = 256;

    private final String name;
    private final TensorShape outputShape;
    /** {@code [column][row]}, or without a window {@code [row][column]}, flattened. */
    private final float[] weights;

    private final int rows;
    private final int columns;
    private final int groups;
    private final float[] bias;
    private final SlidingWindow window;

    /**
     * A layer.
     *
     * @param name the node's name
     * @param outputShape shape for one image
     * @param weights {@code [column][row]}, flattened
     * @param columns how many columns
     * @param groups groups of channels with columns of their own; 1 without a window
     * @param bias one per column, or empty for none
     * @param window the window over all channels, or null for vectors
     */
    public FloatMatrix(
            String name,
            TensorShape outputShape,
            float[] weights,
            int columns,
            int groups,
            float[] bias,
            SlidingWindow window) {
        if (columns < 1 || weights.length == 0 || weights.length % columns != 0) {
            throw new IllegalArgumentException(
                    "weights must be a multiple of the " + columns + " columns, were " + weights.length);
        }
        if (bias.length != 0 && bias.length != columns) {
            throw new IllegalArgumentException(
                    "bias must have one value per column, " + columns + ", had " + bias.length);
        }
        if (outputShape.size() % columns != 0) {
            throw new IllegalArgumentException(
                    "outputShape must hold vectors of " + columns + " values, was " + outputShape);
        }
        this.name = name;
        this.outputShape = outputShape;
        this.rows = weights.length / columns;
        this.weights = window == null ? turned(weights, rows, columns) : weights.clone();
        this.columns = columns;
        this.groups = groups;
        this.bias = bias.clone();
        this.window = window;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TensorShape outputShape() {
        return outputShape;
    }

    /** {@return multiply-accumulates per image} */
    public long multiplyAccumulates() {
        return (long) outputShape.size() * rows;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        if (window != null) {
            convolve(inputs[0], output);
            return;
        }
        vectors(new float[][][] {inputs}, new float[][] {output}, 1);
    }

    @Override
    public boolean together() {
        return window == null;
    }

    @Override
    public void apply(float[][][] inputs, float[][] outputs, int images) {
        if (window == null) {
            vectors(inputs, outputs, images);
            return;
        }
        for (int image = 0; image < images; image++) {
            convolve(inputs[image][0], outputs[image]);
        }
    }

    /** Columns by columns over all images, so that weights stay in the cache; each image's sums have the order that they have alone. */
    private void vectors(float[][][] inputs, float[][] outputs, int images) {
        int size = outputShape.size();
        for (int image = 0; image < images; image++) {
            for (int to = 0; to < size; to += columns) {
                if (bias.length == 0) {
                    Arrays.fill(outputs[image], to, to + columns, 0);
                } else {
                    System.arraycopy(bias, 0, outputs[image], to, columns);
                }
            }
        }
        int[] used = new int[rows];
        for (int first = 0; first < columns; first += COLUMNS_AT_ONCE) {
            int count = Math.min(COLUMNS_AT_ONCE, columns - first);
            for (int image = 0; image < images; image++) {
                for (int to = 0, from = 0; to < size; to += columns, from += rows) {
                    add(inputs[image][0], from, used, first, outputs[image], to + first, count);
                }
            }
        }
    }

    /** Adds the products of a vector for some columns, row by row; four rows are read at once. */
    private void add(float[] input, int from, int[] used, int first, float[] output, int to, int count) {
        int most = 0;
        for (int row = 0; row < rows; row++) {
            if (input[from + row] != 0) {
                used[most++] = row;
            }
        }
        int next = 0;
        for (; next + 3 < most; next += 4) {
            int a = used[next] * columns + first;
            int b = used[next + 1] * columns + first;
            int c = used[next + 2] * columns + first;
            int d = used[next + 3] * columns + first;
            float byA = input[from + used[next]];
            float byB = input[from + used[next + 1]];
            float byC = input[from + used[next + 2]];
            float byD = input[from + used[next + 3]];
            for (int column = 0; column < count; column++) {
                float sum = output[to + column] + weights[a + column] * byA;
                sum += weights[b + column] * byB;
                sum += weights[c + column] * byC;
                output[to + column] = sum + weights[d + column] * byD;
            }
        }
        for (; next < most; next++) {
            int a = used[next] * columns + first;
            float by = input[from + used[next]];
            for (int column = 0; column < count; column++) {
                output[to + column] += weights[a + column] * by;
            }
        }
    }

    private static float[] turned(float[] weights, int rows, int columns) {
        float[] turned = new float[weights.length];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                turned[row * columns + column] = weights[column * rows + row];
            }
        }
        return turned;
    }

    private void convolve(float[] input, float[] output) {
        int channels = window.channels() / groups;
        int at = 0;
        for (int column = 0; column < columns; column++) {
            int firstChannel = column / (columns / groups) * channels;
            for (int y = 0; y < window.outputHeight(); y++) {
                for (int x = 0; x < window.outputWidth(); x++) {
                    double sum = bias.length == 0 ? 0 : bias[column];
                    for (int channel = 0; channel < channels; channel++) {
                        sum += window(input, column, firstChannel, channel, y, x);
                    }
                    output[at++] = (float) sum;
                }
            }
        }
    }

    private double window(float[] input, int column, int firstChannel, int channel, int y, int x) {
        double sum = 0;
        int weight = column * rows + channel * window.kernelHeight() * window.kernelWidth();
        int plane = (firstChannel + channel) * window.height();
        for (int ky = 0; ky < window.kernelHeight(); ky++) {
            int row = y * window.strideY() - window.padTop() + ky * window.dilationY();
            for (int kx = 0; kx < window.kernelWidth(); kx++, weight++) {
                int place = x * window.strideX() - window.padLeft() + kx * window.dilationX();
                if (row >= 0 && row < window.height() && place >= 0 && place < window.width()) {
                    sum += (double) weights[weight] * input[(plane + row) * window.width() + place];
                }
            }
        }
        return sum;
    }
}
