package timdnn.network.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.input.InvalidInputException;
import timdnn.network.TensorShape;

/**
 * The binary files of CIFAR-10: records of a label and 3072 bytes, red, green and blue planes of 32 x 32 each.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky, Learning Multiple Layers of Features (2009)</a>
 */
final class CifarDataset implements Dataset {
    private static final TensorShape SHAPE = TensorShape.of(3, 32, 32);
    private static final int RECORD = 1 + 3072;

    private final String name;
    private final List<Path> files;
    private final List<byte[]> contents;
    private final int[] firsts;

    private CifarDataset(String name, List<Path> files, List<byte[]> contents) {
        this.name = name;
        this.files = files;
        this.contents = contents;
        this.firsts = new int[contents.size() + 1];
        for (int file = 0; file < contents.size(); file++) {
            firsts[file + 1] = firsts[file] + contents.get(file).length / RECORD;
        }
    }

    /** Names of the files of a part of the data set. */
    static List<String> names(Split split) {
        return split == Split.TEST
                ? List.of("test_batch.bin")
                : IntStream.rangeClosed(1, 5)
                        .mapToObj(batch -> "data_batch_" + batch + ".bin")
                        .toList();
    }

    /** Whether the names of a folder's files are those of this data set. */
    static boolean any(List<String> names) {
        return names.stream().anyMatch(name -> name.matches("(test_batch|data_batch_[1-5])\\.bin"));
    }

    /**
     * The files in a folder.
     *
     * @throws InvalidInputException if one is missing, or has no whole number of records
     */
    static CifarDataset in(String name, Path folder, Split split) {
        List<Path> files = names(split).stream().map(folder::resolve).toList();
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            try {
                if (Files.size(file) == 0
                        || Files.size(file) % RECORD != 0
                        || Files.size(file) > IdxContent.MOST_BYTES) {
                    throw InvalidInputException.in(
                            file,
                            "the content",
                            "must have records of " + RECORD + " bytes, at most 2^30 bytes in all, has "
                                    + Files.size(file) + " bytes");
                }
                contents.add(Files.readAllBytes(file));
            } catch (IOException failure) {
                throw InvalidInputException.unreadable(file, failure);
            }
        }
        return new CifarDataset(name, files, contents);
    }

    private int file(int image) {
        int file = 0;
        while (image >= firsts[file + 1]) {
            file++;
        }
        return file;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return firsts[contents.size()];
    }

    @Override
    public TensorShape shape() {
        return SHAPE;
    }

    @Override
    public void copyPixels(int image, float[] pixels) {
        int file = file(image);
        int record = (image - firsts[file]) * RECORD;
        for (int pixel = 0; pixel < SHAPE.size(); pixel++) {
            pixels[pixel] = contents.get(file)[record + 1 + pixel] & 0xff;
        }
    }

    @Override
    public int label(int image) {
        int file = file(image);
        return contents.get(file)[(image - firsts[file]) * RECORD] & 0xff;
    }

    @Override
    public String labelsFile() {
        return files.get(0).toString();
    }

    @Override
    public String imagesFile() {
        return String.valueOf(files.get(0).getFileName());
    }

    @Override
    public String imagesSha256() {
        return Sha256.of(contents.toArray(byte[][]::new));
    }
}
