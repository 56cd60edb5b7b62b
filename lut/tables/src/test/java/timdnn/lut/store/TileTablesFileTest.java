package timdnn.lut.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.input.InvalidInputException;
import timdnn.lut.table.Condition;

/** The sections that dies and chips need, in a file. */
class TileTablesFileTest {
    private static final LutArtifact STEPPED =
            ArtifactFixture.with(ArtifactFixture.artifact(), TileTablesFixture.stepped());

    @TempDir
    private Path folder;

    private Path written(LutArtifact artifact) {
        Path file = folder.resolve("x.lut.json");
        LutFile.write(artifact, file);
        return file;
    }

    private AbstractThrowableAssert<?, ?> readingEdited(Consumer<ObjectNode> edit) throws IOException {
        ObjectNode document = (ObjectNode) JsonMapper.builder().build().readTree(LutFile.toJson(STEPPED));
        edit.accept((ObjectNode) document.at("/conditions/0"));
        document.put("checksum", CanonicalJson.checksum(document));
        Path file = folder.resolve("x.lut.json");
        Files.writeString(file, document.toPrettyString());
        return assertThatThrownBy(() -> LutFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file.toString());
    }

    private static ObjectNode at(ObjectNode condition, String pointer) {
        return (ObjectNode) condition.at(pointer);
    }

    @Test
    void everySectionComesBackAsItWas() {
        LutArtifact read = LutFile.read(written(STEPPED));
        assertThat(read.tile()).isEqualTo(TileTablesFixture.stepped());
        assertThat(LutFile.toJson(read)).isEqualTo(LutFile.toJson(STEPPED));
    }

    @Test
    void whatWasNotSimulatedIsNotInTheFile() {
        assertThat(LutFile.toJson(ArtifactFixture.artifact())).doesNotContain("converter", "sram", "cellPaths");
        assertThat(LutFile.read(written(ArtifactFixture.artifact())).tile().sram())
                .isEmpty();
    }

    @Test
    void severalConditionsKeepTheirOrderAndTheFirstIsTheNominalOne() {
        ConditionTables hot = new ConditionTables(
                new Condition("tt", 0.9, 398.15), STEPPED.nominal().column(), STEPPED.tile(), STEPPED.fitReport());
        LutArtifact read = LutFile.read(
                written(ArtifactFixture.with(STEPPED, ArtifactFixture.artifact().nominal(), hot)));
        assertThat(read.conditions()).hasSize(2);
        assertThat(read.condition().temperature_K()).isEqualTo(300.15);
        assertThat(read.tile().converter()).isEmpty();
        assertThat(read.conditions().get(1).tile().converter()).isPresent();
    }

    @Test
    void everyFieldOfEverySectionIsRequired() throws IOException {
        List<String> optional = List.of("total_m2");
        int fields = 0;
        JsonNode condition =
                JsonMapper.builder().build().readTree(LutFile.toJson(STEPPED)).at("/conditions/0");
        for (String section :
                List.of("cellPaths", "rowLoad", "converter", "schedule", "energy", "sram", "digital", "area")) {
            List<String> objects = new ArrayList<>(List.of("/" + section));
            while (!objects.isEmpty()) {
                String pointer = objects.remove(0);
                JsonNode node = condition.at(pointer);
                for (var names = node.fieldNames(); names.hasNext(); ) {
                    String name = names.next();
                    JsonNode child = node.get(name);
                    if (child.isObject()) {
                        objects.add(pointer + "/" + name);
                    } else if (child.isArray() && child.get(0).isObject()) {
                        objects.add(pointer + "/" + name + "/0");
                    }
                    if (!optional.contains(name)) {
                        readingEdited(document -> at(document, pointer).remove(name))
                                .hasMessageContaining("." + name + " is missing");
                        fields++;
                    }
                }
            }
        }
        assertThat(fields).isGreaterThan(150);
    }

    @Test
    void numbersWithoutMeaningAreFoundAtTheirField() throws IOException {
        readingEdited(document ->
                        at(document, "/sram/read_J").put("estimate", -1).put("low", -2))
                .hasMessageContaining("conditions[0].sram.read_J.estimate must not be negative, was -1.0");
        readingEdited(document -> at(document, "/sram/read_J").put("low", 1))
                .hasMessageContaining("conditions[0].sram.read_J.low must be at most estimate");
        readingEdited(document -> at(document, "/sram/read_J").put("status", "X"))
                .hasMessageContaining("conditions[0].sram.read_J.status must be one of [A, U, D, S], was X");
        readingEdited(document -> at(document, "/sram").put("columns", 0))
                .hasMessageContaining("conditions[0].sram.columns must be at least 1, was 0");
        readingEdited(document -> at(document, "/converter").put("comparatorsAUnit", 15))
                .hasMessageContaining("conditions[0].converter.comparatorsAUnit must be the sum");
        readingEdited(document ->
                        ((ArrayNode) document.at("/converter/comparators/0/offset/covariance_V2/1")).set(1, -1))
                .hasMessageContaining("conditions[0].converter.comparators[0].offset.covariance_V2[1][1] must not be");
        readingEdited(document ->
                        ((ArrayNode) document.at("/converter/comparators/0/offset/covariance_V2/1")).set(0, 0))
                .hasMessageContaining("covariance_V2[1][0] must equal that of row and column exchanged");
        readingEdited(document -> at(document, "/converter/comparators/0/trim").put("kind", "NONE"))
                .hasMessageContaining("conditions[0].converter.comparators[0].trim.codes must be odd");
        readingEdited(document -> ((ArrayNode) document.at("/converter/thresholds")).remove(7))
                .hasMessageContaining("conditions[0].converter.comparators must serve thresholds 1 to 7, serve 8");
        readingEdited(document -> ((ArrayNode) document.at("/cellPaths/correlation/2")).set(2, 0.5))
                .hasMessageContaining("conditions[0].cellPaths.correlation[2][2] must be 1, was 0.5");
        readingEdited(document -> at(document, "/cellPaths/paths/1").put("weight", 1))
                .hasMessageContaining("conditions[0].cellPaths.paths must be the four");
        readingEdited(document -> at(document, "/schedule").put("cycle_s", 1e-12))
                .hasMessageContaining("conditions[0].schedule.cycle_s must be at least as long");
    }
}
