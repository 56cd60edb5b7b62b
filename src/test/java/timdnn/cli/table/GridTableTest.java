package timdnn.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.cli.shared.Called;

/** Tables of declared studies, shown. */
class GridTableTest {
    private static final String CSV = """
            vgs,l,bias.gm S
            0.2,3.2E-8,1.0
            0.2,6.4E-8,2.0
            0.4,3.2E-8,2.0
            0.4,6.4E-8,4.0
            0.6,3.2E-8,4.0
            0.6,6.4E-8,
            """;

    @TempDir
    private Path folder;

    private Called show(String name, String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        String[] arguments = new String[2 + more.length];
        arguments[0] = "show";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Called.of(new LutCommand(), arguments);
    }

    @Test
    void showPrintsAxesRangeAndHoldOutError() throws IOException {
        Called called = show("gm.csv", CSV);
        assertThat(called.err()).isEmpty();
        assertThat(called.out())
                .contains("table gm: bias.gm (S) over vgs, l")
                .containsPattern("axis vgs +3 values, 0.2 0.4 0.6")
                .containsPattern("axis l +2 values, 3.2e-8 6.4e-8")
                .containsPattern("range +1 to 4 S")
                .containsPattern("missing +1 of 6 points")
                // 2 in place of 2.5 where 1 and 4 are at either side, of a span of 3.
                .containsPattern("hold-out error +16.7 %");
    }

    @Test
    void anArchiveOfNumpyShowsTheSame() throws IOException {
        Path file = folder.resolve("gm.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            array(zip, "vgs", "(3,)", 0.2, 0.4, 0.6);
            array(zip, "l", "(2,)", 32e-9, 64e-9);
            array(zip, "values", "(3, 2)", 1, 2, 2, 4, 4, Double.NaN);
        }
        Called called = Called.of(new LutCommand(), "show", file.toString());
        assertThat(called.err()).isEmpty();
        assertThat(called.out()).contains("table gm: values over vgs, l").containsPattern("hold-out error +16.7 %");
    }

    private static void array(ZipOutputStream zip, String name, String shape, double... values) throws IOException {
        String head = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + head.length() + Double.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) head.length()).put(head.getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            bytes.putDouble(value);
        }
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(bytes.array());
        zip.closeEntry();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.4,6.4E-8,4.0 | 0.4,6.4E-8,four | :5: bias.gm S must be a number, was "four"
            0.4,6.4E-8,4.0 | 0.4,6.4E-8 | :5: row must have 3 cells
            0.4,6.4E-8,4.0 | 0.2,6.4E-8,4.0 | :5: row must be the next point of the grid
            0.4,6.4E-8,4.0 | 0.5,6.4E-8,4.0 | table must have a value for each point of its axes, 8, has 6
            """)
    void whatIsNoGridIsRefusedWithItsLine(String right, String wrong, String complaint) throws IOException {
        Called called = show("gm.csv", CSV.replace(right, wrong));
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("gm.csv").contains(complaint);
    }

    @Test
    void aDamagedArchiveIsRefused() throws IOException {
        assertThat(show("gm.npz", "no archive").err()).contains("must be a zip of arrays");
        assertThat(Called.of(
                                new LutCommand(),
                                "show",
                                folder.resolve("nowhere.csv").toString())
                        .err())
                .contains("there is no such file");
    }
}
