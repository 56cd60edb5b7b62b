package timdnn.report.circuit;

import java.util.List;
import timdnn.characterization.area.AreaBlock;
import timdnn.characterization.area.AreaFigures;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.area.AreaInterval;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.figure.PaperFigures;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;

/** Areas by block from the simulated circuits' transistors and assumed layout rules. */
@SuppressWarnings("MemberName") // suffixes are units
public final class AreaSection {
    private AreaSection() {}

    public static Section of(AreaFindings area) {
        Html body = new Html()
                .paragraph(
                        Html.badge(FigureStatus.D),
                        " From the transistors, capacitors and resistors of the simulated circuits and ",
                        Html.strong("assumed"),
                        " layout rules, F = ",
                        SiText.quantity(area.f_m(), "m", 2),
                        ". Brackets are the reach of the rules, no confidence interval. A block is there once its circuits were"
                                + " simulated; a tile has a total only with all its blocks.");
        tile("TiM tile", area.timTile(), AreaFigures.TIM_TILE.of(area), body);
        tile("Near-memory tile", area.nearMemoryTile(), AreaFigures.NEAR_MEMORY_TILE.of(area), body);
        Table comparison = comparison(area);
        if (!comparison.isEmpty()) {
            body.heading("Beside the paper").table(comparison);
        }
        return new Section("area", "Area", body);
    }

    private static void tile(String name, List<AreaBlock> blocks, Figure total, Html body) {
        if (blocks.isEmpty()) {
            return;
        }
        Table table = new Table(
                name + " by block (D)",
                "block",
                "#count",
                "#transistors",
                "#area (\u00b5m\u00b2)",
                "#share (%)",
                "classes of devices");
        for (AreaBlock block : blocks) {
            Figure area = AreaFigures.BLOCK_AREA.of(block);
            table.row(
                    block.name(),
                    SiText.count(block.count()),
                    SiText.count(block.transistors()),
                    SiText.numbers(area, "um2", 0),
                    Double.isNaN(total.estimate()) ? "" : SiText.fixed(100 * area.estimate() / total.estimate(), 1),
                    block.rule());
        }
        if (!Double.isNaN(total.estimate())) {
            table.row(
                    "all",
                    "",
                    SiText.count(
                            blocks.stream().mapToLong(AreaBlock::transistors).sum()),
                    SiText.numbers(total, "um2", 0),
                    "100",
                    "");
        }
        body.table(table);
    }

    private static String bounds(AreaInterval interval, int decimals) {
        return SiText.fixed(interval.estimate(), interval.low(), interval.high(), decimals);
    }

    private static Table comparison(AreaFindings area) {
        Table table = new Table(
                "Areas beside the paper\u2019s; nothing is fitted to these", "figure", "paper", "", "#ours", "");
        area.each_F2("ternary cells")
                .ifPresent(cell -> table.row(
                        "ternary cell (F\u00b2)",
                        SiText.numbers(PaperFigures.CELL_AREA, "F2", 0),
                        Html.badge(PaperFigures.CELL_AREA.status()),
                        SiText.numbers(AreaFigures.CELL.of(area), "F2", 0),
                        Html.badge(FigureStatus.D)));
        area.ratio()
                .ifPresent(ratio -> table.row(
                        "TiM tile over near-memory tile",
                        SiText.numbers(PaperFigures.AREA_RATIO, "", 2),
                        Html.badge(PaperFigures.AREA_RATIO.status()),
                        SiText.numbers(AreaFigures.RATIO.of(area), "", 2),
                        Html.badge(FigureStatus.D)));
        area.timTotal()
                .ifPresent(tile -> table.row(
                        PaperFigures.TILES + " tiles; the paper\u2019s is the whole chip (mm\u00b2)",
                        SiText.numbers(PaperFigures.CHIP_AREA, "mm2", 2),
                        Html.badge(PaperFigures.CHIP_AREA.status()),
                        bounds(tile.interval_m2().times(PaperFigures.TILES * 1e6), 2),
                        Html.badge(FigureStatus.D)));
        return table;
    }
}
