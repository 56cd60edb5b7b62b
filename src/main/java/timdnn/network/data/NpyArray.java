package timdnn.network.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.input.InvalidInputException;

/**
 * An array in a {@code .npy} file, format versions 1 to 3: integers of 8 to 64 bits, or floats of 32 or 64, in C order. Immutable.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The NPY format</a>
 */
final class NpyArray {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([iufb])([1248])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

    private final Path file;
    private final byte[] bytes;
    private final char kind;
    private final int width;
    private final List<Integer> extents;
    private final ByteBuffer values;

    private NpyArray(Path file, byte[] bytes, char kind, int width, List<Integer> extents, ByteBuffer values) {
        this.file = file;
        this.bytes = bytes;
        this.kind = kind;
        this.width = width;
        this.extents = extents;
        this.values = values;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it cannot be read, or its content is not what its header says; names the file
     */
    static NpyArray read(Path file) {
        byte[] bytes;
        try {
            if (Files.size(file) > IdxContent.MOST_BYTES) {
                throw InvalidInputException.in(
                        file,
                        "the file",
                        "must have at most " + IdxContent.MOST_BYTES + " bytes, has " + Files.size(file));
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(file, failure);
        }
        if (bytes.length < 12 || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            throw InvalidInputException.in(file, "the file", "must begin as a .npy file does, and does not");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int from = bytes[6] == 1 ? 10 : 12;
        long length = bytes[6] == 1 ? buffer.getShort(8) & 0xffff : buffer.getInt(8) & 0xffff_ffffL;
        if (from + length > bytes.length) {
            throw InvalidInputException.in(
                    file, "the header", "must have " + length + " bytes, has " + (bytes.length - from));
        }
        return parse(file, bytes, from, (int) length);
    }

    private static NpyArray parse(Path file, byte[] bytes, int from, int length) {
        String header = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        Matcher type = TYPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !order.find() || !shape.find() || order.group(1).equals("True")) {
            throw InvalidInputException.in(
                    file,
                    "the header",
                    "must give a type of numbers, fortran_order False and a shape, is " + header.strip());
        }
        char kind = type.group(2).charAt(0);
        int width = type.group(3).charAt(0) - '0';
        if (kind == 'f' && width < Float.BYTES) {
            throw InvalidInputException.in(file, "the type", "must be f4 or f8 for floats, is f" + width);
        }
        List<Integer> extents = new ArrayList<>();
        long size = width;
        for (String extent : shape.group(1).split(",", -1)) {
            if (extent.isBlank()) {
                continue;
            }
            long value = extent.strip().length() > 9 ? Integer.MAX_VALUE : Long.parseLong(extent.strip());
            size = Math.min(size * value, 1L << 40);
            extents.add((int) value);
        }
        long there = (long) bytes.length - from - length;
        if (size != there) {
            throw InvalidInputException.in(
                    file, "the content", "must have " + size + " bytes by its shape " + extents + ", has " + there);
        }
        ByteBuffer values = ByteBuffer.wrap(bytes, from + length, (int) there)
                .slice()
                .order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return new NpyArray(file, bytes, kind, width, List.copyOf(extents), values);
    }

    Path file() {
        return file;
    }

    List<Integer> extents() {
        return extents;
    }

    int size() {
        return values.capacity() / width;
    }

    /** Whether values are bytes without sign. */
    boolean bytesAlone() {
        return width == 1 && kind == 'u';
    }

    /** Whether values are whole numbers. */
    boolean integers() {
        return kind != 'f';
    }

    double value(int index) {
        int at = index * width;
        return switch (width) {
            case 1 -> kind == 'i' ? values.get(at) : values.get(at) & 0xff;
            case Short.BYTES -> kind == 'i' ? values.getShort(at) : values.getShort(at) & 0xffff;
            case Integer.BYTES ->
                kind == 'f' ? values.getFloat(at) : kind == 'i' ? values.getInt(at) : values.getInt(at) & 0xffff_ffffL;
            default -> kind == 'f' ? values.getDouble(at) : (double) values.getLong(at);
        };
    }

    String sha256() {
        return Sha256.of(bytes);
    }
}
