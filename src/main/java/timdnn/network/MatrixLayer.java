package timdnn.network;

import java.util.List;
import java.util.Optional;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.TernaryMatrix;

/**
 * A convolution or a fully connected layer on tiles: y = step · (w1·Σn - w2·Σk) + bias, where w1 and w2 may differ from column to
 * column: they are digital factors behind the converters.
 *
 * <p>Row order of a convolution: weight {@code [out][in][ky][kx]} gives column = out and row = (in · kernelHeight + ky) ·
 * kernelWidth + kx; blocks are 16 consecutive rows from row 0.
 */
public final class MatrixLayer implements Layer {
    private final String name;
    private final TernaryMatrix weights;
    /** One for all columns, or one each. */
    private final List<TernaryEncoding> encodings;

    private final boolean separateSigns;

    private final InputCode inputCode;
    private final float[] bias;
    private final SlidingWindow window;

    /**
     * A layer.
     *
     * @param name the node's name
     * @param weights {@code [row][column]}
     * @param encoding what the states of a weight stand for
     * @param inputCode how inputs drive wordlines
     * @param bias one per column, or empty for none
     * @param window the window of a convolution, or null for a fully connected layer
     */
    public MatrixLayer(
            String name,
            TernaryMatrix weights,
            TernaryEncoding encoding,
            InputCode inputCode,
            float[] bias,
            SlidingWindow window) {
        this(name, weights, List.of(encoding), inputCode, bias, window);
    }

    /**
     * A layer whose columns have factors of their own.
     *
     * @param name the node's name
     * @param weights {@code [row][column]}
     * @param encodings what the states of a weight stand for: one for all columns, or one a column
     * @param inputCode how inputs drive wordlines
     * @param bias one per column, or empty for none
     * @param window the window of a convolution, or null for a fully connected layer
     */
    public MatrixLayer(
            String name,
            TernaryMatrix weights,
            List<TernaryEncoding> encodings,
            InputCode inputCode,
            float[] bias,
            SlidingWindow window) {
        if (encodings.size() != 1 && encodings.size() != weights.columns()) {
            throw new IllegalArgumentException(
                    "encodings must be one or one per column, " + weights.columns() + ", were " + encodings.size());
        }
        if (bias.length != 0 && bias.length != weights.columns()) {
            throw new IllegalArgumentException(
                    "bias must have one value per column, " + weights.columns() + ", had " + bias.length);
        }
        if (window != null && window.rows() != weights.rows()) {
            throw new IllegalArgumentException(
                    "the window must have " + weights.rows() + " values as the matrix has rows, had " + window.rows());
        }
        this.name = name;
        this.weights = weights;
        this.encodings = List.copyOf(encodings);
        this.inputCode = inputCode;
        this.bias = bias.clone();
        this.window = window;
        this.separateSigns = inputCode.kind() == InputCode.Kind.TERNARY
                && !this.encodings.stream().allMatch(TernaryEncoding::symmetric);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TensorShape outputShape() {
        return window == null
                ? TensorShape.of(weights.columns())
                : TensorShape.of(weights.columns(), window.outputHeight(), window.outputWidth());
    }

    /** {@return the weights, {@code [row][column]}} */
    public TernaryMatrix weights() {
        return weights;
    }

    /** {@return what the states of a weight stand for, one for all columns or one each} */
    public List<TernaryEncoding> encodings() {
        return encodings;
    }

    /**
     * What the states of a column's weights stand for.
     *
     * @param column the column
     * @return its encoding
     */
    public TernaryEncoding encoding(int column) {
        return encodings.get(encodings.size() == 1 ? 0 : column);
    }

    /** {@return how inputs drive wordlines} */
    public InputCode inputCode() {
        return inputCode;
    }

    /** {@return the window of a convolution, empty for a fully connected layer} */
    public Optional<SlidingWindow> window() {
        return Optional.ofNullable(window);
    }

    /** {@return input vectors per image: positions of the window, or 1} */
    public int positions() {
        return window == null ? 1 : window.positions();
    }

    /** {@return true if positive and negative inputs need an access each, because weights are asymmetric} */
    public boolean separateSigns() {
        return separateSigns;
    }

    /** {@return accesses of every block per input vector: one per bit, or per sign where these are separate} */
    public int accessesPerVector() {
        return separateSigns() ? 2 : inputCode.kind().bits();
    }

    /** {@return ternary multiply-accumulates per image} */
    public long multiplyAccumulates() {
        return (long) positions() * weights.rows() * weights.columns();
    }

    /** y of a column with symmetric weights for a difference Σn - Σk. */
    float value(int column, int difference) {
        double value = encoding(column).plus() * difference;
        return (float) (inputCode.step() * value) + bias(column);
    }

    float bias(int column) {
        return bias.length == 0 ? 0 : bias[column];
    }
}
