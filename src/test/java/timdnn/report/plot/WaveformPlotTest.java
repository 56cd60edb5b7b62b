package timdnn.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import timdnn.input.InvalidInputException;
import timdnn.report.RunFixture;

class WaveformPlotTest {
    @TempDir
    private Path folder;

    private static List<double[]> ramp(double slope) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            points.add(new double[] {i, slope * i});
        }
        return points;
    }

    @Test
    void aStraightLineTakesTwoPointsAndReachesTheEnds() throws Exception {
        Document svg = parsed(WaveformDrawing.of(
                new WaveformCurves("a < b", List.of(new WaveformCurves.Curve("v(a)", ramp(0.01))), false, false)));
        String[] points = firstCurve(svg);
        assertThat(points).hasSize(2);
        assertThat(points[0]).startsWith("64.0,");
    }

    @Test
    void straighteningKeepsWhatBends() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= 200; i++) {
            points.add(new double[] {i, 100 * Math.exp(-i / 40.0)});
        }
        List<double[]> kept = StraightenedLine.of(points);
        assertThat(kept.size()).isBetween(5, 60);
        for (int i = 1; i < kept.size(); i++) {
            double middle = (kept.get(i - 1)[0] + kept.get(i)[0]) / 2;
            double line = (kept.get(i - 1)[1] + kept.get(i)[1]) / 2;
            assertThat(line).isCloseTo(100 * Math.exp(-middle / 40), within(0.7));
        }
    }

    @Test
    void everyCurveHasItsColourAndItsLineInTheLegend() throws Exception {
        List<WaveformCurves.Curve> curves = new ArrayList<>();
        for (int n = 0; n < 9; n++) {
            curves.add(new WaveformCurves.Curve("S" + n, ramp(0.001 * n)));
        }
        Document svg = parsed(WaveformDrawing.of(new WaveformCurves("states", curves, true, false)));
        List<String> colours = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            colours.add(svg.getElementsByTagName("polyline")
                    .item(i)
                    .getAttributes()
                    .getNamedItem("stroke")
                    .getNodeValue());
        }
        assertThat(colours).doesNotHaveDuplicates();
        assertThat(svg.getDocumentElement().getTextContent()).contains("S0", "S8", "time (ps)", "voltage (V)");
    }

    private String read(String experiment, List<String> states, List<String> vectors, String corner) throws Exception {
        if (!folder.resolve("campaign.sqlite").toFile().exists()) {
            RunFixture.campaign(folder, true);
        }
        return WaveformPlot.of(
                folder,
                new WaveformRequest(
                        experiment, states, vectors, corner, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @Test
    void statesOfACampaignAreReadFromItsStore() throws Exception {
        Document svg = parsed(read("waveform", List.of("S0", "S2", "S4", "S8"), List.of(), null));
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(4);
        assertThat(svg.getDocumentElement().getTextContent()).contains("v(bl), waveform, S0 to S8, TT-0.9V-27C");
    }

    @Test
    void oneVoltageOverItselfIsADiagonal() throws Exception {
        Document svg = parsed(read("waveform", List.of("S4"), List.of("v(bl):v(bl)"), null));
        String text = svg.getDocumentElement().getTextContent();
        assertThat(text).contains("v(bl) over v(bl)").doesNotContain("time (ps)");
        String[] points = firstCurve(svg);
        // Down to the lowest voltage and back up a little, on one straight line.
        assertThat(points.length).isLessThanOrEqualTo(4);
        assertThatThrownBy(() -> read("waveform", List.of("S4"), List.of("v(bl)", "v(bl):v(bl)"), null))
                .hasMessageContaining("vector must be over another like the others");
        assertThatThrownBy(() -> read("waveform", List.of("S4"), List.of("v(bl):v(x)"), null))
                .hasMessageContaining("vector must be one of [v(bl)], was v(x)");
    }

    @Test
    void whatKeepsNoWaveformIsRefusedWithWhatDoes() {
        assertThatThrownBy(() -> read("transfer", List.of("S4"), List.of(), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("experiment must be one that keeps waveforms, [waveform], was transfer");
        assertThatThrownBy(() -> read("waveform", List.of("S44"), List.of(), null))
                .hasMessageContaining("state must be one of [S0, S1, S10,")
                .hasMessageEndingWith("was S44");
        assertThatThrownBy(() -> read("waveform", List.of("S4"), List.of("v(h)"), null))
                .hasMessageContaining("vector must be one of [v(bl)], was v(h)");
        assertThatThrownBy(() -> read("waveform", List.of("S4"), List.of(), "FF"))
                .hasMessageContaining("corner must be one of [TT-0.9V-27C], was FF");
    }

    private static String[] firstCurve(Document svg) {
        return svg.getElementsByTagName("polyline")
                .item(0)
                .getAttributes()
                .getNamedItem("points")
                .getNodeValue()
                .split(" ", -1);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
