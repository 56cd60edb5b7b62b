package timdnn.lut.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvExporterTest {
    private static List<String> lines(CsvExporter.Table table) {
        return CsvExporter.toCsv(ArtifactFixture.artifact(), table).lines().toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyRowHasAsManyCellsAsTheHeader(CsvExporter.Table table) {
        List<String> lines = lines(table);
        assertThat(lines).hasSizeGreaterThan(1);
        long commas = lines.get(0).chars().filter(c -> c == ',').count();
        assertThat(lines).allSatisfy(line -> assertThat(line.chars().filter(c -> c == ','))
                .hasSize((int) commas));
    }

    @Test
    void valuesAreThoseOfTheTables() {
        assertThat(lines(CsvExporter.Table.TRANSFER_CURVE)).contains("strengthSum_1,bitline_V", "1.0,0.79");
        assertThat(lines(CsvExporter.Table.CODE_DISTRIBUTION))
                .hasSize(1 + 11 * 9)
                .contains("2,1,2,0.002");
        assertThat(lines(CsvExporter.Table.ACCESS_ENERGY)).hasSize(1 + 17 * 18 / 2);
        assertThat(lines(CsvExporter.Table.SENSE_LEVELS).get(1))
                .startsWith("0,0.9,")
                .endsWith(",1000,0.845");
        assertThat(lines(CsvExporter.Table.SENSE_LEVELS).get(10)).endsWith(",1000,");
    }

    @Test
    void tablesAreNamedAsOnTheCommandLine() {
        assertThat(CsvExporter.Table.CODE_DISTRIBUTION).hasToString("code-distribution");
    }
}
