package timdnn.network.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import timdnn.input.InvalidInputException;
import timdnn.network.TensorShape;

/**
 * Images and labels in the IDX files of MNIST: big-endian magic number 0x00000803 (bytes, three extents), 0x00000804 (four) or
 * 0x00000801 (bytes, one extent), the extents as 32-bit integers, then the bytes. Labels may be integers of 16 or 32 bits.
 * Gzipped or not.
 *
 * @see <a href="https://doi.org/10.1109/5.726791">LeCun et al., Proc. IEEE 86 (1998)</a>
 */
public final class IdxDataset implements Dataset {
    /** Name of the handwritten digits, whose test set ships with the project. */
    public static final String MNIST = "mnist";

    /** Name of the pictures of clothes (Fashion-MNIST, arXiv 1708.07747), whose test set ships with the project. */
    public static final String FASHION = "fashion";

    /** Data sets whose test images ship with the project. */
    static final List<String> SHIPPED = List.of(MNIST, FASHION);

    private static final List<Integer> IMAGES = List.of(0x0803, 0x0804);
    private static final List<Integer> LABELS = List.of(0x0801, 0x0b01, 0x0c01);

    private final String name;
    private final IdxContent images;
    private final IdxContent labels;
    private final TensorShape shape;

    private final Layout layout;

    private IdxDataset(String name, IdxContent images, IdxContent labels, Layout layout) {
        if (images.extent(0) != labels.extent(0)) {
            throw InvalidInputException.in(
                    labels.file(),
                    "the number of labels",
                    "must be that of the images, " + images.extent(0) + ", is " + labels.extent(0));
        }
        this.name = name;
        this.images = images;
        this.labels = labels;
        this.layout = images.rank() == 3 ? Layout.NCHW : layout;
        this.shape = images.rank() == 3
                ? TensorShape.of(1, images.extent(1), images.extent(2))
                : Pixels.shape(images.extent(1), images.extent(2), images.extent(3), layout);
    }

    /**
     * The files in a folder.
     *
     * @param name what the data set is called
     * @param folder a folder with {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, or the same with {@code train} or
     *     {@code test}; each with or without {@code .gz}, with a hyphen or a dot before {@code idx}, and with any prefix; {@code idx4} for
     *     images with several channels
     * @param split which images
     * @param layout order of the values of images with several channels
     * @return the data set
     * @throws InvalidInputException if there is no such data set, or a file is damaged; the message names the file and
     *     what is wrong
     */
    static IdxDataset in(String name, Path folder, Split split, Layout layout) {
        IdxNames.Pair files = IdxNames.find(folder, split);
        return new IdxDataset(
                name, IdxContent.read(files.images(), IMAGES), IdxContent.read(files.labels(), LABELS), layout);
    }

    /** A test set that ships with the project, one of {@link #SHIPPED}. */
    static IdxDataset shipped(String name) {
        return new IdxDataset(
                name,
                resource(name, "t10k-images-idx3-ubyte.gz", IMAGES),
                resource(name, "t10k-labels-idx1-ubyte.gz", LABELS),
                Layout.NCHW);
    }

    private static IdxContent resource(String dataset, String name, List<Integer> magics) {
        Path shown = Path.of("datasets", dataset, name);
        try (InputStream stream = IdxDataset.class.getResourceAsStream("/datasets/" + dataset + "/" + name)) {
            if (stream == null) {
                throw new InvalidInputException(
                        "data set " + dataset + " is not part of this build: " + shown + " is missing");
            }
            return IdxContent.read(shown, stream, magics);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(shown, failure);
        }
    }

    @Override
    public String imagesFile() {
        return String.valueOf(images.file().getFileName()).replaceFirst("\\.gz$", "");
    }

    @Override
    public String imagesSha256() {
        return images.sha256();
    }

    @Override
    public String labelsFile() {
        return labels.file().toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return images.extent(0);
    }

    @Override
    public TensorShape shape() {
        return shape;
    }

    @Override
    public void copyPixels(int image, float[] into) {
        int area = shape.size();
        for (int pixel = 0; pixel < area; pixel++) {
            into[pixel] = images.value(image * area + Pixels.place(shape, layout, pixel));
        }
    }

    @Override
    public int label(int image) {
        return labels.value(image);
    }
}
