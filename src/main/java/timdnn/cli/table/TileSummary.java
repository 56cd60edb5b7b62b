package timdnn.cli.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import timdnn.lut.store.TileFigures;
import timdnn.lut.tile.TileArea;
import timdnn.lut.tile.TileTables;

/** What {@code lut show} prints of the sections that dies and chips need. */
final class TileSummary {
    private TileSummary() {}

    /** What dies and chips need, a line a section; a table of the column alone has none of it. */
    static String text(TileTables tile) {
        StringBuilder text = new StringBuilder();
        tile.cellPaths()
                .ifPresent(paths -> line(
                        text,
                        "cell paths  %d of %s, sigma of the strength %.3g",
                        paths.paths().size(),
                        String.join(" and ", paths.devices()),
                        paths.paths().get(0).sigma().estimate()));
        tile.rowLoad()
                .ifPresent(load -> line(
                        text, "row load    %.3f mV a driven row without a product at S1", 1e3 * load.shift_V(1, 1)));
        tile.converter()
                .ifPresent(converter -> line(
                        text,
                        "converter   %d thresholds, %d comparators a unit, offset before trim %.2f mV at the first, trim +-%.2f mV;"
                                + " %d further causes",
                        converter.thresholds().size(),
                        converter.comparatorsAUnit(),
                        1e3 * converter.comparators().get(0).offset().sigma_V(0),
                        1e3 * converter.comparators().get(0).trim().range_V(),
                        converter.causes().size()));
        tile.schedule()
                .ifPresent(schedule -> line(
                        text,
                        "schedule    strobe %.4g s, sample %.4g s, conversions %.4g s, precharge %.4g s; cycle %.4g s, latency %.4g s",
                        schedule.strobe_s(),
                        schedule.sample_s(),
                        schedule.conversion_s(),
                        schedule.precharge_s(),
                        schedule.cycle_s(),
                        schedule.latency_s()));
        tile.energy()
                .ifPresent(energy -> line(
                        text,
                        "tile        %.4g J an access of %d products a column without leakage, %.4g W at rest, %.4g J a row written",
                        energy.access_J(),
                        energy.products(),
                        energy.leakage_W(),
                        energy.rowWrite_J().estimate()));
        tile.sram()
                .ifPresent(sram -> line(
                        text,
                        "6T array    %d x %d: row read %.4g J in %.4g s, cycle %.4g s, %.4g W at rest",
                        sram.rows(),
                        sram.columns(),
                        sram.read_J().estimate(),
                        sram.read_s().estimate(),
                        sram.cycle_s().estimate(),
                        sram.leakage_W().estimate()));
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

    private static void area(StringBuilder text, String name, TileArea area) {
        line(
                text,
                "%-11s %s, %d blocks",
                name,
                area.total_m2()
                        .map(total -> String.format(
                                Locale.ROOT, "%.4g m2 [%.4g, %.4g]", total.estimate(), total.low(), total.high()))
                        .orElse("not all blocks were simulated"),
                area.blocks().size());
    }

    /** Every figure of the sections with its reach, status and origin, by the path of its field. */
    static void figures(ObjectNode document, TileTables tile) {
        ObjectNode figures = document.putObject("figures");
        TileFigures.of(tile).forEach((name, quantity) -> {
            ObjectNode figure = figures.putObject(name);
            figure.put("estimate", quantity.estimate());
            figure.put("low", quantity.low());
            figure.put("high", quantity.high());
            figure.put("status", quantity.status().name());
            figure.put("origin", quantity.origin());
        });
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
