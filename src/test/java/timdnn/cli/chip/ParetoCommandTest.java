package timdnn.cli.chip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;
import timdnn.cli.shared.GuideTable;

class ParetoCommandTest {
    private static final String STEPPED = "../lut/tables/access-stepped.lut.json";

    @BeforeAll
    static void theCheckoutIsAbove() {
        System.setProperty("timdnn.home", "..");
    }

    @AfterAll
    static void asBefore() {
        System.clearProperty("timdnn.home");
    }

    private static Called pareto(String... arguments) {
        return Called.of(new ParetoCommand(), arguments);
    }

    @Test
    void theGuideHasTheTableOfDefinitions() {
        GuideTable.compare("chip pareto", ParetoFigures.ALL.keys(), "");
    }

    /** Fewer thresholds end an access earlier on the same area; accuracy is the same for any number of tiles. */
    @Test
    void chipsDifferInWhatTheTableKnowsAndFilesHaveThemAll(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("chips.csv");
        Path picture = folder.resolve("chips.svg");
        Called called = pareto(
                "mnist-cnn",
                "--lut",
                STEPPED,
                "--rows",
                "16",
                "--thresholds",
                "8,5",
                "--tiles",
                "8,32",
                "--weights",
                "fastest",
                "--images",
                "20",
                "--csv",
                csv.toString(),
                "--picture",
                picture.toString(),
                "--json");
        assertThat(called.status()).as(called.err()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        JsonNode chips = document.get("chips");
        assertThat(chips).hasSize(4);
        assertThat(chips.get(2).get("thresholds").asInt()).isEqualTo(5);
        assertThat(chips.get(2).at("/latency_s/estimate").asDouble())
                .isLessThan(chips.get(0).at("/latency_s/estimate").asDouble());
        assertThat(chips.get(2).at("/energy_J/estimate").asDouble())
                .isLessThan(chips.get(0).at("/energy_J/estimate").asDouble());
        assertThat(chips.get(2).at("/area_m2/estimate").asDouble())
                .isEqualTo(chips.get(0).at("/area_m2/estimate").asDouble());
        assertThat(chips.get(1).get("accuracy")).isEqualTo(chips.get(0).get("accuracy"));
        assertThat(chips.findValuesAsText("onFront")).contains("true");
        assertThat(document.get("notCovered").get(0).asText()).startsWith("other supplies than 0.9 V");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("table,vdd_V,columnsAUnit,rowsAnAccess,thresholds,tiles,weights,energy_J.");
        assertThat(lines.stream().mapToInt(line -> line.split(",", -1).length).distinct())
                .hasSize(1);
        assertThat(Files.readString(picture)).startsWith("<svg ").contains("access-stepped, 16 rows, 5 thresholds");
    }

    /** On 32 tiles all weights fit: loading them for every layer is faster, since replicas fill the chip, and takes more energy. */
    @Test
    @Tag("slow")
    void aChipIsThereOnceForEachPlanThatIsBestInSomething() throws IOException {
        Called called = pareto(
                "mnist-asymmetric",
                "--lut",
                STEPPED,
                "--rows",
                "16",
                "--thresholds",
                "8",
                "--tiles",
                "32",
                "--images",
                "4",
                "--dies",
                "2",
                "--json");
        assertThat(called.status()).as(called.err()).isZero();
        JsonNode chips = JsonMapper.builder().build().readTree(called.out()).get("chips");
        assertThat(chips.findValuesAsText("weights")).containsExactly("load", "stay");
        assertThat(chips.get(0).at("/latency_s/estimate").asDouble())
                .isLessThan(chips.get(1).at("/latency_s/estimate").asDouble());
        assertThat(chips.get(0).at("/energy_J/estimate").asDouble())
                .isGreaterThan(chips.get(1).at("/energy_J/estimate").asDouble());
        assertThat(chips.findValuesAsText("onFront")).containsExactly("true", "true");
        JsonNode onDies = chips.get(0).get("accuracyOnDies");
        assertThat(onDies.get("estimate").asDouble())
                .isBetween(onDies.get("low").asDouble(), onDies.get("high").asDouble());
        assertThat(onDies.get("high").asDouble() - onDies.get("low").asDouble()).isBetween(0.1, 1.0);
        assertThat(chips.get(1).get("accuracyOnDies")).isEqualTo(onDies);
    }

    @Test
    void wrongCallsEndInOneSentence() {
        refused("--tiles must be in 4, the banks of tim16, to 1024, was 2", "mnist-cnn", "--tiles", "2");
        refused(
                "--weights must be one of fastest, least-energy, by-layer, stay, load, pipeline, was gone",
                "mnist-cnn",
                "--weights",
                "gone");
        refused("--rows must be at least 1, was 0", "mnist-cnn", "--rows", "0");
        refused("--dies must be 0 or at least 2, was 1", "mnist-cnn", "--dies", "1");
        refused("--images must be at least 1, was 0", "mnist-cnn", "--images", "0");
        refused("--design must have a design of TiM tiles", "mnist-cnn", "--design", "near-memory-iso-area");
        refused(
                "no table knows such an access: table access-stepped: accesses of 5 rows",
                "mnist-cnn",
                "--lut",
                STEPPED,
                "--rows",
                "5");
        refused("no.lut.json", "mnist-cnn", "--lut", "no.lut.json");
    }

    private static void refused(String sentence, String... arguments) {
        Called called = pareto(arguments);
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains(sentence).doesNotContain("Exception");
    }
}
