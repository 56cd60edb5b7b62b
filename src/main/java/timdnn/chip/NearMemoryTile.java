package timdnn.chip;

import static timdnn.chip.Expression.product;
import static timdnn.chip.Expression.sum;

import java.util.List;
import timdnn.lut.tile.LogicBlock;
import timdnn.lut.tile.SramArray;

/**
 * The baseline's tile by the same table: 6T cells, two a ternary word, read row by row into a multiply-accumulate lane of
 * 12 bits a word. A product of a block takes a read of each of its rows; lanes are assumed to keep up with the rows, and do
 * nothing where the product is zero.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class NearMemoryTile {
    private final TableFigures table;
    private final ComponentCatalogue components;
    private final SramArray sram;
    private final Figure reads;

    NearMemoryTile(TableFigures table, ComponentCatalogue components) {
        this.table = table;
        this.components = components;
        this.sram = table.sram();
        this.reads = table.shape("row reads of a product", table.geometry().rowsABlock(), "rowsABlock");
    }

    /** {@return cycle of a row as simulated} */
    Figure row_s() {
        return table.figure("6T array: cycle of a row", "s", "sram.cycle_s", sram.cycle_s());
    }

    /** {@return the tile with ternary activations} */
    TileBudget ternary(Figure row_s, Figure working) {
        return tile(row_s, product("lanes: energy of a product", "J", operations(working), lane_J()));
    }

    /** {@return the tile with activations of 2 bits that the lanes take in one pass, by one adder more} */
    TileBudget twoBit(Figure row_s, Figure working) {
        Expression two = sum("lane of 2-bit activations: energy", "J", lane_J(), block("add12"));
        return tile(row_s, product("lanes: energy of a 2-bit product", "J", operations(working), two));
    }

    /** {@return all lanes at work, whatever the products} */
    static Figure ungated() {
        return Figure.exact("share of lanes at work", "", 1, "assumed", "lanes without gating of zero products");
    }

    private Expression operations(Figure working) {
        return product(
                "operations of lanes in a product",
                "",
                table.shape("words of a block", table.geometry().cellsABlock(), "rowsABlock * columns"),
                working);
    }

    private Expression lane_J() {
        return block("ternaryMac12");
    }

    private Expression block(String name) {
        return logicEnergy(table, components, name);
    }

    /**
     * Energy of an operation of a digital block, with what glitches may add.
     *
     * @param table the table
     * @param components prices
     * @param name the block
     * @return the energy, J
     */
    public static Expression logicEnergy(TableFigures table, ComponentCatalogue components, String name) {
        LogicBlock block = table.block(name);
        return product(
                name + ": energy",
                "J",
                table.caused(
                        name, "J", "digital.blocks." + name + ".energy_J", block.energy_J(), "tables of digital cells"),
                components.figure("logic.glitches"));
    }

    private TileBudget tile(Figure row_s, Expression lanes_J) {
        return new TileBudget(
                product("near-memory tile: time of a product", "s", reads, row_s),
                List.of(
                        product(
                                "row reads: energy of a product",
                                "J",
                                reads,
                                table.figure("6T array: read of a row", "J", "sram.read_J", sram.read_J())),
                        lanes_J),
                lanes_J,
                sum(
                        "near-memory tile: leakage",
                        "W",
                        table.figure("6T array: leakage", "W", "sram.leakage_W", sram.leakage_W()),
                        product(
                                "lanes: leakage",
                                "W",
                                table.shape("lanes of a tile", table.geometry().columns(), "columns"),
                                laneLeakage(table))),
                table.nearMemoryArea());
    }

    /**
     * Power at rest of a lane.
     *
     * @param table the table
     * @return the power, W
     */
    public static Figure laneLeakage(TableFigures table) {
        return table.figure(
                "ternaryMac12: leakage",
                "W",
                "digital.blocks.ternaryMac12.leakage_W",
                table.block("ternaryMac12").leakage_W());
    }
}
