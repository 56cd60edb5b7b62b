package timdnn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.area.AreaBlock;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.area.AreaInterval;
import timdnn.characterization.area.AreaSum;

/** Areas in the JSON document of {@code characterize}; the keys are promised to scripts. */
final class AreaDocument {
    private AreaDocument() {}

    static Map<String, Object> of(AreaFindings area) {
        return JsonParts.ordered(
                "f_m", area.f_m(),
                "blocks", area.blocks().stream().map(AreaDocument::block).toList(),
                "timTile", total(area.timTotal().map(AreaSum::interval_m2).orElse(null)),
                "nearMemoryTile",
                        total(area.nearMemoryTotal().map(AreaSum::interval_m2).orElse(null)),
                "ratio", total(area.ratio().orElse(null)),
                "rulesStatus", "assumed",
                "comparison", comparison(area));
    }

    private static Map<String, Object> block(AreaBlock block) {
        return JsonParts.ordered(
                "block", block.name(),
                "count", block.count(),
                "area_m2", interval(block.area().interval_m2()),
                "transistors", block.transistors(),
                "rule", block.rule());
    }

    /** Null stands for a tile of which a block is missing. */
    private static Map<String, Object> total(AreaInterval interval) {
        return interval == null ? null : interval(interval);
    }

    private static Map<String, Object> interval(AreaInterval interval) {
        return JsonParts.ordered("estimate", interval.estimate(), "low", interval.low(), "high", interval.high());
    }

    /** Nothing is fitted to these figures. */
    private static List<Object> comparison(AreaFindings area) {
        List<Object> rows = new ArrayList<>();
        area.each_F2("ternary cells")
                .ifPresent(cell -> rows.add(row("cell_F2", cell, AreaFindings.PAPER_CELL_F2, "U")));
        area.ratio().ifPresent(ratio -> rows.add(row("ratio", ratio, AreaFindings.PAPER_RATIO, "U")));
        area.timTotal()
                .ifPresent(tile -> rows.add(row(
                        "tiles_m2",
                        tile.interval_m2().times(AreaFindings.PAPER_TILES),
                        AreaFindings.PAPER_CHIP_M2,
                        "A")));
        return rows;
    }

    private static Map<String, Object> row(String quantity, AreaInterval ours, double paper, String status) {
        Map<String, Object> row = JsonParts.ordered("quantity", quantity);
        row.putAll(interval(ours));
        row.put("paper", paper);
        row.put("status", status);
        row.put("difference", ours.estimate() / paper - 1);
        return row;
    }
}
