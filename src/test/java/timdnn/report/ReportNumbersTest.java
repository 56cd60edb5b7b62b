package timdnn.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timdnn.characterization.column.ColumnFindings.SenseState;

class ReportNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "9.18e-12, J, 3, 9.18 pJ",
        "0.0959, V, 3, 95.9 mV",
        "0.9, V, 2, 900 mV",
        "9.9996e-13, J, 3, 1.00 pJ",
        "1e-6, s, 1, 1 µs",
        "-2.5e-3, V, 2, −2.5 mV",
        "0, V, 3, 0 V",
        "1500, Hz, 2, 1.5 kHz",
    })
    void quantitiesGetTheirPrefix(double value, String unit, int digits, String text) {
        assertThat(SiText.quantity(value, unit, digits)).isEqualTo(text.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1.5e-4, 1.5·10⁻⁴",
        "0.25, 0.250",
        "2e-12, 2.0·10⁻¹²",
        "1e-40, < 10⁻²⁰",
    })
    void probabilitiesShowTheirPowerOfTen(double value, String text) {
        assertThat(SiText.probability(value)).isEqualTo(text.replace(' ', '\u00a0'));
    }

    @Test
    void roundingNeverShowsANegativeZero() {
        assertThat(SiText.fixed(-0.001, 2)).isEqualTo("0.00");
        assertThat(SiText.fixed(-1.5, 1)).isEqualTo("\u22121.5");
    }

    @Test
    void statesAreOrderedByNumber() {
        assertThat(List.of("S10", "S2", "n2 k10", "n2 k1", "S1").stream().sorted(new StateOrder()))
                .containsExactly("S1", "S2", "S10", "n2 k1", "n2 k10");
    }

    @Test
    void wordsForTheShellAreQuotedWhereNeeded() {
        assertThat(Origin.quoted("out/quickstart")).isEqualTo("out/quickstart");
        assertThat(Origin.quoted("it's here")).isEqualTo("'it'\\''s here'");
    }

    @Test
    void histogramsHoldEverySampleInItsBin(@TempDir Path folder) throws SQLException {
        List<SenseState> states = states(folder);
        double width = HistogramBins.width_V(states);

        for (SenseState state : states) {
            HistogramBins.Histogram histogram = HistogramBins.of(state, width);

            assertThat(histogram.counts().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(RunFixture.SAMPLES);
            assertThat(histogram.first_V())
                    .isLessThanOrEqualTo(state.bitline_V().get(0))
                    .isGreaterThan(state.bitline_V().get(0) - width);
        }
        assertThat(width).isIn(0.01, 0.005, 0.02);
    }

    @Test
    void normalPlotIsStandardisedAndKeepsBothEnds(@TempDir Path folder) throws SQLException {
        List<double[]> points = NormalPlot.of(states(folder).get(4)).points();

        assertThat(points).hasSize(RunFixture.SAMPLES);
        assertThat(points.get(0)[0]).isCloseTo(-points.get(points.size() - 1)[0], Offset.offset(1e-9));
        assertThat(points.stream().mapToDouble(point -> point[1]).sum()).isCloseTo(0, Offset.offset(1e-2));
    }

    @Test
    void wrongCodesAreCountedAndTheFarthestMissIsFound(@TempDir Path folder) throws SQLException {
        SenseState state = states(folder).get(4);

        assertThat(ErrorRateSection.wrong(state)).isEqualTo(2);
        assertThat(ErrorRateSection.largestMiss(state)).isEqualTo(1);
    }

    @Test
    void residualsGiveTheirRootMeanSquare() {
        List<ResidualsFile.Residual> residuals =
                List.of(new ResidualsFile.Residual(1, 0, 0.503, 0.5), new ResidualsFile.Residual(1, 1, 0.496, 0.5));

        assertThat(TransferSection.rms_V(residuals)).isCloseTo(Math.sqrt(12.5) * 1e-3, Offset.offset(1e-12));
    }

    @Test
    void countsAreMarginalSharesOfTheHistogram(@TempDir Path folder) throws Exception {
        RunFixture.complete(folder);

        NetworkSection.Counts counts =
                NetworkSection.counts(RunFolder.read(folder).exact().orElseThrow());

        assertThat(counts.n()).isEqualTo(counts.k()).hasSize(17);
        assertThat(counts.n().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, Offset.offset(1e-12));
        assertThat(counts.n().get(10)).isZero();
    }

    private static List<SenseState> states(Path folder) throws SQLException {
        RunFixture.campaign(folder, true);
        return RunFolder.read(folder).campaign().findings().requireColumn().states();
    }
}
