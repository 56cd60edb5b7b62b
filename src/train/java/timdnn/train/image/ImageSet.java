package timdnn.train.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Images of 28 x 28 pixels with labels, as the IDX files of MNIST hold them (LeCun et al. 1998, doi:10.1109/5.726791). Immutable. */
public final class ImageSet {
    /** Pixels along an edge of an image. */
    public static final int EDGE = 28;

    /** Pixels of an image. */
    static final int AREA = EDGE * EDGE;

    private static final int IMAGE_MAGIC = 0x803;
    private static final int LABEL_MAGIC = 0x801;

    private final byte[][] images;
    private final byte[] labels;

    private ImageSet(byte[][] images, byte[] labels) {
        this.images = images;
        this.labels = labels;
    }

    /**
     * Reads a pair of uncompressed IDX files.
     *
     * @param imageFile images, IDX type 3
     * @param labelFile labels, IDX type 1
     * @return the images, in file order
     * @throws IOException when a file is missing, truncated or of another kind
     */
    public static ImageSet read(Path imageFile, Path labelFile) throws IOException {
        byte[][] images;
        try (DataInputStream in = open(imageFile)) {
            expect(IMAGE_MAGIC, in.readInt(), imageFile);
            images = new byte[in.readInt()][AREA];
            expect(EDGE, in.readInt(), imageFile);
            expect(EDGE, in.readInt(), imageFile);
            for (byte[] image : images) {
                in.readFully(image);
            }
        }
        byte[] labels = new byte[images.length];
        try (DataInputStream in = open(labelFile)) {
            expect(LABEL_MAGIC, in.readInt(), labelFile);
            expect(labels.length, in.readInt(), labelFile);
            in.readFully(labels);
        }
        return new ImageSet(images, labels);
    }

    /** The images {@code from} to {@code to - 1}. */
    public ImageSet range(int from, int to) {
        return new ImageSet(Arrays.copyOfRange(images, from, to), Arrays.copyOfRange(labels, from, to));
    }

    public int size() {
        return labels.length;
    }

    /** Grey level of a pixel, 0 background to 255. */
    int pixel(int image, int row, int column) {
        return images[image][EDGE * row + column] & 0xff;
    }

    /** The label: a class, 0 to 9. */
    int label(int image) {
        return labels[image];
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    private static void expect(int expected, int actual, Path file) throws IOException {
        if (expected != actual) {
            throw new IOException(file + ": header field must be " + expected + ", was " + actual);
        }
    }
}
