package timdnn.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.input.InvalidInputException;
import timdnn.network.TensorShape;

class IdxDatasetTest {
    @TempDir
    private Path folder;

    private static byte[] images(int magic, int count, int bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(16 + bytes);
        buffer.putInt(magic).putInt(count).putInt(2).putInt(3);
        for (int index = 0; index < bytes; index++) {
            buffer.put((byte) (250 + index));
        }
        return buffer.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + labels.length);
        buffer.putInt(0x0801).putInt(labels.length);
        Arrays.stream(labels).forEach(label -> buffer.put((byte) label));
        return buffer.array();
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream expanded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(expanded)) {
            gzip.write(bytes);
        }
        return expanded.toByteArray();
    }

    private void write(byte[] images, byte[] labels) throws IOException {
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), images);
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels);
    }

    private AbstractThrowableAssert<?, ?> opening(byte[] images, byte[] labels) throws IOException {
        write(images, labels);
        return assertThatThrownBy(() -> Datasets.open(folder.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-ubyte");
    }

    @Test
    void pixelsAndLabelsAreUnsignedBytes() throws IOException {
        write(gzipped(images(0x0803, 2, 12)), labels(7, 200));
        Dataset dataset = Datasets.open(folder.toString());
        assertThat(dataset.size()).isEqualTo(2);
        assertThat(dataset.shape()).isEqualTo(TensorShape.of(1, 2, 3));
        float[] pixels = new float[6];
        dataset.copyPixels(0, pixels);
        assertThat(pixels).containsExactly(250, 251, 252, 253, 254, 255);
        dataset.copyPixels(1, pixels);
        assertThat(pixels).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(dataset.label(1)).isEqualTo(200);
    }

    @Test
    void damagedFilesAreNamedWithWhatIsWrong() throws IOException {
        byte[] good = images(0x0803, 2, 12);
        byte[] packed = gzipped(good);
        opening(images(0x0801, 2, 12), labels(1, 2))
                .hasMessageContaining("must be 0x00000803 or 0x00000804, is 0x00000801");
        opening(images(0x0803, 2, 11), labels(1, 2))
                .hasMessageContaining("must have 12 bytes")
                .hasMessageContaining("has 11");
        opening(images(0x0803, -2, 12), labels(1, 2)).hasMessageContaining("extent 0 must be positive");
        opening(good, labels(1, 2, 3)).hasMessageContaining("the number of labels must be that of the images, 2, is 3");
        opening(Arrays.copyOf(good, 7), labels(1, 2)).hasMessageContaining("must have 16 bytes, has 7");
        opening(Arrays.copyOf(packed, packed.length - 12), labels(1, 2)).hasMessageContaining("is damaged");
        packed[packed.length - 6] ^= 1;
        opening(packed, labels(1, 2)).hasMessageContaining("is damaged");
    }

    @Test
    void extentsThatClaimTooMuchAreRefusedBeforeAnythingIsExpanded() throws IOException {
        ByteBuffer wrapping = ByteBuffer.allocate(16 + 12);
        // 2^22 · 2^21 · 2^21 wraps to 0 in 64 bits.
        wrapping.putInt(0x0803).putInt(1 << 22).putInt(1 << 21).putInt(1 << 21);
        opening(wrapping.array(), labels(1, 2))
                .hasMessageContaining(
                        "the header must not claim more than 1073741824 bytes, has extents [4194304, 2097152]");
        byte[] bomb = images(0x0803, 2, 4_000_000);
        opening(gzipped(bomb), labels(1, 2))
                .hasMessageContaining("must have 12 bytes by its extents [2, 2, 3], has more");
    }

    @Test
    void trainingImagesAreReadByTheirOwnNames() throws IOException {
        write(images(0x0803, 2, 12), labels(7, 200));
        Files.write(folder.resolve("train-images-idx3-ubyte.gz"), gzipped(images(0x0803, 1, 6)));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels(3));

        Dataset training = Datasets.open(folder.toString(), Split.TRAIN, Layout.NCHW);
        assertThat(training.size()).isEqualTo(1);
        assertThat(training.label(0)).isEqualTo(3);
        assertThat(training.imagesFile()).isEqualTo("train-images-idx3-ubyte");
        assertThat(training.labelsFile()).endsWith("train-labels-idx1-ubyte");
        assertThatThrownBy(() -> Datasets.open(IdxDataset.MNIST, Split.TRAIN, Layout.NCHW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the training images of mnist do not ship with this program");
    }

    @Test
    void namesWithADotAreFoundAndOtherNamesAreListed() throws IOException {
        Files.write(folder.resolve("t10k-images.idx3-ubyte"), images(0x0803, 2, 12));
        Files.write(folder.resolve("letters-labels-idx1-ubyte"), labels(1, 2));
        assertThatThrownBy(() -> Datasets.open(folder.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must hold t10k-labels-idx1-ubyte or t10k-labels.idx1-ubyte")
                .hasMessageEndingWith("holds [letters-labels-idx1-ubyte, t10k-images.idx3-ubyte]");
        Files.write(folder.resolve("t10k-labels.idx1-ubyte.gz"), gzipped(labels(1, 2)));
        assertThat(Datasets.open(folder.toString()).label(1)).isEqualTo(2);
    }

    @Test
    void theFingerprintIsThatOfTheExpandedFile() throws Exception {
        byte[] plain = images(0x0803, 2, 12);
        write(gzipped(plain), labels(7, 200));
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain));
        assertThat(Datasets.open(folder.toString()).imagesSha256()).isEqualTo(expected);
    }

    @Test
    void theFashionTestSetIsTheOneThatItsReadmeNames() {
        Dataset clothes = Datasets.open(IdxDataset.FASHION);
        assertThat(clothes.name()).isEqualTo("fashion");
        assertThat(clothes.size()).isEqualTo(10_000);
        assertThat(clothes.shape()).isEqualTo(TensorShape.of(1, 28, 28));
        assertThat(clothes.imagesSha256())
                .isEqualTo("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b");
        int[] ofClass = new int[10];
        IntStream.range(0, clothes.size()).forEach(image -> ofClass[clothes.label(image)]++);
        assertThat(ofClass).containsOnly(1000);
    }

    @Test
    void theFashionTrainingSetIsNamedAsNotShipped() {
        assertThatThrownBy(() -> Datasets.open(IdxDataset.FASHION, Split.TRAIN, Layout.NCHW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the training images of fashion do not ship");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Datasets.open("cats"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("data set cats is neither mnist nor fashion");
        assertThatThrownBy(() -> Datasets.open(folder.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + ": the folder must hold t10k-images-idx3-ubyte or t10k-images.idx3-ubyte, with or"
                        + " without .gz, holds []");
    }
}
