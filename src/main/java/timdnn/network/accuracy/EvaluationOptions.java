package timdnn.network.accuracy;

import timdnn.array.ArrayGeometry;

/**
 * How to evaluate a network.
 *
 * @param geometry the tile
 * @param errors which errors happen when columns are read
 * @param images how many images, from the first; at least 1, more than there are means all
 * @param histogramImages over how many of these images, drawn at random, accesses are counted; at least 1
 * @param seed seed of the errors
 * @param threads number of threads, at least 1; has no influence on any result but the speed
 */
public record EvaluationOptions(
        ArrayGeometry geometry, ErrorModel errors, int images, int histogramImages, long seed, int threads) {
    /** Which errors happen when a column is read. */
    public enum ErrorModel {
        /** None: every conversion reads the ideal code. */
        NONE,
        /** Every conversion draws its code from the table. */
        IID,
        /** Dies are drawn from the table, and each errs in its own places: {@link DieEvaluator}. */
        DIE
    }

    /** The number of images over which accesses are counted unless stated otherwise. */
    public static final int DEFAULT_HISTOGRAM_IMAGES = 500;

    /** Checks the ranges. */
    public EvaluationOptions {
        requirePositive(images, "images");
        requirePositive(histogramImages, "histogramImages");
        requirePositive(threads, "threads");
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }

    /** {@return all images, no errors, the paper's tile, a thread per processor} */
    public static EvaluationOptions exact() {
        return new EvaluationOptions(
                ArrayGeometry.PAPER,
                ErrorModel.NONE,
                Integer.MAX_VALUE,
                DEFAULT_HISTOGRAM_IMAGES,
                1,
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same with independent errors.
     *
     * @param withSeed seed of the errors
     * @return the options
     */
    public EvaluationOptions iid(long withSeed) {
        return new EvaluationOptions(geometry, ErrorModel.IID, images, histogramImages, withSeed, threads);
    }

    /**
     * The same on another tile.
     *
     * @param tile its geometry
     * @return the options
     */
    public EvaluationOptions on(ArrayGeometry tile) {
        return new EvaluationOptions(tile, errors, images, histogramImages, seed, threads);
    }

    /**
     * The same on fewer images.
     *
     * @param limit how many
     * @return the options
     */
    public EvaluationOptions firstImages(int limit) {
        return new EvaluationOptions(geometry, errors, limit, histogramImages, seed, threads);
    }

    /**
     * The same on another number of threads.
     *
     * @param number how many
     * @return the options
     */
    public EvaluationOptions onThreads(int number) {
        return new EvaluationOptions(geometry, errors, images, histogramImages, seed, number);
    }
}
