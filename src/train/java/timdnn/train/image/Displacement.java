package timdnn.train.image;

/**
 * How far training images are displaced at random, each draw uniform.
 *
 * @param rotation largest rotation either way, in degrees
 * @param scaleChange largest change of the scale, 1 = double
 * @param shift largest shift either way along each axis, in pixels
 * @param wholePixels whether shifts are rounded to whole pixels
 * @param mirrored whether half of the images, at random, are mirrored left to right
 */
public record Displacement(double rotation, double scaleChange, double shift, boolean wholePixels, boolean mirrored) {}
