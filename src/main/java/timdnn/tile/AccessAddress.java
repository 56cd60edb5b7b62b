package timdnn.tile;

/**
 * Where in a run an access happens, which with block and column addresses its draws.
 *
 * @param image number of the image
 * @param position position of the window in the image
 * @param positions positions an image has in this layer
 * @param access number of the access for this position: bits of an input, highest first, or positive and negative inputs
 */
public record AccessAddress(long image, int position, int positions, int access) {}
