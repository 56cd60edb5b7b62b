package timdnn.network.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import timdnn.input.InvalidInputException;

/**
 * An IDX file: big-endian magic number with the type of the values in its third byte and the number of extents in its fourth,
 * extents as 32-bit integers, then the values, the last extent fastest. The extents are read first and bound what is read and
 * expanded after them. Immutable and safe to share between threads.
 */
final class IdxContent {
    /** More than small images need; a file that claims more is refused before it is expanded. */
    static final long MOST_BYTES = 1L << 30;

    private static final int BYTES_TYPE = 0x08;
    private static final int SHORTS_TYPE = 0x0b;

    private final Path file;
    private final byte[] header;
    private final int[] extents;
    private final ByteBuffer values;
    private final int bytesAValue;

    private IdxContent(Path file, byte[] header, int[] extents, byte[] values, int bytesAValue) {
        this.file = file;
        this.header = header;
        this.extents = extents;
        this.values = ByteBuffer.wrap(values);
        this.bytesAValue = bytesAValue;
    }

    /**
     * Reads a file, gzipped or not.
     *
     * @param magics the numbers it may begin with, of types 0x08 (bytes), 0x0b and 0x0c (integers of 16 and 32 bits)
     * @throws InvalidInputException if it cannot be read, or its content is not what its header says; names the file
     */
    static IdxContent read(Path file, List<Integer> magics) {
        try (InputStream stream = Files.newInputStream(file)) {
            return read(file, stream, magics);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
    }

    /** The same from a stream; {@code file} is what messages call it. */
    static IdxContent read(Path file, InputStream stream, List<Integer> magics) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream);
        buffered.mark(2);
        byte[] start = buffered.readNBytes(2);
        buffered.reset();
        if (!Arrays.equals(start, new byte[] {0x1f, (byte) 0x8b})) {
            return parse(file, buffered, magics);
        }
        try (GZIPInputStream gzip = new GZIPInputStream(buffered)) {
            return parse(file, gzip, magics);
        } catch (EOFException | ZipException damaged) {
            throw InvalidInputException.of(file, "is damaged: its gzip stream " + damaged.getMessage(), damaged);
        }
    }

    private static IdxContent parse(Path file, InputStream stream, List<Integer> magics) throws IOException {
        byte[] begin = stream.readNBytes(Integer.BYTES);
        int found = begin.length < Integer.BYTES
                ? magics.get(0)
                : ByteBuffer.wrap(begin).getInt();
        if (!magics.contains(found)) {
            String expected = magics.stream()
                    .map(magic -> String.format(Locale.ROOT, "0x%08x", magic))
                    .collect(Collectors.joining(" or "));
            throw InvalidInputException.in(
                    file, "the magic number", String.format(Locale.ROOT, "must be %s, is 0x%08x", expected, found));
        }
        int count = found & 0xff;
        int length = Integer.BYTES * (1 + count);
        byte[] header = Arrays.copyOf(begin, length);
        int read = begin.length + stream.readNBytes(header, begin.length, length - begin.length);
        if (read < length) {
            throw InvalidInputException.in(file, "the header", "must have " + length + " bytes, has " + read);
        }
        ByteBuffer numbers = ByteBuffer.wrap(header, Integer.BYTES, length - Integer.BYTES);
        int type = (found >>> 8) & 0xff;
        int bytesAValue = type == BYTES_TYPE ? 1 : type == SHORTS_TYPE ? Short.BYTES : Integer.BYTES;
        int[] extents = new int[count];
        long size = bytesAValue;
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
        return new IdxContent(file, header, extents, values, bytesAValue);
    }

    Path file() {
        return file;
    }

    int rank() {
        return extents.length;
    }

    int extent(int index) {
        return extents[index];
    }

    /** The value at a place: a byte from 0 to 255, or an integer with its sign. */
    int value(int index) {
        return switch (bytesAValue) {
            case 1 -> values.get(index) & 0xff;
            case Short.BYTES -> values.getShort(index * Short.BYTES);
            default -> values.getInt(index * Integer.BYTES);
        };
    }

    /** SHA-256 of the expanded file, in hexadecimal. */
    String sha256() {
        return Sha256.of(header, values.array());
    }
}
