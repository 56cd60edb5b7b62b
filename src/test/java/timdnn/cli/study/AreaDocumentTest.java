package timdnn.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import timdnn.characterization.area.AreaBlock;
import timdnn.characterization.area.AreaFigures;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.area.AreaSum;
import timdnn.characterization.area.DeviceClass;
import timdnn.characterization.area.LayoutConstant;

/** Areas as JSON and as a line; every block of the tiles is one or two thousandths of a square millimetre. */
class AreaDocumentTest {
    private static AreaFindings findings() {
        return new AreaFindings(
                32e-9, blocks(AreaFindings.TIM_BLOCKS, 2e-9), blocks(AreaFindings.NEAR_MEMORY_BLOCKS, 1e-9));
    }

    private static List<AreaBlock> blocks(List<String> names, double area) {
        LayoutConstant rule = new LayoutConstant(0.5 * area, area, 2 * area);
        List<AreaBlock> blocks = new ArrayList<>();
        for (String name : names) {
            blocks.add(new AreaBlock(name, 1000, 6000, AreaSum.of(DeviceClass.LOGIC, rule::at)));
        }
        return blocks;
    }

    @Test
    @SuppressWarnings("unchecked")
    void blocksTotalsAndComparisonHaveThePromisedKeys() {
        Map<String, Object> document = AreaFigures.ALL.document(findings());
        assertThat(document)
                .containsOnlyKeys("f_m", "blocks", "timTile", "nearMemoryTile", "ratio", "rulesStatus", "comparison");
        List<Map<String, Object>> blocks = (List<Map<String, Object>>) document.get("blocks");
        assertThat(blocks).hasSize(16);
        assertThat(blocks.get(0))
                .containsOnlyKeys("block", "count", "area_m2", "transistors", "rule")
                .containsEntry("block", "ternary cells")
                .containsEntry("rule", "logic");
        assertThat((Map<String, Object>) blocks.get(0).get("area_m2"))
                .containsEntry("estimate", 2e-9)
                .containsEntry("low", 1e-9)
                .containsEntry("high", 4e-9);
        // 9 · 2 over 7 · 1, of one class only.
        assertThat((double) ((Map<String, Object>) document.get("ratio")).get("estimate"))
                .isCloseTo(18.0 / 7, org.assertj.core.api.Assertions.within(1e-12));
        assertThat((List<Map<String, Object>>) document.get("comparison"))
                .extracting(row -> row.get("quantity"))
                .containsExactly("cell_F2", "ratio", "tiles_m2");
    }

    @Test
    void aMissingBlockLeavesNoTotals() {
        AreaFindings whole = findings();
        AreaFindings part = new AreaFindings(32e-9, whole.timTile().subList(0, 3), List.of());
        assertThat(AreaFigures.ALL.document(part))
                .containsEntry("timTile", null)
                .containsEntry("nearMemoryTile", null)
                .containsEntry("ratio", null);
        assertThat(FindingLines.area(part)).isEqualTo("ternary cell 2000 F2 [1000, 3900]; rules assumed");
    }

    @Test
    void theLineHasBothTilesAndTheirRatio() {
        assertThat(FindingLines.area(findings()))
                .isEqualTo("ternary cell 2000 F2 [1000, 3900]; TiM tile 0.018 mm2 [0.009, 0.036]; "
                        + "near-memory tile 0.007 mm2 [0.004, 0.014]; ratio 2.57; rules assumed");
    }
}
