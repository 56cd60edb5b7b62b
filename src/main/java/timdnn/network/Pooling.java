package timdnn.network;

/**
 * The largest value, or the mean, in each window of each channel. Padding takes no part in a maximum, and in a mean only
 * if {@code countPadding}. A window may be dilated.
 *
 * @param name the node's name
 * @param window the window
 * @param maximum true for the largest value, false for the mean
 * @param countPadding whether zeros of the padding count towards a mean
 */
public record Pooling(String name, SlidingWindow window, boolean maximum, boolean countPadding)
        implements DigitalLayer {
    @Override
    public TensorShape outputShape() {
        return TensorShape.of(window.channels(), window.outputHeight(), window.outputWidth());
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        apply(inputs[0], output);
    }

    /**
     * Computes the layer.
     *
     * @param input {@code window().input().size()} values
     * @param output {@code outputShape().size()} values
     */
    public void apply(float[] input, float[] output) {
        if (largestOfQuarters()) {
            largestOfFour(input, output);
            return;
        }
        int outputHeight = window.outputHeight();
        int outputWidth = window.outputWidth();
        int height = window.height();
        int width = window.width();
        int at = 0;
        for (int channel = 0; channel < window.channels(); channel++) {
            for (int y = 0; y < outputHeight; y++) {
                int top = y * window.strideY() - window.padTop();
                int firstY = first(top, window.dilationY());
                int endY = Math.min(end(top, window.kernelHeight(), window.dilationY()), height);
                for (int x = 0; x < outputWidth; x++) {
                    int left = x * window.strideX() - window.padLeft();
                    int firstX = first(left, window.dilationX());
                    int endX = Math.min(end(left, window.kernelWidth(), window.dilationX()), width);
                    output[at++] = maximum
                            ? maximum(input, channel * height, firstY, endY, firstX, endX)
                            : mean(input, channel * height, firstY, endY, firstX, endX);
                }
            }
        }
    }

    /** The first row or column of a window that is not padding. */
    private static int first(int start, int dilation) {
        return start >= 0 ? start : (-start + dilation - 1) / dilation * dilation + start;
    }

    /** One more than the last row or column of a window. */
    private static int end(int start, int kernel, int dilation) {
        return start + (kernel - 1) * dilation + 1;
    }

    /** Whether it takes the largest of windows of two by two, side by side and without padding. */
    boolean largestOfQuarters() {
        return maximum
                && window.kernelHeight() == 2
                && window.kernelWidth() == 2
                && window.strideY() == 2
                && window.strideX() == 2
                && window.dilationY() == 1
                && window.dilationX() == 1
                && window.padTop() + window.padLeft() + window.padBottom() + window.padRight() == 0;
    }

    /** Rows first, which the compiler does several columns at once. */
    private void largestOfFour(float[] input, float[] output) {
        int width = window.width();
        float[] larger = new float[width];
        int at = 0;
        for (int channel = 0; channel < window.channels(); channel++) {
            for (int y = 0; y < window.outputHeight(); y++) {
                int above = (channel * window.height() + 2 * y) * width;
                larger(input, above, above + width, larger);
                for (int x = 0; x < window.outputWidth(); x++) {
                    output[at++] = Math.max(larger[2 * x], larger[2 * x + 1]);
                }
            }
        }
    }

    private static void larger(float[] input, int above, int below, float[] larger) {
        for (int x = 0; x < larger.length; x++) {
            larger[x] = Math.max(input[above + x], input[below + x]);
        }
    }

    private float maximum(float[] input, int rowOfChannel, int firstY, int endY, int firstX, int endX) {
        float best = Float.NEGATIVE_INFINITY;
        for (int row = firstY; row < endY; row += window.dilationY()) {
            int start = (rowOfChannel + row) * window.width();
            for (int column = firstX; column < endX; column += window.dilationX()) {
                best = Math.max(best, input[start + column]);
            }
        }
        return best;
    }

    private float mean(float[] input, int rowOfChannel, int firstY, int endY, int firstX, int endX) {
        float sum = 0;
        for (int row = firstY; row < endY; row += window.dilationY()) {
            int start = (rowOfChannel + row) * window.width();
            for (int column = firstX; column < endX; column += window.dilationX()) {
                sum += input[start + column];
            }
        }
        int counted = countPadding
                ? window.kernelHeight() * window.kernelWidth()
                : Math.max(1, count(firstY, endY, window.dilationY()) * count(firstX, endX, window.dilationX()));
        return sum / counted;
    }

    private static int count(int first, int end, int dilation) {
        return (end - first + dilation - 1) / dilation;
    }
}
