package timdnn.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.Main;
import timdnn.cli.shared.Called;

@Tag("slow")
class FitBenchCommandIT {
    /** Of a sample: a column of the findings, its indices, what is predicted, and what reading needs in between. */
    private static final double BYTES_A_SAMPLE = 100;

    private static final int SAMPLES = 200_000;

    @TempDir
    Path folder;

    @BeforeAll
    static void atHome() {
        System.setProperty("timdnn.home", "..");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("timdnn.home");
    }

    @Test
    void aStateWithManySamplesIsFittedInLittleMemory() throws IOException {
        long before = used();
        JsonNode bench = new ObjectMapper()
                .readTree(out(
                        "bench",
                        "fit",
                        "--samples",
                        Integer.toString(SAMPLES),
                        "--json",
                        "--keep",
                        folder.resolve("run").toString()));
        assertThat(bench.fieldNames())
                .toIterable()
                .contains("samples", "state", "samplesOfOthers", "seconds", "peakHeap_B", "maxHeap_B");
        assertThat(bench.get("seconds").asDouble()).isPositive();
        assertThat(bench.get("peakHeap_B").asLong() - before)
                .as("bytes beyond those in use before, and 30 MB for the rest of the work")
                .isLessThan((long) (SAMPLES * BYTES_A_SAMPLE) + 30_000_000L);
        try (var lines = Files.lines(folder.resolve("run/transfer-residuals.csv"))) {
            // All of S2 to S8 and every other one of S1.
            assertThat(lines.count()).isEqualTo(1 + SAMPLES + 6 * 1000 + 500);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void wrongCallsAreRefused() {
        Called few = Called.of(new BenchCommand(), "fit", "--samples", "3");
        assertThat(few.status()).isEqualTo(2);
        assertThat(few.err()).contains("--samples", "3");
        assertThat(Called.of(new BenchCommand(), "fit", "--state", "9").status())
                .isEqualTo(2);
    }

    private static String out(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
