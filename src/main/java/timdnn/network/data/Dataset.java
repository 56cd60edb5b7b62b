package timdnn.network.data;

import timdnn.network.TensorShape;

/** Labelled images. Implementations are immutable and safe to share between threads. */
public interface Dataset {
    /** {@return the data set's name, for reports} */
    String name();

    /** {@return the number of images} */
    int size();

    /** {@return shape of an image: channels, height, width} */
    TensorShape shape();

    /**
     * Copies an image.
     *
     * @param image 0 to {@code size() - 1}
     * @param pixels where to; {@code shape().size()} raw values, 0 to 255
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
}
