package timdnn.characterization.area;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.PaperFigures;
import timdnn.characterization.statistics.Estimate;

/** Figures of areas; bounds are the reach of the assumed rules, no confidence interval. */
public final class AreaFigures {
    /** A quantity beside the paper's; nothing is fitted to it. */
    public record Comparison(String quantity, AreaInterval ours, Figure paper) {}

    /** Area of all blocks of a kind. */
    public static final FigureDefinition<AreaBlock> BLOCK_AREA = figure("area_m2", "m2", D, "area of all of them")
            .bounds(block -> Optional.of(bounds(block.area().interval_m2())));

    /** Area of a ternary cell. */
    public static final FigureDefinition<AreaFindings> CELL = figure(
                    "cell_F2", "F2", D, PaperFigures.CELL_AREA.meaning())
            .bounds(area -> area.each_F2("ternary cells").map(AreaFigures::bounds));

    /** Area of a TiM tile. */
    public static final FigureDefinition<AreaFindings> TIM_TILE = figure(
                    "timTile", "m2", D, "area of a TiM tile; null while a block is missing")
            .bounds(area -> area.timTotal().map(AreaSum::interval_m2).map(AreaFigures::bounds));

    /** Area of a near-memory tile. */
    public static final FigureDefinition<AreaFindings> NEAR_MEMORY_TILE = figure(
                    "nearMemoryTile", "m2", D, "area of a near-memory tile; null while a block is missing")
            .bounds(area -> area.nearMemoryTotal().map(AreaSum::interval_m2).map(AreaFigures::bounds));

    /** The first over the second. */
    public static final FigureDefinition<AreaFindings> RATIO = figure(
                    "ratio", "", D, "the first over the second; null while a block is missing")
            .bounds(area -> area.ratio().map(AreaFigures::bounds));

    private static final FigureGroup<AreaBlock> BLOCKS = FigureGroup.of(
            fact("block", "name of the block").text(AreaBlock::name),
            figure("count", "", D, "of its kind in a tile").count(AreaBlock::count),
            BLOCK_AREA,
            figure("transistors", "", D, "of all of them").count(AreaBlock::transistors),
            fact("rule", "classes of devices: cell, logic, matched, capacitor, resistor, wire")
                    .text(AreaBlock::rule));

    private static final FigureGroup<Comparison> COMPARISON = FigureGroup.of(
            fact("quantity", "cell_F2; ratio; tiles_m2 of 32 tiles beside the whole chip")
                    .text(Comparison::quantity),
            figure("", "", D, "this project's figure").bounds(row -> Optional.of(bounds(row.ours()))),
            figure("paper", "", D, "the paper's figure, of the status beside it")
                    .number(row -> row.paper().estimate()),
            fact("status", "of the paper's figure: U, unverified; A, from the abstract")
                    .text(row -> row.paper().status().name()),
            figure("difference", "", D, "this over the paper's, minus 1")
                    .number(row -> row.ours().estimate() / row.paper().estimate() - 1));

    /** All. */
    public static final FigureGroup<AreaFindings> ALL = FigureGroup.of(
            figure("f_m", "m", S, "half pitch").number(AreaFindings::f_m),
            FigureList.of(
                    "blocks",
                    "a block is there once its circuits are: `sense`, `access`, `digital` and `sram` in the plan give all",
                    AreaFindings::blocks,
                    BLOCKS),
            TIM_TILE,
            NEAR_MEMORY_TILE,
            RATIO,
            fact("rulesStatus", "assumed").text(area -> "assumed"),
            FigureList.of("comparison", "beside " + PaperFigures.SOURCE, AreaFigures::comparison, COMPARISON));

    private AreaFigures() {}

    private static List<Comparison> comparison(AreaFindings area) {
        List<Comparison> rows = new ArrayList<>();
        area.each_F2("ternary cells")
                .ifPresent(cell -> rows.add(new Comparison("cell_F2", cell, PaperFigures.CELL_AREA)));
        area.ratio().ifPresent(ratio -> rows.add(new Comparison("ratio", ratio, PaperFigures.AREA_RATIO)));
        area.timTotal()
                .ifPresent(tile -> rows.add(new Comparison(
                        "tiles_m2", tile.interval_m2().times(PaperFigures.TILES), PaperFigures.CHIP_AREA)));
        return rows;
    }

    private static Estimate bounds(AreaInterval interval) {
        return new Estimate(interval.estimate(), interval.low(), interval.high(), 0);
    }
}
