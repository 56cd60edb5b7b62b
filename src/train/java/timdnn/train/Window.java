package timdnn.train;

/**
 * A square window that a convolution or a pooling moves over its maps.
 *
 * @param kernel edge of the window, in pixels
 * @param stride distance between two windows, in pixels
 * @param padding rows and columns of zeros at each edge of a map
 */
record Window(int kernel, int stride, int padding) {
    /** A window that moves by one pixel over maps without padding. */
    static Window valid(int kernel) {
        return new Window(kernel, 1, 0);
    }
}
