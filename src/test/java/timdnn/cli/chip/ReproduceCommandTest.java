package timdnn.cli.chip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;

class ReproduceCommandTest {
    private static final String ACCESS = "../lut/tables/access.lut.json";
    private static final String HISTOGRAM = "../characterization/plans/histograms/mnist-cnn.json";

    private static Called reproduce(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--closed-form");
        return Called.of(new ReproduceCommand(), all.toArray(String[]::new));
    }

    /** Five networks in fifteen ways each: some seconds. */
    @Test
    @Tag("slow")
    void schedulesOfNetworksStandInTheClaimsAgainstTheBaseline() throws IOException {
        System.setProperty("timdnn.home", "..");
        Called called;
        try {
            called = Called.of(new ReproduceCommand(), "--json");
        } finally {
            System.clearProperty("timdnn.home");
        }
        assertThat(called.status()).isZero();
        assertThat(called.err()).contains("running resnet34-2x against the near-memory baseline");
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        assertThat(document).hasSize(13);
        JsonNode speed = document.get(12);
        assertThat(speed.get("claim").asText()).isEqualTo("nearMemorySpeedHigh");
        List<String> choices = new ArrayList<>();
        speed.get("alternatives").forEach(each -> choices.add(each.get("choice").asText()));
        assertThat(choices)
                .contains(
                        "near-memory-iso-area, no savings, rows 1.70 ns, batch 1",
                        "network lstm",
                        "closed form, a product of one block");
        for (JsonNode claim : document) {
            JsonNode sampled = claim.get("monteCarlo");
            assertThat(sampled.get("probabilityAbovePaper").asDouble()).isBetween(0.0, 1.0);
            assertThat(sampled.get("median").asDouble())
                    .isBetween(
                            sampled.get("low").asDouble(), sampled.get("high").asDouble());
        }
        double closed = 0;
        for (JsonNode each : document.get(1).get("alternatives")) {
            closed = each.get("choice").asText().equals("closed form")
                    ? each.get("ours").asDouble()
                    : closed;
        }
        // Full tiles by schedule and in closed form differ by densities (0.6 squared of 16 against 6) and traffic
        // alone.
        assertThat(document.get(1).get("ours").asDouble() / closed).isBetween(0.9, 1.1);
    }

    @Test
    void jsonIsOneListOfThirteenClaimsWithTheirOrigins() throws IOException {
        Called called = reproduce("--lut", ACCESS, "--json");
        assertThat(called.status()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        assertThat(document.isArray()).isTrue();
        assertThat(document).hasSize(13);
        for (JsonNode claim : document) {
            List<String> keys = new ArrayList<>();
            claim.fieldNames().forEachRemaining(keys::add);
            assertThat(keys).contains("claim", "paper", "status", "ours", "low", "high", "restsOn");
            assertThat(claim.get("status").asText()).isEqualTo("A");
            for (JsonNode figure : claim.get("restsOn")) {
                assertThat(figure.get("value").isNumber()).isTrue();
                assertThat(figure.get("name").asText()).isNotBlank();
                assertThat(figure.get("source").asText()).isNotBlank();
                assertThat(figure.has("unit")).isTrue();
                assertThat(figure.has("status")).isTrue();
            }
        }
    }

    /** Not tuned, and far from the paper: 32 tiles at a cycle of 4.506 ns. */
    @Test
    void theTableThatShipsGivesHalfOfThePapersRate() throws IOException {
        JsonNode peak = JsonMapper.builder()
                .build()
                .readTree(reproduce("--lut", ACCESS, "--json").out())
                .get(0);
        assertThat(peak.get("claim").asText()).isEqualTo("peakTops");
        assertThat(peak.get("paper").asDouble()).isEqualTo(114);
        assertThat(peak.get("ours").asDouble()).isBetween(58.1, 58.3);
    }

    @Test
    void theTableForPeopleHasEveryClaimItsAlternativesAndNotes() {
        Called called = reproduce("--lut", ACCESS, "--histogram", HISTOGRAM);
        assertThat(called.status()).isZero();
        assertThat(called.out())
                .containsPattern("(?m)^peakTops +114 +58\\.2 \\[58\\.2, 58\\.2]  P 0\\.000$")
                .containsPattern("(?m)^ +density of mnist-cnn.json +\\d")
                .containsPattern("(?m)^ +row cycle implied by the paper, 1\\.70 ns +\\d")
                .contains("- HBM2 at its full rate");
    }

    @Test
    void explainPrintsTheArithmeticOfOneClaim() {
        assertThat(reproduce("--lut", ACCESS, "--explain", "peakTops").out())
                .contains("  tiles = 32  A: TiM-DNN")
                .containsPattern("(?m)^  tile: cycle of an access = 4\\.506e-09 s  S: table access sha256:")
                .containsPattern("(?m)^operations a second = products a second \\* operations of a product = ");
        Called wrong = reproduce("--lut", ACCESS, "--explain", "peakFlops");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("--explain must be one of peakTops, power_W, ", "was peakFlops")
                .as("before schedules run")
                .doesNotContain("running");
    }

    @Test
    void aTableOfTheColumnAloneIsRefusedInOneSentence() {
        Called called = reproduce("--lut", "../lut/tables/quickstart.lut.json");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.out()).isEmpty();
        assertThat(called.err().strip())
                .startsWith("../lut/tables/quickstart.lut.json: conditions[0].schedule is missing")
                .doesNotContain("\n");
    }

    @Test
    void aHistogramWithoutCountsIsRefused(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("none.json"), "{}");
        Called called = reproduce("--lut", ACCESS, "--histogram", empty.toString());
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("none.json: histogram.counts must hold accesses, had none");
        Files.writeString(empty, "{");
        assertThat(reproduce("--lut", ACCESS, "--histogram", empty.toString()).err())
                .contains("none.json is not JSON");
    }
}
