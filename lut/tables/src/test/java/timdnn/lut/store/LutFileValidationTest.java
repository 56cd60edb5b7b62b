package timdnn.lut.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.input.InvalidInputException;

/** Every way a file can be wrong ends in one sentence with the file, the line and the field. */
class LutFileValidationTest {
    @TempDir
    private Path folder;

    private AbstractThrowableAssert<?, ?> reading(String text) throws IOException {
        Path file = folder.resolve("x.lut.json");
        Files.writeString(file, text);
        return assertThatThrownBy(() -> LutFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file.toString());
    }

    /** Reads the fixture after an edit, with the checksum made right again so that the fault itself must be found. */
    private AbstractThrowableAssert<?, ?> readingEdited(Consumer<ObjectNode> edit) throws IOException {
        return readingEdited(ArtifactFixture.artifact(), edit);
    }

    private AbstractThrowableAssert<?, ?> readingEdited(LutArtifact artifact, Consumer<ObjectNode> edit)
            throws IOException {
        ObjectNode document = (ObjectNode) JsonMapper.builder().build().readTree(LutFile.toJson(artifact));
        edit.accept(document);
        document.put("checksum", CanonicalJson.checksum(document));
        return reading(document.toPrettyString());
    }

    @Test
    void aChangedValueNoLongerMatchesTheChecksum() throws IOException {
        String text = LutFile.toJson(ArtifactFixture.artifact()).replace("\"vdd_V\": 0.9", "\"vdd_V\": 0.8");
        int line = text.lines().toList().size() - 1;
        reading(text).hasMessageContaining(":" + line + ": checksum must be sha256:");
    }

    @Test
    void brokenJsonIsFoundAtItsLine() throws IOException {
        reading("{\n  \"schema\": \"timdnn-lut/1\",\n  \"name\": oops\n}").hasMessageContaining(":3: ");
        reading("").hasMessageContaining("must be a JSON object");
        reading("[1]").hasMessageContaining(":1: the document must be a JSON object");
        reading("{} {}").hasMessageContaining("must end after");
        reading("{\n\"a\":1,\n\"a\":2}").hasMessageContaining(":3: ");
        String text = LutFile.toJson(ArtifactFixture.artifact());
        reading(text.substring(0, text.length() / 2)).hasMessageContaining("is not JSON");
        reading(text.replace("\"vdd_V\": 0.9", "\"vdd_V\": NaN"))
                .hasMessageContaining(":25: ")
                .hasMessageEndingWith("is not JSON: Non-standard token 'NaN'");
        reading(text.replace("\"vdd_V\": 0.9", "\"vdd_V\": // volts")).hasMessageEndingWith("(non-standard) comment?");
    }

    @Test
    void anotherSchemaIsRefused() throws IOException {
        reading("{\"schema\": \"timdnn-lut/9\"}").hasMessageContaining("schema must be timdnn-lut/2, was timdnn-lut/9");
        reading("{}").hasMessageContaining("schema is missing");
    }

    @Test
    void tablesOfTheFirstSchemaAreRefusedWithWhatToDo() throws IOException {
        reading("{\n\"schema\": \"timdnn-lut/1\"}")
                .hasMessageContaining(":2: schema is timdnn-lut/1, which lacks the array's geometry")
                .hasMessageContaining("fit its campaign again");
    }

    @Test
    void fieldsThatNoTableHasAreRefused() throws IOException {
        readingEdited(document -> document.put("colour", "blue")).hasMessageContaining("colour is not a field");
        readingEdited(document -> ((ObjectNode) document.at("/conditions/0/timing")).put("strobe_ps", 208))
                .hasMessageContaining("conditions[0].timing.strobe_ps is not a field of this schema");
        readingEdited(document -> ((ObjectNode) document.at("/conditions/0")).put("sramm", 1))
                .hasMessageContaining("conditions[0].sramm is not a field");
    }

    @Test
    void tablesOfAnotherGeometryAreRefused() throws IOException {
        readingEdited(document -> ((ObjectNode) document.get("geometry")).put("rowsABlock", 17))
                .hasMessageContaining("conditions[0].accessEnergy.bitline_J must have 18 values");
        readingEdited(document -> ((ObjectNode) document.get("geometry")).put("largestCount", 7))
                .hasMessageContaining("conditions[0].codeDistribution must have codes up to geometry.largestCount = 7");
        readingEdited(document -> ((ObjectNode) document.get("geometry")).put("columnsAUnit", 7))
                .hasMessageContaining(": geometry.columnsAUnit must divide columns = 256, was 7");
        readingEdited(document -> ((ObjectNode) document.get("geometry")).put("columns", 2.5))
                .hasMessageContaining("geometry.columns must be a whole number, was 2.5");
        readingEdited(document -> document.putArray("conditions")).hasMessageContaining("conditions must not be empty");
        readingEdited(document -> ((ArrayNode) document.get("conditions"))
                        .add(document.at("/conditions/0").deepCopy()))
                .hasMessageContaining("conditions must differ from each other");
    }

    @Test
    void eachFieldIsRequired() throws IOException {
        ObjectNode whole =
                (ObjectNode) JsonMapper.builder().build().readTree(LutFile.toJson(ArtifactFixture.artifact()));
        int fields = 0;
        for (String section : new String[] {"timing", "senseLevels", "transferCurve", "codeDistribution"}) {
            for (var name = whole.at("/conditions/0/" + section).fieldNames(); name.hasNext(); fields++) {
                String field = name.next();
                readingEdited(document -> ((ObjectNode) document.at("/conditions/0/" + section)).remove(field))
                        .hasMessageContaining(": conditions[0]." + section + "." + field + " is missing");
            }
        }
        assertThat(fields).isEqualTo(19);
        readingEdited(document -> ((ObjectNode) document.at("/conditions/0")).remove("fitReport"))
                .hasMessageContaining("conditions[0].fitReport is missing");
        readingEdited(document -> ((ObjectNode) document.at("/provenance/origin")).remove("seed"))
                .hasMessageContaining("provenance.origin.seed must be given");
    }

    @Test
    void meaninglessValuesAreFoundAtTheirLine() throws IOException {
        readingEdited(document -> ((ArrayNode) document.at("/conditions/0/transferCurve/bitline_V")).set(3, 0.99))
                .hasMessageMatching(
                        "(?s).*x.lut.json:\\d\\d+: conditions\\[0\\].transferCurve.bitline_V must be strictly monotone.*");
        readingEdited(document -> ((ArrayNode) document.at("/conditions/0/transferCurve/bitline_V")).remove(0))
                .hasMessageContaining("conditions[0].transferCurve.bitline_V must have 11 values, had 10");
        readingEdited(document -> ((ArrayNode) document.at("/conditions/0/senseLevels/sigma_V")).remove(0))
                .hasMessageContaining("conditions[0].senseLevels.sigma_V must have 11 values, had 10");
        readingEdited(document -> ((ArrayNode) document.at("/conditions/0/codeDistribution/counts/2")).set(0, 0.5))
                .hasMessageContaining("conditions[0].codeDistribution.counts[2][0] must be a whole number");
        readingEdited(document -> ((ArrayNode) document.at("/conditions/0/codeDistribution/probability/2")).set(0, 0.5))
                .hasMessageContaining("conditions[0].codeDistribution.probability[2] must sum to 1");
        readingEdited(document -> ((ObjectNode) document.at("/conditions/0/timing")).put("strobe_s", "soon"))
                .hasMessageContaining("conditions[0].timing.strobe_s must be a number, was a text");
        readingEdited(document -> ((ObjectNode) document.at("/conditions/0/transferCurve")).put("outOfRange", "GUESS"))
                .hasMessageContaining("conditions[0].transferCurve.outOfRange must be one of");
        readingEdited(document -> ((ObjectNode) document.at("/conditions/0/accessEnergy")).put("leakage_J", -1))
                .hasMessageContaining("conditions[0].accessEnergy.leakage_J must not be negative, was -1.0");
        readingEdited(document -> ((ArrayNode) document.at("/conditions/0/accessEnergy/bitline_J")).remove(16))
                .hasMessageContaining("conditions[0].accessEnergy.bitline_J must have 17 values");
    }

    @Test
    void whatIsAroundTheColumnIsWholeOrNotThere() throws IOException {
        LutArtifact whole = ArtifactFixture.wholeAccess();
        for (String field : new String[] {"sampling_J", "decoder_J", "digital_J", "conversion_J", "decision_s"}) {
            readingEdited(whole, document -> periphery(document).remove(field))
                    .hasMessageContaining(": conditions[0].accessEnergy.periphery." + field + " is missing");
        }
        readingEdited(whole, document -> periphery(document).put("sampling_J", -1))
                .hasMessageContaining("conditions[0].accessEnergy.periphery.sampling_J must not be negative, was -1.0");
        readingEdited(whole, document -> ((ArrayNode) periphery(document).get("decision_s")).remove(0))
                .hasMessageContaining("conditions[0].accessEnergy.periphery.decision_s must have 9 values, had 8");
        readingEdited(whole, document -> {
                    ((ArrayNode) periphery(document).get("decision_s")).remove(0);
                    ((ArrayNode) periphery(document).get("conversion_J")).remove(0);
                })
                .hasMessageContaining("conditions[0].accessEnergy must have a conversion for each of the codes 0 to 8");
        readingEdited(whole, document -> ((ObjectNode) document.at("/conditions/0/accessEnergy"))
                        .put("periphery", "none"))
                .hasMessageContaining("conditions[0].accessEnergy.periphery must be an object, was a text");
    }

    private static ObjectNode periphery(ObjectNode document) {
        return (ObjectNode) document.at("/conditions/0/accessEnergy/periphery");
    }

    @Test
    void aFileThatIsNotThereOrIsAFolderIsNamed() {
        assertThatThrownBy(() -> LutFile.read(folder.resolve("none.json")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> LutFile.read(folder)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LutFile.write(ArtifactFixture.artifact(), folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be written");
    }
}
