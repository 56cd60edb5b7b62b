package timdnn.lut.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.input.InvalidInputException;

class LutFileTest {
    @TempDir
    private Path folder;

    @Test
    void readingWhatWasWrittenGivesTheSameBytesAgain() {
        Path file = folder.resolve("deeper/x.lut.json");
        LutFile.write(ArtifactFixture.artifact(), file);
        LutArtifact read = LutFile.read(file);
        assertThat(LutFile.toJson(read)).isEqualTo(LutFile.toJson(ArtifactFixture.artifact()));
        assertThat(file).hasContent(LutFile.toJson(read));
        assertThat(read.provenance()).isEqualTo(ArtifactFixture.artifact().provenance());
        assertThat(read.fitReport()).isEqualTo(ArtifactFixture.artifact().fitReport());
        assertThat(LutFile.checksum(read))
                .isEqualTo(LutFile.checksum(ArtifactFixture.artifact()))
                .startsWith("sha256:");
    }

    @Test
    void ratesByDrivenRowsComeBackAsTheyWere() {
        Path file = folder.resolve("driven.lut.json");
        LutFile.write(ArtifactFixture.byDrivenRows(), file);
        LutArtifact read = LutFile.read(file);
        assertThat(read.codes().given(9).errorProbability(4)).isEqualTo(1e-3 + 1e-4 * 9);
        assertThat(LutFile.toJson(read)).isEqualTo(LutFile.toJson(ArtifactFixture.byDrivenRows()));
    }

    @Test
    void aTableOfDrivenRowsThatIsMissingIsNamedByItsField() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        JsonNode tree = mapper.readTree(LutFile.toJson(ArtifactFixture.byDrivenRows()));
        ((ArrayNode) tree.at("/conditions/0/codeDistribution/byDriven")).remove(16);
        Path file = folder.resolve("cut.lut.json");
        Files.writeString(file, tree.toString());
        assertThatThrownBy(() -> LutFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cut.lut.json")
                .hasMessageContaining(
                        "codeDistribution.byDriven must have 17 tables, one more than geometry.rowsABlock, had 16");
    }

    @Test
    void energyOfAWholeAccessIsABlockOfItsOwn() {
        Path file = folder.resolve("whole.lut.json");
        LutFile.write(ArtifactFixture.wholeAccess(), file);
        LutArtifact read = LutFile.read(file);
        assertThat(LutFile.toJson(read)).isEqualTo(LutFile.toJson(ArtifactFixture.wholeAccess()));
        assertThat(read.accessEnergy().periphery().orElseThrow().conversion_J(12))
                .isEqualTo(158e-15);
        // What it does not have, a column alone does not write.
        assertThat(LutFile.toJson(ArtifactFixture.artifact())).doesNotContain("periphery");
    }

    @Test
    void replacesAnOlderFileAndLeavesNothingElseBehind() throws IOException {
        Path file = folder.resolve("x.lut.json");
        Files.writeString(file, "old");
        LutFile.write(ArtifactFixture.artifact(), file);
        assertThat(LutFile.read(file).name()).isEqualTo("fixture-tt-0.9V");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void rowsOfATableStandOnALineEach() {
        String json = LutFile.toJson(ArtifactFixture.artifact());
        assertThat(json).contains("\n          [ 1000, 0, 0, 0, 0, 0, 0, 0, 0 ],\n          [ 1, 999, 0,");
        assertThat(json).contains("\"strobe_s\": 2.08E-10,\n").endsWith("}\n").doesNotContain("\r");
        assertThat(json.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(400);
    }

    @Test
    void whiteSpaceAndOrderDoNotChangeTheChecksum() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        Path compact = folder.resolve("compact.lut.json");
        Files.writeString(
                compact,
                mapper.readTree(LutFile.toJson(ArtifactFixture.artifact())).toString());
        assertThat(LutFile.checksum(LutFile.read(compact))).isEqualTo(LutFile.checksum(ArtifactFixture.artifact()));
    }
}
