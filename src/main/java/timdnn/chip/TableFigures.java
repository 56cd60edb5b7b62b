package timdnn.chip;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.PeripheryEnergy;
import timdnn.lut.tile.AccessSchedule;
import timdnn.lut.tile.AreaBlock;
import timdnn.lut.tile.DigitalLogic;
import timdnn.lut.tile.LogicBlock;
import timdnn.lut.tile.Quantity;
import timdnn.lut.tile.SramArray;
import timdnn.lut.tile.TileArea;
import timdnn.lut.tile.TileEnergy;
import timdnn.lut.tile.TileTables;

/** Figures of a table's nominal condition; a section that the closed form needs and the table lacks is a user's mistake. */
public final class TableFigures {
    private static final String AT = "conditions[0].";

    private final Path file;
    private final LutArtifact table;
    private final String source;

    private TableFigures(Path file, LutArtifact table) {
        this.file = file;
        this.table = table;
        this.source = "table " + table.name() + " " + LutFile.checksum(table) + ", " + AT;
    }

    /**
     * Figures of a table.
     *
     * @param file the table's file, for messages
     * @param table the table
     * @return its figures
     */
    public static TableFigures of(Path file, LutArtifact table) {
        return new TableFigures(file, table);
    }

    /** {@return the table's file} */
    public Path file() {
        return file;
    }

    /** {@return the table} */
    public LutArtifact table() {
        return table;
    }

    /** {@return shape of the tile's array} */
    public ArrayGeometry geometry() {
        return table.geometry();
    }

    private TileTables tile() {
        return table.tile();
    }

    /**
     * The schedule of a whole access.
     *
     * @return the section
     * @throws InvalidInputException if the table lacks it
     */
    public AccessSchedule schedule() {
        return present(tile().schedule(), "schedule", "access");
    }

    /**
     * The energies of a whole access by part.
     *
     * @return the section
     * @throws InvalidInputException if the table lacks it
     */
    public TileEnergy energy() {
        return present(tile().energy(), "energy", "access");
    }

    /**
     * The 6T array of the near-memory tile.
     *
     * @return the section
     * @throws InvalidInputException if the table lacks it or it does not hold the tile's words
     */
    public SramArray sram() {
        SramArray sram = present(tile().sram(), "sram", "sram");
        if (sram.columns() != 2 * geometry().columns()) {
            throw InvalidInputException.in(
                    file,
                    AT + "sram.columns",
                    "must be " + 2 * geometry().columns() + ", two cells a ternary word of geometry.columns, was "
                            + sram.columns());
        }
        return sram;
    }

    /** {@return whether every comparator steps through all thresholds, so that a conversion may end earlier} */
    public boolean isStepped() {
        return tile().converter()
                .map(converter -> converter.comparators().stream()
                        .allMatch(each -> each.thresholds().size()
                                == converter.thresholds().size()))
                .orElse(false);
    }

    /**
     * Energies of conversions and of what columns share.
     *
     * @return the section
     * @throws InvalidInputException if the table lacks it
     */
    public PeripheryEnergy periphery() {
        return table.accessEnergy()
                .periphery()
                .orElseThrow(() -> new InvalidInputException("the table " + table.name()
                        + " has no accessEnergy.periphery, which a chip's energy needs: its plan had no access"));
    }

    /**
     * From the clock of a conversion until its last decision.
     *
     * @param code the code, from 0; a stepped converter decides on it in step {@code code + 1}, on the last in the last step
     * @return the time, s
     * @throws InvalidInputException if the table lacks it
     */
    public double decision_s(int code) {
        return periphery().decision_s(code);
    }

    LogicBlock block(String name) {
        DigitalLogic logic = present(tile().digital(), "digital", "digital");
        return present(logic.block(name), "digital.blocks." + name, "digital");
    }

    /**
     * Area of the whole tile.
     *
     * @return the area, m²
     * @throws InvalidInputException if the table lacks it
     */
    public Figure area() {
        TileArea area = present(tile().area(), "area", "area");
        return figure("tile: area", "m2", "area.total_m2", total(area, "area.total_m2"));
    }

    /** {@return whether the table has the area of its whole tile, which it lacks where a block of it is missing} */
    public boolean hasArea() {
        return tile().area().flatMap(TileArea::total_m2).isPresent();
    }

    /**
     * Area of the whole near-memory tile.
     *
     * @return the area, m²
     * @throws InvalidInputException if the table lacks it
     */
    public Figure nearMemoryArea() {
        TileArea area = present(tile().nearMemoryArea(), "nearMemoryArea", "area");
        return figure(
                "near-memory tile: area", "m2", "nearMemoryArea.total_m2", total(area, "nearMemoryArea.total_m2"));
    }

    private Quantity total(TileArea area, String field) {
        return present(area.total_m2(), field, "sense, access, digital, sram and area");
    }

    /** All multiply-accumulate lanes of a near-memory tile. */
    AreaBlock lanes() {
        String name = "multiply-accumulate lanes";
        Optional<AreaBlock> found = present(tile().nearMemoryArea(), "nearMemoryArea", "area").blocks().stream()
                .filter(block -> block.name().equals(name))
                .findFirst();
        return present(found, "nearMemoryArea.blocks." + name, "digital and area");
    }

    private <T> T present(Optional<T> section, String field, String planned) {
        return section.orElseThrow(() -> InvalidInputException.in(
                file,
                AT + field,
                "is missing, which the chip's closed form needs: the table's plan had no " + planned
                        + "; lut/tables/access.lut.json has all"));
    }

    /**
     * A quantity of the table.
     *
     * @param name what it is
     * @param unit its unit
     * @param field its field in the table's condition
     * @param quantity the quantity
     * @return the figure, whose range is nobody else's
     */
    public Figure figure(String name, String unit, String field, Quantity quantity) {
        return caused(name, unit, field, quantity, field);
    }

    /**
     * A quantity whose range has a cause in common with others.
     *
     * @param name what it is
     * @param unit its unit
     * @param field its field in the table's condition
     * @param quantity the quantity
     * @param cause what its range comes from
     * @return the figure
     */
    public Figure caused(String name, String unit, String field, Quantity quantity, String cause) {
        // A reach of a simulated figure may go below zero on paper; a price does not.
        return new Figure(
                name,
                unit,
                Math.max(0, quantity.low()),
                quantity.estimate(),
                quantity.high(),
                quantity.status().name(),
                source + field + " (" + quantity.origin() + ")",
                cause);
    }

    /**
     * A number of the table that has no range.
     *
     * @param name what it is
     * @param unit its unit
     * @param field its field in the table's condition
     * @param value the number
     * @return the figure
     */
    public Figure simulated(String name, String unit, String field, double value) {
        return Figure.exact(name, unit, value, "S", source + field + " (no range in the table)");
    }

    /** Products of a block that are not zero, as a share of its rows, in the access whose energy the table has by part. */
    Figure nonZeroShare() {
        return Figure.exact(
                "share of products that are not zero",
                "",
                (double) energy().products() / geometry().rowsABlock(),
                "D",
                source + "energy.products = " + energy().products() + " of geometry.rowsABlock = "
                        + geometry().rowsABlock());
    }

    /** Operations of a product: a multiplication and an addition a cell of a block. */
    Figure operations() {
        return shape("operations of a product", geometry().operationsAnAccess(), "2 * rowsABlock * columns");
    }

    /**
     * A number that follows from the array's shape.
     *
     * @param name what it is
     * @param value the number
     * @param from how it follows
     * @return the figure
     */
    public Figure shape(String name, int value, String from) {
        String origin = "table " + table.name() + ", geometry: " + from;
        return Figure.exact(name, "", value, "D", origin);
    }

    /** Reads every section that the closed form needs, so that the first that is missing is named. */
    void requireSections() {
        for (Runnable section : List.<Runnable>of(
                this::schedule, this::energy, this::sram, () -> block("ternaryMac12"), this::area, this::lanes)) {
            section.run();
        }
        nearMemoryArea();
    }
}
