package timdnn.network.accuracy;

import java.util.List;
import timdnn.lut.table.BinomialInterval;

/**
 * Accuracy over dies. Every figure has status S.
 *
 * @param options how
 * @param images images classified on each die
 * @param exact accuracy without errors on the same images
 * @param accuracy by die
 * @param ofDies spread from die to die
 * @param ofNoise spread from run to run of one die; 0 without noise
 * @param ofImages spread of the mean accuracy by the choice of images
 * @param ofTable spread of the mean accuracy by what the tables leave open: σ of cells and of offsets at their bounds on the same
 *     dies and images
 * @param againstExact mean over dies less no errors, by image
 * @param againstIid mean over dies less independent errors, by image
 */
public record DieAccuracy(
        DieOptions options,
        int images,
        double exact,
        List<Double> accuracy,
        Spread ofDies,
        Spread ofNoise,
        Spread ofImages,
        Spread ofTable,
        ImageMean againstExact,
        ImageMean againstIid) {
    /** Keeps its own copy. */
    public DieAccuracy {
        accuracy = List.copyOf(accuracy);
    }

    /** {@return the mean over dies} */
    public double mean() {
        return accuracy.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /**
     * The 95 % interval of {@link #mean}: what the choice of images, of dies and of the table leave open, added in squares,
     *
     * <p>mean ± sqrt(w² + (1.96 σ_dies)² / dies + (1.96 σ_table)²),
     *
     * <p>with w from the mean to that end of Wilson's interval for as many images.
     *
     * @return the interval
     */
    public BinomialInterval interval() {
        BinomialInterval byImages = BinomialInterval.of(Math.round(mean() * images), images);
        double dies = Math.pow(BinomialInterval.Z95 * ofDies.sigma(), 2) / accuracy.size();
        double table = Math.pow(BinomialInterval.Z95 * ofTable.sigma(), 2);
        double below = Math.sqrt(Math.pow(mean() - byImages.low(), 2) + dies + table);
        double above = Math.sqrt(Math.pow(byImages.high() - mean(), 2) + dies + table);
        return new BinomialInterval(Math.max(0, mean() - below), Math.min(1, mean() + above));
    }

    /**
     * A quantile over dies, between two of them in proportion.
     *
     * @param share 0 to 1
     * @return the accuracy that this share of dies does not exceed
     */
    public double quantile(double share) {
        double[] sorted =
                accuracy.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** {@return the accuracy that a good die reaches} */
    public double yieldAccuracy() {
        return options.yieldAccuracy().orElse(Math.max(0, exact - DieOptions.BELOW_EXACT));
    }

    /** {@return dies that reach it} */
    public long good() {
        double least = yieldAccuracy();
        return accuracy.stream().filter(value -> value >= least).count();
    }

    /** {@return the share of dies that do, with its 95 % interval} */
    public BinomialInterval yielded() {
        return BinomialInterval.of(good(), accuracy.size());
    }
}
