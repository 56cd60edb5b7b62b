package timdnn.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;
import timdnn.cli.shared.GuideTable;
import timdnn.network.GraphSketch;
import timdnn.network.SmallModel;

class ExplainCommandTest {
    @TempDir
    private Path folder;

    private String model(byte[] bytes) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, bytes);
        return file.toString();
    }

    private static Called explain(String... arguments) {
        return Called.of(new NetworkCommand(), arguments);
    }

    @Test
    void eachNodeHasALineWithItsPlace() throws IOException {
        String out = explain(model(SmallModel.bytes()), "--explain").out();
        assertThat(out.lines().filter(line -> line.contains(" tile "))).hasSize(2);
        assertThat(out)
                .containsPattern(
                        "conv\\d+ +Conv +tile +9 x 4, 169 positions, inputs UNSIGNED_2 of step 1.0, 2 accesses a vector")
                .containsPattern("flatten\\d+ +Flatten +shape only +\\[N, 676\\]")
                .containsPattern("round\\d+ +Round +special-function unit +\\[1, 28, 28\\] in float32");
    }

    @Test
    void theDocumentHasTheKeysOfTheGuide() throws IOException {
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(explain(model(SmallModel.bytes()), "--explain", "--json")
                        .out());
        assertThat(document.get("ternaryLayers").asInt()).isEqualTo(2);
        assertThat(document.at("/nodes/2/place").asText()).isEqualTo("tile");
        GuideTable.compare("network --explain", ExplainFigures.ALL.keys(), "");
    }

    @Test
    void whatCannotRunOnTilesSaysWhyAndWhatIsRefusedComesLast() throws IOException {
        GraphSketch sketch = new GraphSketch(4).node("Sigmoid");
        sketch.node("MatMul", sketch.floats(new float[8], 4, 2));
        Called called = explain(model(sketch.bytes()), "--explain");
        assertThat(called.status()).isEqualTo(0);
        assertThat(called.out())
                .contains(
                        "special-function unit  not on tiles: it must read quantised values, but they are not quantised");
        Called refused = explain(model(sketch.node("Einsum").bytes()), "--explain");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.out().lines()).hasSize(2);
        assertThat(refused.err()).contains("(Einsum) is not supported");
    }
}
