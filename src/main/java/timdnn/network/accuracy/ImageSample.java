package timdnn.network.accuracy;

import java.util.Arrays;
import timdnn.network.PhiloxStream;

/**
 * Images drawn at random without replacement, each set as likely as any other: the first ones of a data set may be easier than
 * the rest, as those of MNIST's test set are. The same images for the same seed, whatever runs on them.
 */
final class ImageSample {
    /** No layer has this number, so that no error is drawn from the same stream. */
    private static final int STREAM = -1;

    private ImageSample() {}

    /**
     * Draws images.
     *
     * @param size images there are
     * @param count images wanted, at most {@code size}
     * @param seed seed of the choice
     * @return their numbers in ascending order
     */
    static int[] of(int size, int count, long seed) {
        PhiloxStream stream = new PhiloxStream(seed, STREAM, 0);
        int[] images = new int[size];
        Arrays.setAll(images, image -> image);
        for (int drawn = 0; drawn < count; drawn++) {
            int other = drawn + (int) (stream.nextUniform() * (size - drawn));
            int image = images[other];
            images[other] = images[drawn];
            images[drawn] = image;
        }
        int[] sample = Arrays.copyOf(images, count);
        Arrays.sort(sample);
        return sample;
    }
}
