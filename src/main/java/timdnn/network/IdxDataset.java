package timdnn.network;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import timdnn.input.InvalidInputException;

/**
 * Images and labels in the IDX files of MNIST: big-endian magic number 0x00000803 (bytes, three extents) or 0x00000801
 * (bytes, one extent), the extents as 32-bit integers, then the bytes. Gzipped or not.
 *
 * @see <a href="https://doi.org/10.1109/5.726791">LeCun et al., Proc. IEEE 86 (1998)</a>
 */
public final class IdxDataset implements Dataset {
    /** Name of the data set that ships with the project. */
    public static final String MNIST = "mnist";

    private static final String IMAGES = "t10k-images-idx3-ubyte";
    private static final String LABELS = "t10k-labels-idx1-ubyte";
    private static final int IMAGE_MAGIC = 0x0803;
    private static final int LABEL_MAGIC = 0x0801;

    private final String name;
    private final TensorShape shape;
    private final byte[] pixels;
    private final byte[] labels;

    private IdxDataset(String name, TensorShape shape, byte[] pixels, byte[] labels) {
        this.name = name;
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * A data set by name or folder.
     *
     * @param nameOrFolder {@link #MNIST} for the test set that ships with the project, or a folder that holds {@value #IMAGES}
     *     and {@value #LABELS}, each with or without {@code .gz}
     * @return the data set
     * @throws InvalidInputException if there is no such data set, or a file is damaged; the message names the file and
     *     what is wrong
     */
    public static IdxDataset open(String nameOrFolder) {
        Path folder = Path.of(nameOrFolder);
        if (Files.isDirectory(folder)) {
            return parse(nameOrFolder, file(folder, IMAGES), file(folder, LABELS));
        }
        if (!nameOrFolder.equals(MNIST)) {
            throw new InvalidInputException("data set " + nameOrFolder + " is neither " + MNIST
                    + ", which ships with this program, nor a folder with IDX files");
        }
        return parse(MNIST, resource(IMAGES + ".gz"), resource(LABELS + ".gz"));
    }

    /** A file's name and its content, expanded. */
    private record Source(Path path, ByteBuffer content) {}

    private static Source file(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path path = Files.exists(plain) ? plain : folder.resolve(name + ".gz");
        try {
            return new Source(path, expanded(path, Files.readAllBytes(path)));
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(path, failure);
        }
    }

    private static Source resource(String name) {
        Path shown = Path.of("datasets", MNIST, name);
        try (InputStream stream = IdxDataset.class.getResourceAsStream("/datasets/" + MNIST + "/" + name)) {
            if (stream == null) {
                throw new InvalidInputException(
                        "data set " + MNIST + " is not part of this build: " + shown + " is missing");
            }
            return new Source(shown, expanded(shown, stream.readAllBytes()));
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(shown, failure);
        }
    }

    private static IdxDataset parse(String name, Source images, Source labels) {
        List<Integer> imageExtents = extents(images, IMAGE_MAGIC, 3);
        List<Integer> labelExtents = extents(labels, LABEL_MAGIC, 1);
        if (!imageExtents.get(0).equals(labelExtents.get(0))) {
            throw InvalidInputException.in(
                    labels.path(),
                    "the number of labels",
                    "must be that of the images, " + imageExtents.get(0) + ", is " + labelExtents.get(0));
        }
        return new IdxDataset(
                name,
                TensorShape.of(1, imageExtents.get(1), imageExtents.get(2)),
                rest(images.content()),
                rest(labels.content()));
    }

    private static ByteBuffer expanded(Path file, byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != (byte) 0x1f || bytes[1] != (byte) 0x8b) {
            return ByteBuffer.wrap(bytes);
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return ByteBuffer.wrap(gzip.readAllBytes());
        } catch (EOFException | ZipException damaged) {
            throw InvalidInputException.of(file, "is damaged: its gzip stream " + damaged.getMessage(), damaged);
        } catch (IOException failure) {
            throw InvalidInputException.of(file, "cannot be expanded: " + failure.getMessage(), failure);
        }
    }

    private static List<Integer> extents(Source source, int magic, int count) {
        Path file = source.path();
        ByteBuffer content = source.content();
        int header = Integer.BYTES * (1 + count);
        if (content.remaining() < header) {
            throw InvalidInputException.in(
                    file, "the header", "must have " + header + " bytes, has " + content.remaining());
        }
        int found = content.getInt();
        if (found != magic) {
            throw InvalidInputException.in(
                    file, "the magic number", String.format(Locale.ROOT, "must be 0x%08x, is 0x%08x", magic, found));
        }
        Integer[] extents = new Integer[count];
        long size = 1;
        for (int index = 0; index < count; index++) {
            extents[index] = content.getInt();
            if (extents[index] < 1) {
                throw InvalidInputException.in(file, "extent " + index, "must be positive, is " + extents[index]);
            }
            size *= extents[index];
        }
        if (content.remaining() != size) {
            throw InvalidInputException.in(
                    file,
                    "the content",
                    "must have " + size + " bytes by its extents " + List.of(extents) + ", has " + content.remaining());
        }
        return List.of(extents);
    }

    private static byte[] rest(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public TensorShape shape() {
        return shape;
    }

    @Override
    public void copyPixels(int image, float[] into) {
        int area = shape.size();
        for (int pixel = 0; pixel < area; pixel++) {
            into[pixel] = pixels[image * area + pixel] & 0xff;
        }
    }

    @Override
    public int label(int image) {
        return labels[image] & 0xff;
    }
}
