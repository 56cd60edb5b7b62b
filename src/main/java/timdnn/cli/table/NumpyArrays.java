package timdnn.cli.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import timdnn.input.InvalidInputException;

/** Reads NumPy's {@code .npz}: a zip of arrays of doubles, the last index fastest (NumPy enhancement proposal 1, version 1.0). */
final class NumpyArrays {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\s]*)\\)");
    private static final long MOST_VALUES = 1L << 26;

    private NumpyArrays() {}

    /**
     * Reads all arrays.
     *
     * @param file the file
     * @return flattened arrays by name, in the order of the file
     * @throws InvalidInputException if it is no such file
     * @throws IOException if it cannot be read
     */
    static Map<String, double[]> read(Path file) throws IOException {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replaceFirst("\\.npy$", "");
                try {
                    arrays.put(name, array(file, name, zip));
                } catch (EOFException cut) {
                    throw InvalidInputException.of(file, "is damaged: array " + name + " ends early", cut);
                }
            }
        }
        if (arrays.isEmpty()) {
            throw InvalidInputException.in(file, "table", "must be a zip of arrays, has none");
        }
        return arrays;
    }

    private static double[] array(Path file, String name, InputStream stream) throws IOException {
        ByteBuffer start = ByteBuffer.wrap(bytes(stream, MAGIC.length + 2)).order(ByteOrder.LITTLE_ENDIAN);
        if (!Arrays.equals(Arrays.copyOf(start.array(), MAGIC.length), MAGIC)) {
            throw InvalidInputException.in(file, "array " + name, "must be NumPy's format 1.0");
        }
        String head =
                new String(bytes(stream, Short.toUnsignedInt(start.getShort(MAGIC.length))), StandardCharsets.US_ASCII);
        Matcher shape = SHAPE.matcher(head);
        if (!head.contains("'<f8'") || head.contains("'fortran_order': True") || !shape.find()) {
            throw InvalidInputException.in(
                    file,
                    "array " + name,
                    "must be of little-endian doubles, the last index fastest, is " + head.strip());
        }
        double size = Arrays.stream(shape.group(1).split(",", -1))
                .filter(extent -> !extent.isBlank())
                .mapToDouble(extent -> Double.parseDouble(extent.strip()))
                .reduce(1, (a, b) -> a * b);
        if (size > MOST_VALUES) {
            throw InvalidInputException.in(file, "array " + name, "must have at most " + MOST_VALUES + " values");
        }
        double[] values = new double[(int) size];
        ByteBuffer.wrap(bytes(stream, Double.BYTES * values.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        return values;
    }

    private static byte[] bytes(InputStream stream, int count) throws IOException {
        byte[] bytes = stream.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
