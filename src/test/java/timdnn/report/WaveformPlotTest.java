package timdnn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class WaveformPlotTest {
    private static List<double[]> ramp(double slope) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            points.add(new double[] {i, slope * i});
        }
        return points;
    }

    @Test
    void aStraightLineTakesTwoPointsAndReachesTheEnds() throws Exception {
        Document svg = parsed(WaveformPlot.draw("a < b", List.of(new WaveformPlot.Curve("v(a)", ramp(0.01))), false));
        String[] points = svg.getElementsByTagName("polyline")
                .item(0)
                .getAttributes()
                .getNamedItem("points")
                .getNodeValue()
                .split(" ", -1);
        assertThat(points).hasSize(2);
        assertThat(points[0]).startsWith("64.0,");
    }

    @Test
    void straighteningKeepsWhatBends() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= 200; i++) {
            points.add(new double[] {i, 100 * Math.exp(-i / 40.0)});
        }
        List<double[]> kept = WaveformPlot.straightened(points);
        assertThat(kept.size()).isBetween(5, 60);
        for (int i = 1; i < kept.size(); i++) {
            double middle = (kept.get(i - 1)[0] + kept.get(i)[0]) / 2;
            double line = (kept.get(i - 1)[1] + kept.get(i)[1]) / 2;
            assertThat(line).isCloseTo(100 * Math.exp(-middle / 40), within(0.7));
        }
    }

    @Test
    void everyCurveHasItsColourAndItsLineInTheLegend() throws Exception {
        List<WaveformPlot.Curve> curves = new ArrayList<>();
        for (int n = 0; n < 9; n++) {
            curves.add(new WaveformPlot.Curve("S" + n, ramp(0.001 * n)));
        }
        Document svg = parsed(WaveformPlot.draw("states", curves, true));
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

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
