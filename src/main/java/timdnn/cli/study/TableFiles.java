package timdnn.cli.study;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import timdnn.characterization.circuit.finding.GridTable;
import timdnn.cli.shared.TextFile;
import timdnn.input.InvalidInputException;
import timdnn.input.WholeFile;

/**
 * Lookup tables as files: CSV with a column an axis, and {@code .npz} as NumPy reads it, an array an axis and one of the
 * values (NumPy enhancement proposal 1, version 1.0).
 */
final class TableFiles {
    private TableFiles() {}

    static Path file(Path folder, String condition, GridTable table, String ending) {
        String name = condition.equals("nominal") ? table.name() : table.name() + "-" + condition;
        return folder.resolve("tables").resolve(name.replaceAll("[^A-Za-z0-9._+=-]", "_") + "." + ending);
    }

    static void write(Path folder, String condition, List<GridTable> tables) {
        for (GridTable table : tables) {
            Path npz = file(folder, condition, table, "npz");
            try {
                Files.createDirectories(npz.getParent());
                TextFile.write(file(folder, condition, table, "csv"), csv(table));
                WholeFile.write(npz, npz(table));
            } catch (IOException failure) {
                throw InvalidInputException.unwritable(npz, failure);
            }
        }
    }

    private static String csv(GridTable table) {
        StringBuilder text = new StringBuilder(String.join(",", table.axisNames()) + "," + table.measure()
                + (table.unit().isEmpty() ? "" : " " + table.unit()) + "\n");
        double[] values = table.values();
        for (int i = 0; i < values.length; i++) {
            int stride = values.length;
            for (String axis : table.axisNames()) {
                double[] points = table.axis(axis);
                stride /= points.length;
                text.append(points[i / stride % points.length]).append(',');
            }
            text.append(Double.isFinite(values[i]) ? Double.toString(values[i]) : "")
                    .append('\n');
        }
        return text.toString();
    }

    static byte[] npz(GridTable table) throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        List<Integer> shape = new ArrayList<>();
        for (String axis : table.axisNames()) {
            double[] points = table.axis(axis);
            shape.add(points.length);
            arrays.put(axis, npy(points, List.of(points.length)));
        }
        arrays.put("values", npy(table.values(), shape));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
                entry.setTime(0); // the same bytes for the same table
                zip.putNextEntry(entry);
                zip.write(array.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] npy(double[] values, List<Integer> shape) {
        StringBuilder dimensions = new StringBuilder("(");
        shape.forEach(size -> dimensions.append(size).append(", "));
        StringBuilder header =
                new StringBuilder("{'descr': '<f8', 'fortran_order': False, 'shape': " + dimensions + "), }");
        // Magic word, version and length of the header are 10 bytes; data begin at a multiple of 64.
        while ((10 + header.length() + 1) % 64 != 0) {
            header.append(' ');
        }
        header.append('\n');
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + Double.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) header.length());
        bytes.put(header.toString().getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }
}
