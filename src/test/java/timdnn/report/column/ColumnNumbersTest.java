package timdnn.report.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.report.RunFixture;
import timdnn.report.run.ResidualsFile;
import timdnn.report.run.RunFolder;

class ColumnNumbersTest {
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

    private static List<SenseState> states(Path folder) throws SQLException {
        RunFixture.campaign(folder, true);
        return RunFolder.read(folder).campaign().findings().requireColumn().states();
    }
}
