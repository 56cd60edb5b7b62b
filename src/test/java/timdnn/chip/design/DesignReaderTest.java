package timdnn.chip.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.chip.energy.ChipRuns;
import timdnn.input.InvalidInputException;

class DesignReaderTest {
    private static final Path FOLDER = Path.of("main/resources/chip/designs");
    private static final DesignReader READER = new DesignReader(FOLDER, Path.of(".."), ChipRuns::table);

    @Test
    void everyDesignOfTheFolderIsRead() {
        assertThat(READER.names())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(name -> assertThat(READER.read(name).name()).isEqualTo(name));
    }

    @Test
    void tilesInTheAreaOfAnotherDesignFollowFromTheTablesAreas() {
        // 32 * 116,781 um2 over 46,773 um2
        assertThat(READER.read("near-memory-our-area").tiles().count()).isEqualTo(79);
    }

    @Test
    void banksShareTilesAsEvenlyAsCanBe() {
        Design design = READER.read("near-memory-our-area");
        assertThat(new int[] {design.tilesOf(0), design.tilesOf(1), design.tilesOf(2), design.tilesOf(3)})
                .containsExactly(20, 20, 20, 19);
        assertThat(design.fewestTiles()).isEqualTo(19);
    }

    @Test
    void aMistakeIsNamedWithFileLineAndField(@TempDir Path folder) throws IOException {
        String text = Files.readString(FOLDER.resolve("tim16.yaml"));
        refused(folder, text.replace("tiles: 32 ", "tiles: 0 "), "d.yaml:6: tiles must be in 1 to 1024, was 0");
        refused(folder, text.replace("tiles: 32 ", "tiles: many "), "d.yaml:6: tiles must be a number, was many");
        refused(
                folder,
                text.replace("banks: 4 ", "banks: 64 "),
                "d.yaml:7: banks must be at most the tiles, 32, was 64");
        refused(folder, text.replace("tile: tim", "tile: rram"), "tile must be tim or near-memory, was rram");
        refused(
                folder,
                text.replace("relus: 64 ", "relu: 64 "),
                "d.yaml:17: relu is not a field of a design; there are name, ");
        refused(folder, text.replace("name: tim16", "name:"), "d.yaml:2: name must not be empty");
        refused(
                folder,
                text.replace("rowsAnAccess: 16", "rowsAnAccess: 7"),
                "d.yaml:5: rowsAnAccess must be at most the 16 that access.lut.json reads at once, and divide the 256 of its"
                        + " tile, was 7");
        refused(folder, text.replace("relus: 64 ", "# "), "d.yaml:2: relus is missing");
        refused(folder, "{\n\"name\": \"d\"}", "d.yaml:1: table is missing");
        refused(folder, text + "rowCycle: cacti\n", "d.yaml:22: rowCycle is not a field of such a design");
        refused(folder, text + "weightBuffer_B: -5\n", "d.yaml:22: weightBuffer_B must be in 0 to 67108864, was -5");
        refused(folder, text + "thresholds: 0\n", "d.yaml:22: thresholds must be in 1 to 65536, was 0");
        refused(folder, text + "colour: red\n", "d.yaml:22: colour is not a field of a design");
        refused(folder, text + "colour: [red]\n", "colour must be a plain value");
        refused(folder, text.replace("access.lut.json", "nothing.lut.json"), "table must be a table's file");
        refused(folder, "tim16\n", "d.yaml:1: the design must be a mapping");
        refused(folder, "name: [\n", "the design is not valid YAML");
    }

    private static void refused(Path folder, String text, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("d.yaml"), text);
        assertThatThrownBy(() -> READER.read(file.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void unknownDesignsAreRefusedWithTheNamesThatThereAre() {
        assertThatThrownBy(() -> READER.read("tim17"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--design must be near-memory-iso-area, ")
                .hasMessageEndingWith(", was tim17");
    }
}
