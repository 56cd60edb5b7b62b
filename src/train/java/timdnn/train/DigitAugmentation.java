package timdnn.train;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random small displacement of a digit: rotation, scale and shift in one bilinear resampling, background outside. The
 * result is rounded to whole grey levels, so the network sees the same kind of image as in the test set.
 */
final class DigitAugmentation {
    private static final double MAX_ROTATION = Math.toRadians(10);
    private static final double MAX_SCALE_CHANGE = 0.1;
    private static final double MAX_SHIFT = 2;

    private final UniformRandomProvider random;

    DigitAugmentation(UniformRandomProvider random) {
        this.random = random;
    }

    /**
     * Writes a displaced copy.
     *
     * @param digits where the image is
     * @param image index of the image in {@code digits}
     * @param batch receives the copy
     * @param slot index of the copy in {@code batch}
     */
    void displace(DigitSet digits, int image, Batch batch, int slot) {
        double angle = symmetric(MAX_ROTATION);
        double zoom = 1 + symmetric(MAX_SCALE_CHANGE);
        double shiftRow = symmetric(MAX_SHIFT);
        double shiftColumn = symmetric(MAX_SHIFT);
        double cos = Math.cos(angle) / zoom;
        double sin = Math.sin(angle) / zoom;
        double centre = (DigitSet.EDGE - 1) / 2.0;
        for (int row = 0; row < DigitSet.EDGE; row++) {
            for (int column = 0; column < DigitSet.EDGE; column++) {
                double y = row - centre - shiftRow;
                double x = column - centre - shiftColumn;
                double level = sample(digits, image, centre + cos * y - sin * x, centre + sin * y + cos * x);
                batch.setPixel(slot, row, column, (float) Math.rint(level));
            }
        }
    }

    private double symmetric(double limit) {
        return limit * (2 * random.nextDouble() - 1);
    }

    private static double sample(DigitSet digits, int image, double y, double x) {
        int row = (int) Math.floor(y);
        int column = (int) Math.floor(x);
        double v = y - row;
        double u = x - column;
        return (1 - v) * ((1 - u) * pixel(digits, image, row, column) + u * pixel(digits, image, row, column + 1))
                + v * ((1 - u) * pixel(digits, image, row + 1, column) + u * pixel(digits, image, row + 1, column + 1));
    }

    private static int pixel(DigitSet digits, int image, int row, int column) {
        boolean inside = row >= 0 && row < DigitSet.EDGE && column >= 0 && column < DigitSet.EDGE;
        return inside ? digits.pixel(image, row, column) : 0;
    }
}
