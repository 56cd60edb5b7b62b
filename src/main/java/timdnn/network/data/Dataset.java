package timdnn.network.data;

import timdnn.network.TensorShape;
import timdnn.network.ValueRange;

/** Labelled images. Implementations are immutable and safe to share between threads. */
public interface Dataset {
    /** {@return the data set's name, for reports} */
    String name();

    /** {@return the number of images} */
    int size();

    /** {@return shape of an image: channels, height, width} */
    TensorShape shape();

    /** {@return what is known of all values} */
    default ValueRange values() {
        return new ValueRange(0, 255, 1);
    }

    /**
     * Copies an image.
     *
     * @param image 0 to {@code size() - 1}
     * @param pixels where to; {@code shape().size()} values
     */
    void copyPixels(int image, float[] pixels);

    /** {@return where the labels come from, for messages about them: a file, or the data set's name} */
    default String labelsFile() {
        return name();
    }

    /**
     * The right answer.
     *
     * @param image 0 to {@code size() - 1}
     * @return index of the class
     */
    int label(int image);

    /** {@return the name of the file with the images, without folder and {@code .gz}} */
    default String imagesFile() {
        return name();
    }

    /** {@return SHA-256 of the file with the images, expanded, in hexadecimal; empty where there is none} */
    default String imagesSha256() {
        return "";
    }
}
