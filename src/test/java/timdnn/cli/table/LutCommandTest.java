package timdnn.cli.table;

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
import timdnn.lut.store.LutFile;
import timdnn.network.TableFixture;

class LutCommandTest {
    @TempDir
    private Path folder;

    private String table;

    @BeforeEach
    void writeTable() {
        Path file = folder.resolve("x.lut.json");
        LutFile.write(TableFixture.artifact(10), file);
        table = file.toString();
    }

    private static Called lut(String... arguments) {
        return Called.of(new LutCommand(), arguments);
    }

    @Test
    void showPrintsEveryStateWithItsInterval() {
        Called called = lut("show", table);
        assertThat(called.status()).isEqualTo(0);
        assertThat(called.out())
                .contains("table       fixture", "corner      tt 0.9 V", "80.0 mV on average", "V_BL(n)")
                .containsPattern("(?m)^ +2 +740 +8\\.\\d+ mV \\[.*] +80.00 +700.00 +2.0e-02 \\[.*] +1000$");
    }

    @Test
    void aWholeAccessShowsWhatIsAroundTheColumn() {
        Path file = folder.resolve("whole.lut.json");
        LutFile.write(TableFixture.wholeAccess(10), file);
        assertThat(lut("show", file.toString()).out())
                .contains("around the column: sampling 20.0 fJ, decoder 0 J, digital part 100 fJ;")
                .containsPattern("(?m)^ +8 +150.0 fJ +90.0 ps$");
        assertThat(lut("show", table).out()).doesNotContain("around the column");
        assertThat(lut("export", file.toString()).out()).contains("# conversions\ncode,energy_J,decision_s\n");
        assertThat(lut("export", table).out()).doesNotContain("# conversions");
    }

    @Test
    void showJsonIsOneDocument() throws IOException {
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(lut("show", "--json", table).out());
        assertThat(document.at("/meanMargin_V").asDouble()).isBetween(0.0799, 0.0801);
        assertThat(document.at("/margins_V")).hasSize(10);
        assertThat(document.at("/senseErrorRate/5/estimate").asDouble()).isEqualTo(0.05);
        assertThat(document.at("/checksum").asText()).isEqualTo(LutFile.checksum(LutFile.read(Path.of(table))));
        assertThat(document.at("/fitReport/0/withinLimit").asBoolean()).isTrue();
    }

    @Test
    void theTableOfAnAccessShowsALineASectionAndTheOthersNone() throws IOException {
        String access = "../lut/tables/access.lut.json";
        assertThat(lut("show", access).out())
                .contains("geometry    16 blocks of 16 rows by 256 columns, counts up to 8, 8 columns a unit")
                .containsPattern("(?m)^converter   8 thresholds, 16 comparators a unit, ")
                .containsPattern("(?m)^6T array    256 x 512: row read 6\\.\\d+ pJ \\[.*] in ")
                .containsPattern("(?m)^area        0\\.1\\d mm2 \\[.*], 9 blocks$");
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(lut("show", "--json", access).out());
        assertThat(document.at("/geometry/columns").asInt()).isEqualTo(256);
        assertThat(document.at("/figures/area.total_m2/status").asText()).isEqualTo("D");
        assertThat(document.at("/figures/energy.access.bitlines.energy_J/origin")
                        .asText())
                .contains("whole accesses");
        assertThat(lut("show", table).out()).doesNotContain("converter", "6T array");
        assertThat(lut("export", access, "--table", "figures").out()).contains("\nsram.cycle_s,");
    }

    @Test
    void exportWritesOneTableOrAll() throws IOException {
        assertThat(lut("export", table, "--table", "transfer-curve").out())
                .startsWith("strengthSum_1,bitline_V\n0.0,0.9\n");
        Path csv = folder.resolve("all.csv");
        Called called = lut("export", table, "-o", csv.toString());
        assertThat(called.out()).isEmpty();
        assertThat(Files.readString(csv)).contains("# sense-levels\n", "# access-energy\n", "# cell-strength\n");
    }

    @Test
    void wrongCallsEndWithStatusTwo() {
        assertThat(lut().status()).isEqualTo(2);
        assertThat(lut("export", table, "--table", "nonsense").err()).contains("must be one of [sense-levels");
        Called missing = lut("show", folder.resolve("none.json").toString());
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("none.json cannot be read");
        assertThat(lut("export", table, "-o", folder.toString()).status()).isEqualTo(2);
    }
}
