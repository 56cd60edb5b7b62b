package timdnn.network.accuracy;

import timdnn.lut.table.BinomialInterval;

/**
 * What errors do to accuracy, judged on the same images with and without them. Of n images, b are {@code gained} (wrong without
 * errors, right with them) and c are {@code lost} (right without, wrong with); the others say nothing about the difference.
 *
 * <p>The estimate is Δ = (b - c)/n, with Tango's 95 % score interval: all Δ for which |b - c - nΔ| ≤ z √(n(2q + Δ(1 - Δ))), z =
 * 1.96, where q is the maximum-likelihood estimate of P(lost) under Δ, the larger root of 2n q² + (−b − c + (2n − b + c)Δ) q −
 * cΔ(1 − Δ) = 0. Without discordant images it is Wilson's, ±z²/(n + z²). The test is McNemar's exact one: under equal
 * accuracies b of b + c is binomial with 1/2.
 *
 * <p>An image is the independent unit. Errors are drawn once an image, so interval and test cover both the choice of images and
 * the draw of errors; draws of several seeds on the same images are clusters and must not be added up as further images.
 *
 * @param images n, at least 1
 * @param lost c, images that errors turn from right to wrong
 * @param gained b, images that errors turn from wrong to right
 * @param low lower end of the 95 % interval of Δ
 * @param high upper end
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C891::AID-SIM780%3E3.0.CO;2-B">Tango, Stat. Med. 17
 *     (1998)</a>
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar, Psychometrika 12 (1947)</a>
 */
public record PairedDifference(int images, int lost, int gained, double low, double high) {
    /** Enough halvings of [-1, 1] for the last bit. */
    private static final int HALVINGS = 60;

    /** Checks that the counts fit the images and that the estimate is in the interval. */
    public PairedDifference {
        if (images < 1 || lost < 0 || gained < 0 || (long) lost + gained > images) {
            throw new IllegalArgumentException(
                    "lost and gained must be in 0 to images = " + images + ", were " + lost + " and " + gained);
        }
        double estimate = (double) (gained - lost) / images;
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException(
                    "low to high must hold the estimate " + estimate + ", was " + low + " to " + high);
        }
    }

    /**
     * Counts alone, with Tango's interval.
     *
     * @param images number of images, at least 1
     * @param lost images that errors turn from right to wrong
     * @param gained images that errors turn from wrong to right
     * @return the difference
     * @throws IllegalArgumentException if the counts do not fit the images
     */
    public static PairedDifference of(int images, int lost, int gained) {
        double estimate = (double) (gained - lost) / Math.max(1, images);
        PairedDifference counts = new PairedDifference(images, lost, gained, estimate, estimate);
        return new PairedDifference(
                images,
                lost,
                gained,
                counts.end(-1, estimate, BinomialInterval.Z95),
                counts.end(estimate, 1, -BinomialInterval.Z95));
    }

    /**
     * The same images without and with errors.
     *
     * @param without whether each image is classified rightly without errors
     * @param with the same with errors, in the same order
     * @return the difference
     * @throws IllegalArgumentException if the lengths differ or there are no images
     */
    public static PairedDifference of(boolean[] without, boolean[] with) {
        if (without.length != with.length) {
            throw new IllegalArgumentException(
                    "with must have the " + without.length + " images of without, had " + with.length);
        }
        int lost = 0;
        int gained = 0;
        for (int image = 0; image < with.length; image++) {
            lost += without[image] && !with[image] ? 1 : 0;
            gained += !without[image] && with[image] ? 1 : 0;
        }
        return of(with.length, lost, gained);
    }

    /**
     * The same with an interval that covers another one, too.
     *
     * @param other a difference of the same images at other error rates
     * @return these counts with the hull of both intervals
     */
    public PairedDifference covering(PairedDifference other) {
        return new PairedDifference(images, lost, gained, Math.min(low, other.low), Math.max(high, other.high));
    }

    /** {@return Δ, the accuracy with errors less that without} */
    public double estimate() {
        return (double) (gained - lost) / images;
    }

    /**
     * McNemar's exact test.
     *
     * @return probability, were errors to gain as often as they lose, of discordant images at least as one-sided as these; 1
     *     if there are none
     */
    public double pValue() {
        int discordant = lost + gained;
        int fewer = Math.min(lost, gained);
        double logTerm = -discordant * Math.log(2);
        double tail = 0;
        for (int seen = 0; seen <= fewer; seen++) {
            tail += Math.exp(logTerm);
            logTerm += Math.log((double) (discordant - seen) / (seen + 1));
        }
        return Math.min(1, 2 * tail);
    }

    /** The difference between two that has the score {@code level}; the score falls with the difference. */
    private double end(double from, double to, double level) {
        double above = from;
        double below = to;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (above + below) / 2;
            if (score(middle) > level) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return level > 0 ? above : below;
    }

    private double score(double difference) {
        double n = images;
        double spread = difference * (1 - difference);
        double slope = -gained - lost + (2 * n - gained + lost) * difference;
        double root = Math.sqrt(Math.max(0, slope * slope + 8 * n * lost * spread));
        double lostShare = (root - slope) / (4 * n);
        double distance = gained - lost - n * difference;
        double variance = n * (2 * lostShare + spread);
        return variance > 0 ? distance / Math.sqrt(variance) : Math.copySign(Double.POSITIVE_INFINITY, distance);
    }
}
