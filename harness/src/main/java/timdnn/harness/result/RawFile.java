package timdnn.harness.result;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import timdnn.input.WholeFile;

/**
 * Writes plots in ngspice's raw format (manual, appendix), as {@code ngspice -b -r} does and every waveform viewer reads:
 * one plot after another, values in ASCII with 16 digits or in binary little-endian doubles.
 */
public final class RawFile {
    private RawFile() {}

    /**
     * Writes a file.
     *
     * @param file file to write; it is replaced as a whole
     * @param title the deck's title line
     * @param plots plots; within each, vectors of one length, scale first
     * @param ascii whether values are written as text
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, String title, List<Plot> plots, boolean ascii) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new BufferedOutputStream(bytes)) {
            for (Plot plot : plots) {
                writePlot(title, plot, ascii, out);
            }
        }
        WholeFile.write(file, bytes.toByteArray());
    }

    private static void writePlot(String title, Plot plot, boolean ascii, OutputStream out) throws IOException {
        List<Vector> vectors = plot.vectors();
        boolean complex = vectors.stream().anyMatch(Vector::isComplex);
        int points = plot.scale().length();
        StringBuilder header = new StringBuilder();
        header.append("Title: ").append(title).append('\n');
        header.append("Plotname: ").append(plot.type()).append('\n');
        header.append("Flags: ").append(complex ? "complex" : "real").append('\n');
        header.append("No. Variables: ").append(vectors.size()).append('\n');
        header.append("No. Points: ").append(points).append('\n');
        header.append("Variables:\n");
        for (int i = 0; i < vectors.size(); i++) {
            Vector vector = vectors.get(i);
            header.append(String.format(
                    Locale.ROOT,
                    "\t%d\t%s\t%s\n",
                    i,
                    name(vector),
                    vector.quantity().rawName()));
        }
        header.append(ascii ? "Values:\n" : "Binary:\n");
        out.write(header.toString().getBytes(StandardCharsets.UTF_8));
        for (int point = 0; point < points; point++) {
            for (int i = 0; i < vectors.size(); i++) {
                Vector vector = vectors.get(i);
                int at = Math.min(point, vector.length() - 1);
                if (ascii) {
                    writeText(i == 0 ? point : -1, vector.re(at), vector.im(at), complex, out);
                } else {
                    writeBinary(vector.re(at), out);
                    if (complex) {
                        writeBinary(vector.im(at), out);
                    }
                }
            }
        }
    }

    private static void writeText(int point, double re, double im, boolean complex, OutputStream out)
            throws IOException {
        String index = point < 0 ? "" : Integer.toString(point);
        String value = complex
                ? String.format(Locale.ROOT, "%s\t%.15e,%.15e\n", index, re, im)
                : String.format(Locale.ROOT, "%s\t%.15e\n", index, re);
        out.write(value.getBytes(StandardCharsets.US_ASCII));
    }

    private static void writeBinary(double value, OutputStream out) throws IOException {
        out.write(ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
    }

    /**
     * A vector's name as it stands in raw files: {@code v(node)} for voltages, {@code i(source)} for currents.
     *
     * @param vector the vector
     * @return the name
     */
    public static String name(Vector vector) {
        String plain = vector.name();
        return switch (vector.quantity()) {
            case VOLTAGE -> plain.contains("(") ? plain : "v(" + plain + ")";
            case CURRENT -> plain.contains("(") ? plain : "i(" + plain.replace("#branch", "") + ")";
            default -> plain;
        };
    }
}
