package timdnn.report.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.ChipRuns;
import timdnn.lut.store.LutFile;

class ChipPicturesTest {
    private static final Design DESIGN = ChipRuns.design("tim16");
    private static final ChipResult RESULT = ChipRuns.run(ChipRuns.network("lstm", 1), DESIGN, 1);

    private static NodeList elements(String svg, String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName(name);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** Every part's rectangles together are to its area as those of any other part: the picture is to scale. */
    @Test
    void areasOfTheFloorPlanAreToScale() throws Exception {
        TableFigures table = TableFigures.of(DESIGN.table(), LutFile.read(DESIGN.table()));
        NodeList rects = elements(
                FloorPlan.of(DESIGN, table, RESULT.area_m2().orElseThrow().nominal()), "rect");
        Map<String, Double> drawn = new TreeMap<>();
        for (int index = 0; index < rects.getLength(); index++) {
            Element rect = (Element) rects.item(index);
            String tip = rect.getTextContent();
            if (tip.startsWith("ternary cells ") || tip.startsWith("converters ") || tip.startsWith("memories")) {
                drawn.merge(tip.substring(0, 8), number(rect, "width") * number(rect, "height"), Double::sum);
            }
        }
        double tiles = 32 * table.area().nominal();
        double cells = 32 * 3.597e-8;
        double rest = RESULT.area_m2().orElseThrow().nominal() - tiles;
        assertThat(drawn.get("memories") / drawn.get("ternary ") / (rest / cells))
                .isCloseTo(1, within(0.01));
        assertThat(drawn.get("converte") / drawn.get("ternary ") / (3.359e-8 / 3.597e-8))
                .isCloseTo(1, within(0.01));
    }

    @Test
    void barsOfALayerAreAsLongAsItsEnergies() throws Exception {
        NodeList rects = elements(EnergyBars.of(RESULT), "rect");
        double column = 0;
        double leakage = 0;
        for (int index = 0; index < rects.getLength(); index++) {
            Element rect = (Element) rects.item(index);
            column += rect.getTextContent().startsWith("gates, tile column") ? number(rect, "width") : 0;
            leakage += rect.getTextContent().startsWith("gates, tile leakage") ? number(rect, "width") : 0;
        }
        Map<String, timdnn.chip.Interval> energies = RESULT.energyBy(row -> row.component() + " " + row.action());
        assertThat(column / leakage)
                .isCloseTo(
                        energies.get("tile column").estimate()
                                / energies.get("tile leakage").estimate(),
                        within(0.01));
    }

    @Test
    void otherPicturesAreWellFormedAndNameWhatTheyShow() throws Exception {
        assertThat(elements(LayerGantt.of(RESULT), "rect").getLength()).isGreaterThan(10);
        assertThat(LayerGantt.of(RESULT)).contains(">access of tiles</text>", ">reduce</text>", ">special</text>");
        assertThat(elements(Roofline.of(RESULT), "circle").getLength()).isEqualTo(1);
        assertThat(TornadoChart.of("energy", RESULT.energy_J(), 1e6, "uJ")).contains("HBM2: energy a bit");
    }

    /** Two blocks of one colour could not be told apart. */
    @Test
    void noTwoPartsOfAFloorPlanHaveTheSameColour() throws Exception {
        Design stepped = ChipRuns.design("tim16-stepped");
        TableFigures table = TableFigures.of(stepped.table(), LutFile.read(stepped.table()));
        NodeList rects = elements(FloorPlan.of(stepped, table, 3e-6), "rect");
        Map<String, String> names = new TreeMap<>();
        for (int index = 1; index < rects.getLength(); index++) {
            Element rect = (Element) rects.item(index);
            String name = rect.getTextContent().replaceAll(" [0-9]+ um2$|, reduce.*| and units", "");
            assertThat(names.merge(rect.getAttribute("fill"), name, (one, other) -> one))
                    .isEqualTo(name);
        }
        assertThat(names).hasSizeGreaterThan(10);
    }
}
