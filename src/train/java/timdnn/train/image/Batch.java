package timdnn.train.image;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Images on their way into the network: grey levels 0 to 255 and the label of each. Filled once, then read. */
public final class Batch {
    private final float[] pixels;
    private final float[] labels;

    Batch(int images) {
        pixels = new float[images * ImageSet.AREA];
        labels = new float[images];
    }

    /** The images of a set as they are. */
    public static Batch of(ImageSet digits) {
        Batch batch = new Batch(digits.size());
        for (int image = 0; image < digits.size(); image++) {
            batch.labels[image] = digits.label(image);
            for (int row = 0; row < ImageSet.EDGE; row++) {
                for (int column = 0; column < ImageSet.EDGE; column++) {
                    batch.setPixel(image, row, column, digits.pixel(image, row, column));
                }
            }
        }
        return batch;
    }

    void setPixel(int image, int row, int column, float level) {
        pixels[image * ImageSet.AREA + row * ImageSet.EDGE + column] = level;
    }

    void setLabel(int image, int digit) {
        labels[image] = digit;
    }

    /** Shape {@code [image][1][row][column]}. */
    public NDArray images(NDManager manager) {
        return manager.create(pixels, new Shape(labels.length, 1, ImageSet.EDGE, ImageSet.EDGE));
    }

    /** Shape {@code [image]}. */
    public NDArray labels(NDManager manager) {
        return manager.create(labels);
    }

    /**
     * How many images have their largest logit at their label; of equal logits the lowest index wins.
     *
     * @param logits {@code [image][class]}
     * @return between 0 and the number of images
     */
    public int correct(NDArray logits) {
        float[] values = logits.toFloatArray();
        int classes = values.length / labels.length;
        int correct = 0;
        for (int image = 0; image < labels.length; image++) {
            int best = 0;
            for (int digit = 1; digit < classes; digit++) {
                if (values[image * classes + digit] > values[image * classes + best]) {
                    best = digit;
                }
            }
            correct += best == labels[image] ? 1 : 0;
        }
        return correct;
    }
}
