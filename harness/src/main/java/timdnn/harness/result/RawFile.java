package timdnn.harness.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Plots in ngspice's raw format (manual, appendix), as {@code ngspice -b -r} writes and every waveform viewer reads them:
 * one plot after another, values in ASCII with 16 digits or in binary little-endian doubles. The format has one length a
 * plot: vectors of another length than the scale follow as a plot of the same name.
 */
public final class RawFile {
    private RawFile() {}

    /** Writes one plot behind what is there. */
    static void write(SampledPlot plot, String command, boolean ascii, OutputStream out) throws IOException {
        for (List<SampledVector> vectors : plot.byLength()) {
            writeGroup(plot, vectors, command, ascii, out);
        }
    }

    private static void writeGroup(
            SampledPlot plot, List<SampledVector> vectors, String command, boolean ascii, OutputStream out)
            throws IOException {
        boolean complex = vectors.stream().anyMatch(SampledVector::isComplex);
        int points = vectors.get(0).length();
        StringBuilder header = new StringBuilder();
        header.append("Title: ").append(plot.title()).append('\n');
        header.append("Plotname: ").append(plot.type()).append('\n');
        header.append("Flags: ").append(complex ? "complex" : "real").append('\n');
        header.append("No. Variables: ").append(vectors.size()).append('\n');
        header.append("No. Points: ").append(points).append('\n');
        header.append("Command: ").append(command).append('\n');
        header.append("Variables:\n");
        for (int i = 0; i < vectors.size(); i++) {
            SampledVector vector = vectors.get(i);
            header.append(String.format(
                    Locale.ROOT,
                    "\t%d\t%s\t%s\n",
                    i,
                    name(vector),
                    vector.quantity().rawName()));
        }
        header.append(ascii ? "Values:\n" : "Binary:\n");
        out.write(header.toString().getBytes(StandardCharsets.UTF_8));
        ValueBlocks values = new ValueBlocks(vectors);
        ByteBuffer row = ByteBuffer.allocate(Double.BYTES * vectors.size() * (complex ? 2 : 1))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int point = 0; point < points; point++) {
            values.moveTo(point);
            row.clear();
            for (int i = 0; i < vectors.size(); i++) {
                if (ascii) {
                    writeText(i == 0 ? point : -1, values.re(i, point), values.im(i, point), complex, out);
                } else {
                    row.putDouble(values.re(i, point));
                    if (complex) {
                        row.putDouble(values.im(i, point));
                    }
                }
            }
            out.write(row.array(), 0, row.position());
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

    /**
     * A vector's name as it stands in raw files: {@code v(node)} for voltages, {@code i(source)} for currents.
     *
     * @param vector the vector
     * @return the name
     */
    public static String name(SampledVector vector) {
        String plain = vector.name();
        return switch (vector.quantity()) {
            // Poles and zeros are voltages for ngspice, which writes v(pole(1)).
            case VOLTAGE ->
                plain.contains("(") && !plain.startsWith("pole(") && !plain.startsWith("zero(")
                        ? plain
                        : "v(" + plain + ")";
            case CURRENT -> plain.contains("(") ? plain : "i(" + plain.replace("#branch", "") + ")";
            default -> plain;
        };
    }
}
