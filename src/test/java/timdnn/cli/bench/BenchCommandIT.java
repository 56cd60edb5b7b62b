package timdnn.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import timdnn.cli.Main;
import timdnn.cli.shared.Called;

/** Keys and sane ranges; what a busy machine measures with few samples is no figure. */
@Tag("slow")
class BenchCommandIT {
    @BeforeAll
    static void atHome() {
        System.setProperty("timdnn.home", "..");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("timdnn.home");
    }

    @Test
    void harnessPromisesItsKeysAndKeepsTheBound() throws IOException {
        JsonNode bench = new ObjectMapper().readTree(out("bench", "harness", "--quick", "--samples", "40", "--json"));
        assertThat(bench.fieldNames())
                .toIterable()
                .contains(
                        "speedupVsBatch",
                        "speedupSameDeck",
                        "speedupReduced",
                        "overheadVsScript",
                        "twoWorkerScaling",
                        "memoryGrowth",
                        "largestReductionError_V",
                        "cores",
                        "samples");
        assertThat(bench.get("speedupVsBatch").asDouble()).isBetween(2.0, 1000.0);
        // Both parts of the headline, and each of them a gain.
        assertThat(bench.get("speedupSameDeck").asDouble()).isGreaterThan(1);
        assertThat(bench.get("speedupReduced").asDouble()).isGreaterThan(1);
        assertThat(bench.get("speedupSameDeck").asDouble()
                        * bench.get("speedupReduced").asDouble())
                .isCloseTo(
                        bench.get("speedupVsBatch").asDouble(), org.assertj.core.api.Assertions.withinPercentage(0.01));
        assertThat(bench.get("overheadVsScript").asDouble()).isGreaterThan(-1);
        assertThat(bench.get("twoWorkerScaling").asDouble()).isBetween(0.1, 4.0);
        assertThat(bench.get("memoryGrowth").asDouble()).isBetween(-0.5, 0.5);
        assertThat(bench.get("largestReductionError_V").asDouble()).isBetween(1e-6, 0.5e-3);
        assertThat(bench.get("largestBatchError_V").asDouble()).isBetween(1e-6, 0.6e-3);
        // The script prints seven digits.
        assertThat(bench.get("largestScriptDifference_V").asDouble()).isLessThan(1e-7);
    }

    @Test
    void aStudyIsTimedInPairedRounds() throws IOException {
        JsonNode bench = new ObjectMapper()
                .readTree(out(
                        "bench", "study", "../characterization/plans/examples/rc.yaml", "--samples", "40", "--json"));
        assertThat(bench.get("bench").asText()).isEqualTo("step");
        assertThat(bench.get("samples").asInt()).isEqualTo(40);
        assertThat(bench.get("speedupVsBatch").asDouble()).isGreaterThan(1);
        assertThat(bench.get("sample_s").asDouble()).isBetween(1e-5, 0.1);
        double overhead = bench.get("overheadVsScript").asDouble();
        assertThat(overhead)
                .isBetween(
                        bench.get("overheadLow").asDouble(),
                        bench.get("overheadHigh").asDouble());
    }

    @Test
    void wrongCallsAreRefused() {
        assertThat(Called.of(new BenchCommand()).status()).isEqualTo(2);
        assertThat(Called.of(new BenchCommand(), "study", "rc.yaml", "--samples", "3")
                        .status())
                .isEqualTo(2);
        Called few = Called.of(new BenchCommand(), "harness", "--samples", "3");
        assertThat(few.status()).isEqualTo(2);
        assertThat(few.err()).contains("--samples", "3");
    }

    private static String out(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(Main.run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
