package timdnn.model;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The MNIST test set as shipped, read without the project's own reader. */
final class TestDigits {
    /** Pixels of an image. */
    static final int AREA = 28 * 28;

    private static final int IMAGE_HEADER = 16;
    private static final int LABEL_HEADER = 8;

    private TestDigits() {}

    /** Unsigned bytes {@code [AREA * image + 28 * row + column]}. */
    static byte[] pixels() throws IOException {
        return body("t10k-images-idx3-ubyte.gz", IMAGE_HEADER);
    }

    /** Digits {@code [image]}. */
    static byte[] labels() throws IOException {
        return body("t10k-labels-idx1-ubyte.gz", LABEL_HEADER);
    }

    private static byte[] body(String file, int header) throws IOException {
        InputStream resource = TestDigits.class.getResourceAsStream("/datasets/mnist/" + file);
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Objects.requireNonNull(resource, file)))) {
            in.skipNBytes(header);
            return in.readAllBytes();
        }
    }
}
