package timdnn.report.circuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.access.AccessBench;
import timdnn.characterization.access.AccessFigures;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.TileAccess;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.figure.PaperFigures;
import timdnn.characterization.sense.sampling.DriverBench;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** The product of a whole block on a tile: when what happens, and what it costs beside the paper. */
@SuppressWarnings("MemberName") // suffixes are units
public final class AccessSection {
    private static final List<String> UNIT = List.of("comparators", "ladder", "clocks", "blank", "trim", "digital");
    private static final List<String> REST = List.of("sampling", "leakage");
    private static final String OF_THESE = "\u00a0\u00a0\u00a0";

    private AccessSection() {}

    /** Energy by the number of products that are not zero in each column. */
    record Point(int products, double energy_J) {}

    /** The figure. */
    record Products(double paper_J, List<Point> tim16, List<Point> tim8) {}

    public static Section of(RunFolder run, AccessFindings access, Optional<DigitalFindings> digital) {
        TileAccess tim16 = TileAccess.of(access, digital, 1, access.typicalProducts());
        TileAccess tim8 = TileAccess.of(access, digital, 2, access.typicalProducts());
        AccessFindings.Closure closure = access.closures().get(0);
        Html body = new Html()
                .paragraph(
                        product(access.geometry()) + " Parts are simulated each by itself and added: ",
                        Html.badge(FigureStatus.D),
                        " from ",
                        Html.badge(FigureStatus.S),
                        ". With " + typical(access) + " products not zero in every column, one access takes ",
                        Html.strong(SiText.figure(AccessFigures.TIME.of(tim16))),
                        " and ",
                        Html.strong(SiText.figure(AccessFigures.ENERGY.of(tim16))),
                        "; ",
                        Html.badge(FigureStatus.U),
                        " the paper\u2019s access ",
                        SiText.quantity(PaperFigures.ACCESS_TIME.estimate(), "s", 2),
                        " and ",
                        SiText.quantity(PaperFigures.ACCESS_ENERGY.estimate(), "J", 4),
                        ".",
                        digital.isPresent()
                                ? " The digital part stands on an assumed activity and counts of gates."
                                : " The plan characterises no digital cells, so the digital part is missing.")
                .heading("Schedule")
                .drawing(ScheduleDrawing.of(access.schedule()))
                .table(schedule(access, digital))
                .heading("Energy beside the paper")
                .table(parts(typical(access), tim16, tim8))
                .paragraph(
                        "Which products and rows the paper assumes is not known. Its peripheral unit has converters and"
                                + " digital part in one figure.")
                .figure(
                        "products",
                        "Energy of a product by the number of products that are not zero",
                        products(access, digital))
                .paragraph(
                        Html.badge(FigureStatus.D),
                        " Products that are not zero in each column, shared evenly by both bitlines.")
                .collapsed("Energy by products as numbers", energies(products(access, digital)))
                .heading("Parts against whole accesses")
                .paragraph(
                        "A column from precharge to precharge, all its circuits in one simulation: the parts\u2019 sum differs by"
                                + " at most ",
                        Html.strong(SiText.percent(access.closure(), 2)),
                        ".")
                .table(closures(access.closures()))
                .origin(FigureStatus.S, run.origin(AccessBench.ACCESS, ColumnState.name(closure.n(), closure.k())))
                .heading("Drivers")
                .facts(drivers(access.drivers()))
                .origin(FigureStatus.S, run.origin(DriverBench.DRIVERS, DriverBench.WORDLINE));
        return new Section("access", "A whole access", body);
    }

    private static String product(ArrayGeometry tile) {
        int rows = tile.rowsABlock();
        return "One product of " + rows + " inputs with " + rows + " \u00d7 " + tile.columns()
                + " weights, in one access of " + rows + " rows (TiM-" + rows + ") or two of " + rows / 2 + " (TiM-"
                + rows / 2 + ").";
    }

    private static String typical(AccessFindings access) {
        return access.typicalProducts() + " of " + access.geometry().rowsABlock();
    }

    private static Table schedule(AccessFindings access, Optional<DigitalFindings> digital) {
        AccessFindings.Schedule schedule = access.schedule();
        Table table = new Table("Intervals of an access (S, sums D)", "interval", "#ps");
        ScheduleDrawing.intervals(schedule)
                .forEach(interval -> table.row(interval.name(), picoseconds(interval.length_s())));
        table.row("from one access to the next", picoseconds(schedule.cycle_s()))
                .row("from the address to the last code", picoseconds(schedule.latency_s()));
        digital.map(cells -> TileAccess.unit(access, cells))
                .ifPresent(unit -> table.row("latches, encoders, register of that code", picoseconds(unit.front_s()))
                        .row(
                                "subtract, scale, shift-and-add, " + unit.lanes() + " lanes taking turns",
                                picoseconds(unit.lane_s())));
        return table;
    }

    private static String picoseconds(double time_s) {
        return SiText.fixed(time_s * 1e12, 1);
    }

    /** Parts in the groups that the paper has. */
    private static Table parts(String typical, TileAccess tim16, TileAccess tim8) {
        Table table = new Table(
                "Energy of a product, " + typical + " not zero",
                "part",
                "#one access (pJ)",
                "#two accesses (pJ)",
                "",
                "#paper (pJ)",
                "",
                "#one access over the paper");
        group(table, "bitlines", PaperFigures.BITLINES, List.of("bitlines"), tim16, tim8);
        group(table, "wordlines and decoder", PaperFigures.WORDLINES, List.of("wordlines"), tim16, tim8);
        group(table, "peripheral units", PaperFigures.PERIPHERAL_UNITS, UNIT, tim16, tim8);
        group(table, "the rest", PaperFigures.REST, REST, tim16, tim8);
        return row(table, "all", tim16.total_J(), tim8.total_J(), PaperFigures.ACCESS_ENERGY.estimate());
    }

    private static void group(
            Table table, String name, Figure paper, List<String> parts, TileAccess tim16, TileAccess tim8) {
        row(table, name, sum_J(parts, tim16), sum_J(parts, tim8), paper.estimate());
        for (String part : parts.size() == 1 ? List.<String>of() : parts) {
            if (tim16.parts_J().containsKey(part)) {
                table.row(
                        OF_THESE + part,
                        picojoules(tim16.parts_J().get(part)),
                        picojoules(tim8.parts_J().get(part)),
                        Html.badge(FigureStatus.D),
                        "",
                        "",
                        "");
            }
        }
    }

    private static Table row(Table table, String name, double tim16_J, double tim8_J, double paper_J) {
        return table.row(
                name,
                picojoules(tim16_J),
                picojoules(tim8_J),
                Html.badge(FigureStatus.D),
                picojoules(paper_J),
                Html.badge(FigureStatus.U),
                SiText.fixed(tim16_J / paper_J, 2));
    }

    private static double sum_J(List<String> parts, TileAccess access) {
        return parts.stream()
                .mapToDouble(part -> access.parts_J().getOrDefault(part, 0.0))
                .sum();
    }

    private static String picojoules(double energy_J) {
        return SiText.fixed(energy_J * 1e12, 2);
    }

    static Products products(AccessFindings access, Optional<DigitalFindings> digital) {
        return new Products(
                PaperFigures.ACCESS_ENERGY.estimate(), points(access, digital, 1), points(access, digital, 2));
    }

    private static List<Point> points(AccessFindings access, Optional<DigitalFindings> digital, int accesses) {
        List<Point> points = new ArrayList<>();
        for (int products = 0; products <= access.geometry().rowsABlock(); products += accesses) {
            points.add(new Point(
                    products, TileAccess.of(access, digital, accesses, products).total_J()));
        }
        return points;
    }

    private static Table energies(Products products) {
        Table table = new Table(
                "Energy by products that are not zero (D)", "#products", "#one access (pJ)", "#two accesses (pJ)");
        for (Point point : products.tim16()) {
            table.row(
                    String.valueOf(point.products()),
                    picojoules(point.energy_J()),
                    products.tim8().stream()
                            .filter(other -> other.products() == point.products())
                            .map(other -> picojoules(other.energy_J()))
                            .findFirst()
                            .orElse(""));
        }
        return table;
    }

    private static Table closures(List<AccessFindings.Closure> closures) {
        Table table = new Table(
                "Whole accesses of a column against the sum of their parts",
                "state",
                "codes",
                "#simulated, S (fJ)",
                "#parts, D (fJ)",
                "#difference (%)",
                "#sample off (mV)");
        for (AccessFindings.Closure closure : closures) {
            table.row(
                    ("n = " + closure.n() + ", k = " + closure.k()).replace(' ', '\u00a0'),
                    closure.codes().get(0) + ", " + closure.codes().get(1),
                    SiText.numbers(AccessFigures.SIMULATED.of(closure), "fJ", 1),
                    SiText.numbers(AccessFigures.SUMMED.of(closure), "fJ", 1),
                    SiText.numbers(AccessFigures.ERROR.of(closure), "%", 2),
                    SiText.numbers(AccessFigures.SAMPLE.of(closure), "mV", 2));
        }
        return table;
    }

    private static Map<String, Object> drivers(AccessFindings.Drivers drivers) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Address to block select", SiText.figure(AccessFigures.BLOCK.of(drivers)));
        facts.put("Address to near end", SiText.figure(AccessFigures.NEAR.of(drivers)));
        facts.put("Address to far end", SiText.figure(AccessFigures.FAR.of(drivers)));
        facts.put("Skew along a wordline", SiText.figure(AccessFigures.SKEW.of(drivers)));
        facts.put("Far end falls after", SiText.figure(AccessFigures.OFF.of(drivers)));
        facts.put("Decoder and select line", SiText.figure(AccessFigures.DECODER.of(drivers)));
        facts.put("A wordline", SiText.figure(AccessFigures.WORDLINE.of(drivers)));
        facts.put("A block\u2019s decoder at rest", SiText.figure(AccessFigures.DECODER_IDLE.of(drivers)));
        facts.put("A wordline at rest", SiText.figure(AccessFigures.IDLE.of(drivers)));
        facts.put(
                "Write of a cell, \u22121 to +1",
                SiText.figure(AccessFigures.WRITE.of(drivers)) + ", "
                        + SiText.figure(AccessFigures.WRITE_TIME.of(drivers)));
        return facts;
    }
}
