package timdnn.cli.table;

import java.util.Locale;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureText;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.Comparator;
import timdnn.lut.tile.Converter;
import timdnn.lut.tile.SramArray;
import timdnn.lut.tile.TileArea;
import timdnn.lut.tile.TileEnergy;
import timdnn.lut.tile.TileTables;

/** What {@code lut show} prints of the sections that dies and chips need. */
final class TileText {
    private TileText() {}

    /** A line a section; a table of the column alone has none of it. */
    static String of(TileTables tile) {
        StringBuilder text = new StringBuilder();
        tile.cellPaths()
                .ifPresent(paths -> line(
                        text,
                        "cell paths  %d of %s, sigma of the strength %s",
                        paths.paths().size(),
                        String.join(" and ", paths.devices()),
                        shown(SectionFigures.of(
                                "sigma", "", paths.paths().get(0).sigma()))));
        tile.rowLoad()
                .ifPresent(load -> line(
                        text,
                        "row load    %s a driven row without a product at S1",
                        shown(SectionFigures.ROW_LOAD.of(load))));
        tile.converter().ifPresent(converter -> converter(text, converter));
        tile.schedule().ifPresent(schedule -> schedule(text, schedule));
        tile.energy().ifPresent(energy -> energy(text, energy));
        tile.sram().ifPresent(sram -> sram(text, sram));
        tile.digital()
                .ifPresent(digital -> line(
                        text,
                        "digital     %d cells, %d blocks",
                        digital.cells().size(),
                        digital.blocks().size()));
        tile.area().ifPresent(area -> area(text, "area", area));
        tile.nearMemoryArea().ifPresent(area -> area(text, "near memory", area));
        return text.isEmpty() ? "" : text + "\n";
    }

    private static void converter(StringBuilder text, Converter converter) {
        Comparator first = converter.comparators().get(0);
        line(
                text,
                "converter   %d thresholds, %d comparators a unit, offset before trim %s at the first, trim +-%s; %d further"
                        + " causes",
                converter.thresholds().size(),
                converter.comparatorsAUnit(),
                shown(SectionFigures.OFFSET.of(first)),
                shown(SectionFigures.TRIM_RANGE.of(first)),
                converter.causes().size());
    }

    private static void schedule(StringBuilder text, AccessSchedule schedule) {
        line(
                text,
                "schedule    strobe %s, sample %s, conversions %s, precharge %s; cycle %s, latency %s",
                shown(SectionFigures.STROBE.of(schedule)),
                shown(SectionFigures.SAMPLE.of(schedule)),
                shown(SectionFigures.CONVERSIONS.of(schedule)),
                shown(SectionFigures.PRECHARGE.of(schedule)),
                shown(SectionFigures.CYCLE.of(schedule)),
                shown(SectionFigures.LATENCY.of(schedule)));
    }

    private static void energy(StringBuilder text, TileEnergy energy) {
        line(
                text,
                "tile        %s an access of %d products a column without leakage, %s at rest, %s a row written",
                shown(SectionFigures.ACCESS.of(energy)),
                energy.products(),
                shown(SectionFigures.LEAKAGE.of(energy)),
                shown(SectionFigures.of("rowWrite_J", "J", energy.rowWrite_J())));
    }

    private static void sram(StringBuilder text, SramArray sram) {
        line(
                text,
                "6T array    %d x %d: row read %s in %s, cycle %s, %s at rest",
                sram.rows(),
                sram.columns(),
                shown(SectionFigures.of("read_J", "J", sram.read_J())),
                shown(SectionFigures.of("read_s", "s", sram.read_s())),
                shown(SectionFigures.of("cycle_s", "s", sram.cycle_s())),
                shown(SectionFigures.of("leakage_W", "W", sram.leakage_W())));
    }

    private static void area(StringBuilder text, String name, TileArea area) {
        line(
                text,
                "%-11s %s, %d blocks",
                name,
                area.total_m2()
                        .map(total -> FigureText.of(SectionFigures.of("total_m2", "m2", total), "mm2"))
                        .orElse("not all blocks were simulated"),
                area.blocks().size());
    }

    private static String shown(Figure figure) {
        return FigureText.of(figure);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
