package timdnn.train.image;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random small displacement of an image: rotation, scale and shift in one bilinear resampling, background outside. The
 * result is rounded to whole grey levels, so the network sees the same kind of image as in the test set.
 */
public final class ImageAugmentation {
    private final Displacement limits;
    private final UniformRandomProvider random;

    public ImageAugmentation(Displacement limits, UniformRandomProvider random) {
        this.limits = limits;
        this.random = random;
    }

    /** Draws what the displacement of one image takes, and does nothing with it. */
    void skip() {
        draw();
    }

    /**
     * Writes a displaced copy.
     *
     * @param digits where the image is
     * @param image index of the image in {@code digits}
     * @param batch receives the copy
     * @param slot index of the copy in {@code batch}
     */
    void displace(ImageSet digits, int image, Batch batch, int slot) {
        Drawn drawn = draw();
        double cos = Math.cos(drawn.angle()) / drawn.zoom();
        double sin = Math.sin(drawn.angle()) / drawn.zoom();
        double centre = (ImageSet.EDGE - 1) / 2.0;
        for (int row = 0; row < ImageSet.EDGE; row++) {
            for (int column = 0; column < ImageSet.EDGE; column++) {
                double y = row - centre - drawn.shiftRow();
                double x = column - centre - drawn.shiftColumn();
                double level = sample(digits, image, centre + cos * y - sin * x, centre + sin * y + cos * x);
                int place = drawn.mirrored() ? ImageSet.EDGE - 1 - column : column;
                batch.setPixel(slot, row, place, (float) Math.rint(level));
            }
        }
    }

    private Drawn draw() {
        double angle = symmetric(Math.toRadians(limits.rotation()));
        double zoom = 1 + symmetric(limits.scaleChange());
        double shiftRow = symmetric(limits.shift());
        double shiftColumn = symmetric(limits.shift());
        boolean mirrored = limits.mirrored() && random.nextBoolean();
        return limits.wholePixels()
                ? new Drawn(angle, zoom, Math.rint(shiftRow), Math.rint(shiftColumn), mirrored)
                : new Drawn(angle, zoom, shiftRow, shiftColumn, mirrored);
    }

    private double symmetric(double limit) {
        return limit * (2 * random.nextDouble() - 1);
    }

    private static double sample(ImageSet digits, int image, double y, double x) {
        int row = (int) Math.floor(y);
        int column = (int) Math.floor(x);
        double v = y - row;
        double u = x - column;
        if (u == 0 && v == 0) {
            return pixel(digits, image, row, column);
        }
        return (1 - v) * ((1 - u) * pixel(digits, image, row, column) + u * pixel(digits, image, row, column + 1))
                + v * ((1 - u) * pixel(digits, image, row + 1, column) + u * pixel(digits, image, row + 1, column + 1));
    }

    private static int pixel(ImageSet digits, int image, int row, int column) {
        boolean inside = row >= 0 && row < ImageSet.EDGE && column >= 0 && column < ImageSet.EDGE;
        return inside ? digits.pixel(image, row, column) : 0;
    }

    /** One displacement: radians, factor, pixels. */
    private record Drawn(double angle, double zoom, double shiftRow, double shiftColumn, boolean mirrored) {}
}
