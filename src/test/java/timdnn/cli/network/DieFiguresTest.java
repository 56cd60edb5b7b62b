package timdnn.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;
import timdnn.cli.shared.GuideTable;
import timdnn.network.SmallModel;

class DieFiguresTest {
    private static final String TABLE = "../lut/tables/access.lut.json";

    @TempDir
    private Path folder;

    private JsonNode dies(String... more) throws IOException {
        Path onnx = folder.resolve("small.onnx");
        Files.write(onnx, SmallModel.bytes());
        String[] call = {onnx.toString(), "--lut", TABLE, "--errors", "die", "--dies", "3", "--images", "60", "--json"};
        String[] all = java.util.Arrays.copyOf(call, call.length + more.length);
        System.arraycopy(more, 0, all, call.length, more.length);
        Called called = Called.of(new NetworkCommand(), all);
        assertThat(called.status()).as(called.err()).isZero();
        return JsonMapper.builder().build().readTree(called.out());
    }

    @Test
    void theYieldIsStatedHalfAPointBelowExactUnlessSaidOtherwise() throws IOException {
        JsonNode document = dies();
        assertThat(document.get("dies").asInt()).isEqualTo(3);
        assertThat(document.get("accuracies")).hasSize(3);
        assertThat(document.get("fed").asText()).contains("0 to 255");
        assertThat(document.get("yieldAccuracy").asDouble())
                .isCloseTo(document.get("accuracyWithoutErrors").asDouble() - 0.005, within(1e-12));
        assertThat(document.at("/accuracyQuantiles/0.0").asDouble())
                .isLessThanOrEqualTo(document.at("/accuracyQuantiles/0.5").asDouble());
        assertThat(document.get("yieldLow").asDouble())
                .isLessThanOrEqualTo(document.get("yield").asDouble());
        assertThat(document.at("/spread/dies/sigma").isMissingNode()).isTrue();
        assertThat(document.at("/spread/dies/estimate").asDouble()).isNotNegative();

        JsonNode stated = dies("--yield-at", "0");
        assertThat(stated.get("yieldAccuracy").asDouble()).isZero();
        assertThat(stated.get("yield").asDouble()).isEqualTo(1);
    }

    @Test
    void theGuideHasTheTableOfDefinitions() {
        GuideTable.compare("network --errors die", DieFigures.ALL.keys(), "");
    }
}
