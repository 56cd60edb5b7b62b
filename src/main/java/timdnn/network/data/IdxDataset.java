package timdnn.network.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import timdnn.input.InvalidInputException;
import timdnn.network.TensorShape;

/**
 * Images and labels in the IDX files of MNIST: big-endian magic number 0x00000803 (bytes, three extents) or 0x00000801
 * (bytes, one extent), the extents as 32-bit integers, then the bytes. Gzipped or not.
 *
 * @see <a href="https://doi.org/10.1109/5.726791">LeCun et al., Proc. IEEE 86 (1998)</a>
 */
public final class IdxDataset implements Dataset {
    /** Name of the data set that ships with the project. */
    public static final String MNIST = "mnist";

    /** Files named in a message about a folder without the right ones. */
    private static final int MOST_LISTED = 12;

    private static final int IMAGE_MAGIC = 0x0803;
    private static final int LABEL_MAGIC = 0x0801;

    /** Which part of a data set. */
    public enum Split {
        /** Images that training has not seen. */
        TEST("t10k"),
        /** Images for training. */
        TRAIN("train");

        private final String prefix;

        Split(String prefix) {
            this.prefix = prefix;
        }

        private String images() {
            return prefix + "-images-idx3-ubyte";
        }

        private String labels() {
            return prefix + "-labels-idx1-ubyte";
        }
    }

    private final String name;
    private final IdxContent images;
    private final IdxContent labels;
    private final TensorShape shape;

    private IdxDataset(String name, IdxContent images, IdxContent labels) {
        if (images.extent(0) != labels.extent(0)) {
            throw InvalidInputException.in(
                    labels.file(),
                    "the number of labels",
                    "must be that of the images, " + images.extent(0) + ", is " + labels.extent(0));
        }
        this.name = name;
        this.images = images;
        this.labels = labels;
        this.shape = TensorShape.of(1, images.extent(1), images.extent(2));
    }

    /**
     * The test images of a data set by name or folder.
     *
     * @param nameOrFolder as for {@link #open(String, Split)}
     * @return the data set
     * @throws InvalidInputException as {@link #open(String, Split)}
     */
    public static IdxDataset open(String nameOrFolder) {
        return open(nameOrFolder, Split.TEST);
    }

    /**
     * A data set by name or folder.
     *
     * @param nameOrFolder {@link #MNIST} for the test set that ships with the project, or a folder that holds {@code
     *     t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, or the same with {@code train}, each with or without {@code
     *     .gz}, and with a hyphen or a dot before {@code idx}
     * @param split which images
     * @return the data set
     * @throws InvalidInputException if there is no such data set, or a file is damaged; the message names the file and
     *     what is wrong
     */
    public static IdxDataset open(String nameOrFolder, Split split) {
        Path folder = Path.of(nameOrFolder);
        if (Files.isDirectory(folder)) {
            return new IdxDataset(
                    nameOrFolder,
                    IdxContent.read(present(folder, split.images()), IMAGE_MAGIC, 3),
                    IdxContent.read(present(folder, split.labels()), LABEL_MAGIC, 1));
        }
        if (!nameOrFolder.equals(MNIST)) {
            throw new InvalidInputException("data set " + nameOrFolder + " is neither " + MNIST
                    + ", which ships with this program, nor a folder with IDX files");
        }
        if (split == Split.TRAIN) {
            throw new InvalidInputException(
                    "the training images of " + MNIST + " do not ship with this program: name a folder" + " that holds "
                            + split.images() + " and " + split.labels());
        }
        return new IdxDataset(
                MNIST,
                resource(split.images() + ".gz", IMAGE_MAGIC, 3),
                resource(split.labels() + ".gz", LABEL_MAGIC, 1));
    }

    /** The file of that name; some mirrors and unpackers write a dot before {@code idx}, and some leave it compressed. */
    private static Path present(Path folder, String name) {
        String dotted = name.replace("-idx", ".idx");
        for (String candidate : List.of(name, name + ".gz", dotted, dotted + ".gz")) {
            if (Files.exists(folder.resolve(candidate))) {
                return folder.resolve(candidate);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> found = files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .limit(MOST_LISTED)
                    .toList();
            throw InvalidInputException.in(
                    folder,
                    "the folder",
                    "must hold " + name + " or " + dotted + ", with or without .gz, holds " + found);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(folder, failure);
        }
    }

    private static IdxContent resource(String name, int magic, int extents) {
        Path shown = Path.of("datasets", MNIST, name);
        try (InputStream stream = IdxDataset.class.getResourceAsStream("/datasets/" + MNIST + "/" + name)) {
            if (stream == null) {
                throw new InvalidInputException(
                        "data set " + MNIST + " is not part of this build: " + shown + " is missing");
            }
            return IdxContent.read(shown, stream, magic, extents);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(shown, failure);
        }
    }

    /** {@return the name of the file with the images, without folder and {@code .gz}} */
    public String imagesFile() {
        return String.valueOf(images.file().getFileName()).replaceFirst("\\.gz$", "");
    }

    /** {@return SHA-256 of the file with the images, expanded, in hexadecimal} */
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
            into[pixel] = images.value(image * area + pixel);
        }
    }

    @Override
    public int label(int image) {
        return labels.value(image);
    }
}
