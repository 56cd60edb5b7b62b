package timdnn.network;

/**
 * The window of a convolution or a pooling over a tensor (channels, height, width). Output position (y, x) sees input rows
 * {@code y·strideY - padTop + i·dilationY} for i = 0 to kernelHeight - 1, and columns alike.
 *
 * @param input shape of the input: channels, height, width
 * @param kernelHeight window height
 * @param kernelWidth window width
 * @param strideY vertical step
 * @param strideX horizontal step
 * @param padTop rows of padding above
 * @param padLeft columns of padding on the left
 * @param padBottom rows of padding below
 * @param padRight columns of padding on the right
 * @param dilationY rows from one row of the window to the next
 * @param dilationX columns from one column of the window to the next
 */
public record SlidingWindow(
        TensorShape input,
        int kernelHeight,
        int kernelWidth,
        int strideY,
        int strideX,
        int padTop,
        int padLeft,
        int padBottom,
        int padRight,
        int dilationY,
        int dilationX) {
    /** More rows or columns of padding than any layer needs; what is above is a damaged model. */
    private static final int MOST_PADDING = 1024;

    /** Checks that the window fits at least once, and that the padding is of a size that a layer can have. */
    public SlidingWindow {
        if (input.rank() != 3) {
            throw new IllegalArgumentException("input must have channels, height and width, was " + input);
        }
        if (kernelHeight < 1 || kernelWidth < 1 || strideY < 1 || strideX < 1) {
            throw new IllegalArgumentException("kernel and strides must be positive, were " + kernelHeight + " x "
                    + kernelWidth + " and " + strideY + ", " + strideX);
        }
        for (int padding : new int[] {padTop, padLeft, padBottom, padRight}) {
            if (padding < 0 || padding > MOST_PADDING) {
                throw new IllegalArgumentException("padding must be in 0 to " + MOST_PADDING + ", was " + padding);
            }
        }
        if (dilationY < 1 || dilationX < 1 || dilationY > MOST_PADDING || dilationX > MOST_PADDING) {
            throw new IllegalArgumentException(
                    "dilations must be in 1 to " + MOST_PADDING + ", were " + dilationY + ", " + dilationX);
        }
        if (input.extent(1) + padTop + padBottom < reach(kernelHeight, dilationY)
                || input.extent(2) + padLeft + padRight < reach(kernelWidth, dilationX)) {
            throw new IllegalArgumentException(
                    "a window of " + kernelHeight + " x " + kernelWidth + " must fit the padded input " + input);
        }
    }

    /** A window without dilation. */
    public SlidingWindow(
            TensorShape input,
            int kernelHeight,
            int kernelWidth,
            int strideY,
            int strideX,
            int padTop,
            int padLeft,
            int padBottom,
            int padRight) {
        this(input, kernelHeight, kernelWidth, strideY, strideX, padTop, padLeft, padBottom, padRight, 1, 1);
    }

    /** Rows or columns that a kernel reaches over. */
    private static long reach(int kernel, int dilation) {
        return (kernel - 1L) * dilation + 1;
    }

    /** {@return input channels} */
    public int channels() {
        return input.extent(0);
    }

    /** {@return input height without padding} */
    public int height() {
        return input.extent(1);
    }

    /** {@return input width without padding} */
    public int width() {
        return input.extent(2);
    }

    /** {@return rows of the output} */
    public int outputHeight() {
        return (int) ((height() + padTop + padBottom - reach(kernelHeight, dilationY)) / strideY) + 1;
    }

    /** {@return columns of the output} */
    public int outputWidth() {
        return (int) ((width() + padLeft + padRight - reach(kernelWidth, dilationX)) / strideX) + 1;
    }

    /** {@return positions of the window} */
    public int positions() {
        return outputHeight() * outputWidth();
    }

    /** {@return values in a window over all channels: the rows of a convolution's matrix} */
    public int rows() {
        return channels() * kernelHeight * kernelWidth;
    }
}
