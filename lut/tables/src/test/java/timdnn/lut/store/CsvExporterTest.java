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
        LutArtifact all = ArtifactFixture.with(ArtifactFixture.wholeAccess(), TileTablesFixture.stepped());
        List<String> lines = CsvExporter.toCsv(all, table).lines().toList();
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
    void conversionsAndPartsAroundTheColumnAreThereForWholeAccessesAlone() {
        LutArtifact whole = ArtifactFixture.wholeAccess();
        assertThat(CsvExporter.tables(ArtifactFixture.artifact())).doesNotContain(CsvExporter.Table.CONVERSIONS);
        assertThat(CsvExporter.tables(whole))
                .contains(CsvExporter.Table.CONVERSIONS)
                .doesNotContain(CsvExporter.Table.CONVERTER, CsvExporter.Table.FIGURES);
        assertThat(CsvExporter.toCsv(whole, CsvExporter.Table.CONVERSIONS).lines())
                .hasSize(1 + 9)
                .contains("code,energy_J,decision_s", "2," + 152 * 1e-15 + "," + 88 * 1e-12);
        assertThat(lines(CsvExporter.Table.ACCESS_ENERGY).get(0))
                .isEqualTo("n,k,bitline_J,precharge_J,leakage_J,wordlinePerRow_J");
        assertThat(CsvExporter.toCsv(whole, CsvExporter.Table.ACCESS_ENERGY).lines())
                .contains(
                        "n,k,bitline_J,precharge_J,leakage_J,wordlinePerRow_J,sampling_J,conversions_J,decoder_J,digital_J")
                .anyMatch(line -> line.startsWith("0,1,")
                        && line.endsWith("," + (150 * 1e-15 + 151 * 1e-15) + ",1.0E-16,1.2E-13"));
    }

    @Test
    void converterAndFiguresOfATileAreThereWhereTheTableHasThem() {
        LutArtifact all = ArtifactFixture.with(ArtifactFixture.wholeAccess(), TileTablesFixture.stepped());
        assertThat(CsvExporter.tables(all)).containsExactly(CsvExporter.Table.values());
        assertThat(CsvExporter.toCsv(all, CsvExporter.Table.CONVERTER).lines())
                .hasSize(1 + 8)
                .contains("1,0.85,0.85,0.84,16,0.0," + Math.sqrt(15e-3 * 15e-3) + ",0.003,0.038,0.0029");
        assertThat(CsvExporter.toCsv(all, CsvExporter.Table.FIGURES).lines())
                .contains("figure,estimate,low,high,status")
                .anyMatch(line -> line.startsWith("energy.access.bitlines.energy_J,7.0E-12,") && line.endsWith(",S"))
                .anyMatch(line -> line.startsWith("area.total_m2,6.0E-8,"))
                .anyMatch(line -> line.startsWith("cellPaths.paths.2.sigma,0.05,"));
    }

    @Test
    void tablesAreNamedAsOnTheCommandLine() {
        assertThat(CsvExporter.Table.CODE_DISTRIBUTION).hasToString("code-distribution");
    }
}
