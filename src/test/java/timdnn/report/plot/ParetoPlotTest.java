package timdnn.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ParetoPlotTest {
    private static final ConditionDot CHEAP =
            new ConditionDot("TT-0.8V-27C+a<b", 30e-15, 3.5, 3, 4, 8, 0.8, 180e-12, 400e-12, true);
    private static final ConditionDot SURE =
            new ConditionDot("TT-0.9V-27C", 50e-15, 5, 4, 6, 8, 0.9, 245e-12, 500e-12, true);
    private static final ConditionDot BEATEN =
            new ConditionDot("TT-1V-27C", 60e-15, 4.5, 4, 5, 8, 1.0, 245e-12, 600e-12, false);

    @Test
    void everyConditionIsADotThatIsFilledOnTheFrontAlone() throws Exception {
        Document svg = parsed(ParetoPlot.draw(List.of(CHEAP, SURE, BEATEN)));
        List<String> fills = new java.util.ArrayList<>();
        for (int i = 0; i < svg.getElementsByTagName("title").getLength(); i++) {
            fills.add(svg.getElementsByTagName("title")
                    .item(i)
                    .getParentNode()
                    .getAttributes()
                    .getNamedItem("fill")
                    .getNodeValue());
        }
        assertThat(fills).containsExactly("#0072b2", "#d55e00", "#ffffff");
    }

    @Test
    void theLineJoinsTheFrontInEnergyAndMargin() throws Exception {
        Document svg = parsed(ParetoPlot.draw(List.of(SURE, BEATEN, CHEAP)));
        String points = svg.getElementsByTagName("polyline")
                .item(0)
                .getAttributes()
                .getNamedItem("points")
                .getNodeValue();
        assertThat(points.split(" ", -1)).hasSize(2);
    }

    @Test
    void aSingleConditionIsDrawnToo() throws Exception {
        assertThat(parsed(ParetoPlot.draw(List.of(CHEAP)))
                        .getElementsByTagName("title")
                        .getLength())
                .isEqualTo(1);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
