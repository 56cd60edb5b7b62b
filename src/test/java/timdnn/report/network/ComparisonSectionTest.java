package timdnn.report.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.report.PageText;
import timdnn.report.PeripheryFixture;
import timdnn.report.RunFixture;
import timdnn.report.column.EnergySection;
import timdnn.report.column.ErrorRateSection;
import timdnn.report.column.MonteCarloSection;
import timdnn.report.run.RunFolder;

/** Sections about the column, in a campaign with the circuits around it and in one without. */
class ComparisonSectionTest {
    @TempDir
    static Path folder;

    private static RunFolder column;
    private static RunFolder run;

    @BeforeAll
    static void read() throws SQLException {
        RunFixture.campaign(folder, true);
        column = RunFolder.read(folder);
        run = PeripheryFixture.in(column);
    }

    @Test
    void comparisonTakesTheAccessWhereThereIsOneAndNamesPelgromsConstant() {
        assertThat(PageText.rows(ComparisonSection.of(run).body()))
                .contains(List.of(
                        "bitlines of an access",
                        "9.18 pJ",
                        "U",
                        "16.0 pJ",
                        "D",
                        "ours: 6 of 16 products not zero in every column"))
                .anySatisfy(row ->
                        assertThat(row).startsWith("spread of the thresholds", "σ/μ = 5 %", "U", "A_VT = 1.118 mV·µm"));
        assertThat(PageText.rows(ComparisonSection.of(column).body()))
                .anySatisfy(row -> assertThat(row).startsWith("σ/μ of the thresholds", "5 %", "U", "5 %"))
                .anySatisfy(row -> assertThat(row)
                        .startsWith("bitlines of an access")
                        .endsWith("ours: 256 columns × 4.77 fJ, each with n = 1, k = 0"));
    }

    @Test
    void theColumnsEnergyPointsToTheAccessWhereThereIsOne() {
        assertThat(PageText.of(EnergySection::of, run))
                .doesNotContain("ADC and PCU")
                .contains("the whole access, below");
        assertThat(PageText.of(EnergySection::of, column)).contains("ADC and PCU are not part of the circuit.");
    }

    @Test
    void thresholdsThatAreNotHalfWayAreSaidToBePlaced() {
        assertThat(PageText.of(MonteCarloSection::of, run))
                .contains("placed where a network&#39;s histogram has the fewest errors");
        assertThat(PageText.of(MonteCarloSection::of, column)).contains("half-way between the nominal levels");
    }

    @Test
    void rareErrorsOfAWholePathSayThatTheyHaveItInThem() {
        assertThat(PageText.of(ErrorRateSection::of, run)).contains("It has the sense path in it");
        assertThat(PageText.of(ErrorRateSection::of, column)).doesNotContain("sense path");
    }
}
