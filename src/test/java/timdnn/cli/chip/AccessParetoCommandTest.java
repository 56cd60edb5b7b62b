package timdnn.cli.chip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.cli.shared.Called;
import timdnn.cli.shared.GuideTable;

class AccessParetoCommandTest {
    private static final String TABLE = "../lut/tables/access-stepped.lut.json";
    private static final String HISTOGRAM = "../characterization/plans/histograms/mnist-cnn.json";
    private static final String HEADER = "name,time_s,energy_J,errorRate,area_m2,status\n";

    @TempDir
    private Path folder;

    @Test
    void theGuideHasTheKeys() {
        GuideTable.compare("pareto", AccessParetoFigures.ALL.keys(), "");
    }

    @Test
    void theDocumentHasTheTablesDesignFirstAndFurtherPointsLast() throws IOException {
        Path points = folder.resolve("points.csv");
        Files.writeString(points, "# simulated\n" + HEADER + "at 0.85 V,2.1e-9,2e-11,3e-4,8e-8,S\n");
        Path picture = folder.resolve("front.svg");
        Called called = Called.of(
                new AccessParetoCommand(),
                TABLE,
                "--histogram",
                HISTOGRAM,
                "--points",
                points.toString(),
                "--picture",
                picture.toString(),
                "--json");
        assertThat(called.status()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(called.out());
        assertThat(document.get("table").asText()).isEqualTo("access-stepped");
        assertThat(document.get("designs")).hasSize(4 * 3 * 2 * 2 * 2 + 1);
        assertThat(document.at("/designs/0/name").asText()).isEqualTo("8 thresholds, 16 rows");
        assertThat(document.at("/designs/0/time_s").asDouble()).isBetween(2.07e-9, 2.08e-9);
        assertThat(document.at("/designs/0/status").asText()).isEqualTo("D");
        assertThat(document.at("/designs/96/name").asText()).isEqualTo("at 0.85 V");
        assertThat(document.at("/designs/96/status").asText()).isEqualTo("S");
        assertThat(document.at("/designs/96/front").asBoolean()).isTrue();
        assertThat(Files.readString(picture)).startsWith("<svg").contains("<title>at 0.85 V</title>");
    }

    @Test
    void theLinesAreTheTablesDesignAndTheFrontByTime() {
        Called called = Called.of(new AccessParetoCommand(), TABLE, "--histogram", HISTOGRAM, "--driven", "1");
        assertThat(called.status()).isZero();
        String[] lines = called.out().split("\n", -1);
        assertThat(lines[0]).contains("of 48 designs are on the front");
        assertThat(lines[2]).endsWith("D 8 thresholds, 16 rows");
        assertThat(Double.parseDouble(lines[3].strip().split(" +", -1)[0]))
                .isLessThanOrEqualTo(Double.parseDouble(lines[4].strip().split(" +", -1)[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "'name,time\n', header",
        "'a,1e-9,1e-12,0.1\n', had 4",
        "'a,1e-9,none,0.1,1,S\n', energy_J",
        "'a,1e-9,1e-12,0.1,1,X\n', status"
    })
    void wrongPointsAreNamedWithFileLineAndField(String line, String said) throws IOException {
        Path points = folder.resolve("points.csv");
        Files.writeString(points, said.equals("header") ? line : HEADER + line);
        Called called =
                Called.of(new AccessParetoCommand(), TABLE, "--histogram", HISTOGRAM, "--points", points.toString());
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err())
                .contains("points.csv:" + (said.equals("header") ? 1 : 2))
                .contains(said);
    }

    @Test
    void aShareOutOfRangeIsRefused() {
        Called called = Called.of(new AccessParetoCommand(), TABLE, "--histogram", HISTOGRAM, "--driven", "0");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("--driven must be above 0");
    }
}
