package timdnn.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.input.InvalidInputException;
import timdnn.network.TensorShape;
import timdnn.network.ValueRange;

/** Files of images as people have them, and what is fed for their values. */
class DatasetsTest {
    @TempDir
    private Path folder;

    private void write(String name, int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            content[index] = (byte) bytes[index];
        }
        Files.write(folder.resolve(name), content);
    }

    private float[] pixels(Dataset dataset, int image) {
        float[] pixels = new float[dataset.shape().size()];
        dataset.copyPixels(image, pixels);
        return pixels;
    }

    private Dataset open(Layout layout) {
        return Datasets.open(folder.toString(), Split.TEST, layout);
    }

    @Test
    void anyPrefixIsFoundAndLabelsMayBeIntegersOf32Bits() throws IOException {
        write("emnist-letters-test-images-idx3-ubyte", 0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 250);
        write("emnist-letters-test-labels.idx1-int", 0, 0, 0x0c, 1, 0, 0, 0, 1, 0, 0, 1, 4);
        Dataset dataset = open(Layout.NCHW);
        assertThat(pixels(dataset, 0)).containsExactly(7, 250);
        assertThat(dataset.label(0)).isEqualTo(260);
    }

    @Test
    void twoDataSetsInAFolderAreNamedBoth() throws IOException {
        write("a-test-images-idx3-ubyte", 0);
        write("b-test-images-idx3-ubyte", 0);
        assertThatThrownBy(() -> open(Layout.NCHW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one of them, holds [a-test-images-idx3-ubyte, b-test-images-idx3-ubyte]");
    }

    @Test
    void aTrainingSetAloneIsCalledOne() throws IOException {
        write("train-images-idx3-ubyte", 0);
        assertThatThrownBy(() -> open(Layout.NCHW)).hasMessageEndingWith("a training set alone: use --split train");
    }

    @Test
    void fourExtentsAreChannelsFirstOrLast() throws IOException {
        write("test-images-idx4-ubyte", 0, 0, 8, 4, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6);
        write("test-labels-idx1-ubyte", 0, 0, 8, 1, 0, 0, 0, 1, 0);
        assertThat(open(Layout.NCHW).shape()).isEqualTo(TensorShape.of(2, 1, 3));
        assertThat(pixels(open(Layout.NCHW), 0)).containsExactly(1, 2, 3, 4, 5, 6);
        // Two rows of one pixel of three channels.
        assertThat(open(Layout.NHWC).shape()).isEqualTo(TensorShape.of(3, 2, 1));
        assertThat(pixels(open(Layout.NHWC), 0)).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void recordsOfCifarAreALabelAndThreePlanes() throws IOException {
        byte[] records = new byte[2 * 3073];
        records[3073] = 9;
        records[3074] = (byte) 200;
        records[3073 + 1 + 1024] = 5;
        Files.write(folder.resolve("test_batch.bin"), records);
        Dataset dataset = open(Layout.NCHW);
        assertThat(dataset.size()).isEqualTo(2);
        assertThat(dataset.label(1)).isEqualTo(9);
        assertThat(pixels(dataset, 1)[0]).isEqualTo(200);
        assertThat(pixels(dataset, 1)[1024]).isEqualTo(5);
        Files.write(folder.resolve("test_batch.bin"), Arrays.copyOf(records, 3072));
        assertThatThrownBy(() -> open(Layout.NCHW)).hasMessageContaining("must have records of 3073 bytes");
        assertThatThrownBy(() -> Datasets.open(folder.toString(), Split.TRAIN, Layout.NCHW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("data_batch_1.bin cannot be read");
    }

    private void npy(String name, String type, String shape, byte[] values) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(10 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        file.putShort((short) text.length).put(text).put(values);
        Files.write(folder.resolve(name), file.array());
    }

    @Test
    void arraysOfNumpyHaveTheirTypes() throws IOException {
        byte[] floats = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(-1.5f)
                .putFloat(0)
                .putFloat(2)
                .putFloat(0.25f)
                .array();
        npy("x_test.npy", "<f4", "(2, 1, 2)", floats);
        npy("y_test.npy", "<i8", "(2,)", new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0});
        Dataset dataset = open(Layout.NCHW);
        assertThat(dataset.shape()).isEqualTo(TensorShape.of(1, 1, 2));
        assertThat(dataset.values()).isEqualTo(new ValueRange(-1.5, 2, 0));
        assertThat(pixels(dataset, 1)).containsExactly(2, 0.25f);
        assertThat(dataset.label(0)).isEqualTo(3);
        npy("x_test.npy", "<f4", "(2, 1, 3)", floats);
        assertThatThrownBy(() -> open(Layout.NCHW))
                .hasMessageContaining("must have 24 bytes by its shape [2, 1, 3], has 16");
        npy("x_test.npy", "|O", "(2, 1, 2)", floats);
        assertThatThrownBy(() -> open(Layout.NCHW)).hasMessageContaining("must give a type of numbers");
        npy("x_test.npy", "|u1", "(999999999, 999999999, 9)", floats);
        assertThatThrownBy(() -> open(Layout.NCHW)).hasMessageContaining("must have 1099511627776 bytes");
    }

    @Test
    void truncatedFilesAreRefusedWhereverTheyEnd() throws IOException {
        npy("x_test.npy", "|u1", "(2, 2)", new byte[] {1, 2, 3, 4});
        npy("y_test.npy", "|u1", "(2,)", new byte[] {0, 1});
        byte[] whole = Files.readAllBytes(folder.resolve("x_test.npy"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("x_test.npy"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> open(Layout.NCHW)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void valuesAreNormalisedByChannelAndFedInTheNetworksOrder() throws IOException {
        npy("images.npy", "|u1", "(1, 2, 1, 2)", new byte[] {0, (byte) 255, 51, 102});
        npy("labels.npy", "|u1", "(1,)", new byte[] {0});
        Dataset raw = open(Layout.NCHW);
        Normalization normalization = new Normalization(1 / 255.0, List.of(0.5f, 0f), List.of(0.5f, 2f));
        FedDataset fed = new FedDataset(raw, normalization, TensorShape.of(1, 2, 2));
        assertThat(fed.shape()).isEqualTo(TensorShape.of(1, 2, 2));
        assertThat(pixels(fed, 0)).containsExactly(-1, 51 / 255f / 2, 1, 102 / 255f / 2);
        assertThat(fed.values().low()).isEqualTo(-1);
        assertThat(fed.values().high()).isEqualTo(1);
        assertThat(fed)
                .hasToString(
                        "(p·0.003921569 - [0.5, 0.0] by channel) / [0.5, 2.0] by channel of each value p, -1.0 to 1.0, as [1, 2, 2],"
                                + " channels last");
        FedDataset flat = new FedDataset(raw, Normalization.NONE, TensorShape.of(4));
        assertThat(flat.shape()).isEqualTo(TensorShape.of(4));
        assertThat(pixels(flat, 0)).containsExactly(0, 255, 51, 102);
        assertThat(flat.values().step()).isEqualTo(1);
        assertThatThrownBy(() -> new FedDataset(
                        raw, new Normalization(1, List.of(1f, 2f, 3f), List.of(1f)), TensorShape.of(2, 1, 2)))
                .hasMessageContaining("have 2 channels, but --mean or --std gives 3 values");
    }

    @Test
    void normalisationsOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new Normalization(0, List.of(0f), List.of(1f))).hasMessageContaining("scale");
        assertThatThrownBy(() -> new Normalization(1, List.of(Float.NaN), List.of(1f)))
                .hasMessageContaining("mean");
        assertThatThrownBy(() -> new Normalization(1, List.of(0f), List.of(0f))).hasMessageContaining("std");
    }
}
