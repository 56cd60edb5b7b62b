package timdnn.network.accuracy;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Mean over images drawn at random of a quantity that each image has for itself, with what the choice of images leaves open:
 * half the width of Student's 95 % interval, t(n - 1) s/√n. The accesses of an image are one cluster, however many they are, so
 * n is the number of images and s the standard deviation from image to image.
 *
 * <p>No correction for a finite set: the images stand for all that could have been in it.
 *
 * @param mean the mean, in the quantity's unit
 * @param halfWidth half the width of the interval, in the same unit; infinite for one image, which says nothing of others
 * @param images n
 */
public record ImageMean(double mean, double halfWidth, int images) {
    private static final double UPPER_TAIL = 0.975;

    /**
     * The mean of values.
     *
     * @param byImage one value an image, at least one
     * @return mean and half-width
     * @throws IllegalArgumentException if there are no images
     */
    public static ImageMean of(double[] byImage) {
        int images = byImage.length;
        if (images == 0) {
            throw new IllegalArgumentException("byImage must have at least one image");
        }
        double sum = 0;
        for (double value : byImage) {
            sum += value;
        }
        double mean = sum / images;
        if (images == 1) {
            return new ImageMean(mean, Double.POSITIVE_INFINITY, 1);
        }
        double squares = 0;
        for (double value : byImage) {
            squares += (value - mean) * (value - mean);
        }
        double standardError = Math.sqrt(squares / (images - 1) / images);
        double quantile = new TDistribution(images - 1).inverseCumulativeProbability(UPPER_TAIL);
        return new ImageMean(mean, quantile * standardError, images);
    }

    /**
     * Lower end of an interval of the mean that holds an independent uncertainty, too. Distances from the estimate are added
     * as squares (MOVER), which for two normal errors is exact.
     *
     * @param other lower end of the other uncertainty's 95 % interval alone, at most the mean
     * @return mean - √((mean - other)² + halfWidth²)
     * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner, Stat. Med. 27 (2008)</a>
     */
    public double low(double other) {
        return mean - Math.hypot(mean - other, halfWidth);
    }

    /**
     * Upper end, as {@link #low}.
     *
     * @param other upper end of the other uncertainty's 95 % interval alone, at least the mean
     * @return mean + √((other - mean)² + halfWidth²)
     */
    public double high(double other) {
        return mean + Math.hypot(other - mean, halfWidth);
    }
}
