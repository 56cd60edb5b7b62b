package timdnn.network.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import timdnn.input.InvalidInputException;

/**
 * An IDX file of bytes: big-endian magic number, extents as 32-bit integers, then the bytes, the last extent fastest. The
 * extents are read first and bound what is read and expanded after them. Immutable and safe to share between threads.
 */
final class IdxContent {
    /** More than small images need; a file that claims more is refused before it is expanded. */
    static final long MOST_BYTES = 1L << 30;

    private final Path file;
    private final byte[] header;
    private final int[] extents;
    private final byte[] values;

    private IdxContent(Path file, byte[] header, int[] extents, byte[] values) {
        this.file = file;
        this.header = header;
        this.extents = extents;
        this.values = values;
    }

    /**
     * Reads a file, gzipped or not.
     *
     * @param magic the number it must begin with
     * @param count number of extents
     * @throws InvalidInputException if it cannot be read, or its content is not what its header says; names the file
     */
    static IdxContent read(Path file, int magic, int count) {
        try (InputStream stream = Files.newInputStream(file)) {
            return read(file, stream, magic, count);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    /** The same from a stream; {@code file} is what messages call it. */
    static IdxContent read(Path file, InputStream stream, int magic, int count) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream);
        buffered.mark(2);
        byte[] start = buffered.readNBytes(2);
        buffered.reset();
        if (!Arrays.equals(start, new byte[] {0x1f, (byte) 0x8b})) {
            return parse(file, buffered, magic, count);
        }
        try (GZIPInputStream gzip = new GZIPInputStream(buffered)) {
            return parse(file, gzip, magic, count);
        } catch (EOFException | ZipException damaged) {
            throw InvalidInputException.of(file, "is damaged: its gzip stream " + damaged.getMessage(), damaged);
        }
    }

    private static IdxContent parse(Path file, InputStream stream, int magic, int count) throws IOException {
        int length = Integer.BYTES * (1 + count);
        byte[] header = stream.readNBytes(length);
        if (header.length < length) {
            throw InvalidInputException.in(file, "the header", "must have " + length + " bytes, has " + header.length);
        }
        ByteBuffer numbers = ByteBuffer.wrap(header);
        int found = numbers.getInt();
        if (found != magic) {
            throw InvalidInputException.in(
                    file, "the magic number", String.format(Locale.ROOT, "must be 0x%08x, is 0x%08x", magic, found));
        }
        int[] extents = new int[count];
        long size = 1;
        for (int index = 0; index < count; index++) {
            extents[index] = numbers.getInt();
            if (extents[index] < 1) {
                throw InvalidInputException.in(file, "extent " + index, "must be positive, is " + extents[index]);
            }
            // Neither factor is above 2^31, so that the product cannot wrap.
            size *= extents[index];
            if (size > MOST_BYTES) {
                throw InvalidInputException.in(
                        file,
                        "the header",
                        "must not claim more than " + MOST_BYTES + " bytes, has extents "
                                + Arrays.toString(Arrays.copyOf(extents, index + 1)));
            }
        }
        byte[] values = stream.readNBytes((int) size);
        boolean more = stream.read() >= 0;
        if (values.length != size || more) {
            throw InvalidInputException.in(
                    file,
                    "the content",
                    "must have " + size + " bytes by its extents " + Arrays.toString(extents) + ", has "
                            + (more ? "more" : values.length));
        }
        return new IdxContent(file, header, extents, values);
    }

    Path file() {
        return file;
    }

    int extent(int index) {
        return extents[index];
    }

    /** The byte at a place, 0 to 255. */
    int value(int index) {
        return values[index] & 0xff;
    }

    /** SHA-256 of the expanded file, in hexadecimal. */
    String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(header);
            return HexFormat.of().formatHex(digest.digest(values));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
