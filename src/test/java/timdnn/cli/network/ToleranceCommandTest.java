package timdnn.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;
import timdnn.cli.shared.GuideTable;
import timdnn.lut.store.LutFile;
import timdnn.network.SmallModel;
import timdnn.network.TableFixture;

class ToleranceCommandTest {
    @TempDir
    private Path folder;

    private String model;
    private String table;

    @BeforeEach
    void writeInputs() throws IOException {
        Path onnx = folder.resolve("small.onnx");
        Files.write(onnx, SmallModel.bytes());
        model = onnx.toString();
        Path lut = folder.resolve("x.lut.json");
        LutFile.write(TableFixture.artifact(5), lut);
        table = lut.toString();
    }

    private static Called tolerance(String... arguments) {
        return Called.of(new ToleranceCommand(), arguments);
    }

    @Test
    void limitsLieInTheirBoundsAndFewerThresholdsLoseMore() throws IOException {
        Called called = tolerance(model, "--lut", table, "--images", "200", "--drop", "0.03", "--json");
        assertThat(called.status()).as(called.err()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());

        assertThat(document.get("images").asInt()).isEqualTo(200);
        JsonNode network = document.get("network");
        within(network, "low", "rateFactor", "high");
        within(network, "senseErrorProbabilityLow", "senseErrorProbability", "senseErrorProbabilityHigh");
        assertThat(network.get("senseErrorProbability").asDouble()).isBetween(1e-6, 0.5);
        assertThat(document.get("layers")).hasSize(2);
        assertThat(document.get("states")).hasSize(9);
        assertThat(document.at("/states/0/name").asText()).isEqualTo("S0");
        for (JsonNode list : new JsonNode[] {document.get("layers"), document.get("states")}) {
            for (JsonNode limit : list) {
                within(limit, "low", "rateFactor", "high");
                within(limit, "offsetLow_V", "offset_V", "offsetHigh_V");
            }
        }
        // The fixture has no errors at S0: whatever factor, no image is lost.
        assertThat(document.at("/states/0/high").isNull()).isTrue();
        assertThat(document.get("thresholds")).hasSize(7);
        assertThat(document.at("/thresholds/0/thresholds").asInt()).isEqualTo(7);
        assertThat(document.at("/thresholds/6/accuracyDifference/estimate").asDouble())
                .isLessThanOrEqualTo(
                        document.at("/thresholds/0/accuracyDifference/estimate").asDouble());
    }

    private static void within(JsonNode limit, String low, String at, String high) {
        assertThat(limit.get(low).asDouble())
                .as("%s", limit)
                .isLessThanOrEqualTo(limit.get(at).asDouble());
        if (!limit.get(high).isNull()) {
            assertThat(limit.get(high).asDouble())
                    .as("%s", limit)
                    .isGreaterThanOrEqualTo(limit.get(at).asDouble());
        }
    }

    @Test
    void theGuideHasTheTableOfDefinitions() {
        GuideTable.compare("tolerance", ToleranceFigures.ALL.keys(), "");
        GuideTable.compare("tolerance on a text", ToleranceFigures.ALL_OF_WORDS.keys(), "");
    }

    @Test
    void wrongCallsEndWithStatusTwoAndSayWhy() {
        assertThat(tolerance(model, "--lut", table, "--drop", "0").err())
                .contains("--drop must be above 0 and below 1, was 0.0");
        for (String[] call : new String[][] {
            {model, "--lut", table, "--drop", "0"},
            {model, "--lut", table, "--images", "0"},
            {model, "--lut", table, "--rise", "0"},
            {model},
            {model, "--lut", "none.lut.json"}
        }) {
            assertThat(tolerance(call).status()).isEqualTo(2);
        }
    }
}
