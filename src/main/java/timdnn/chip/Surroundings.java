package timdnn.chip;

import static timdnn.chip.Expression.product;
import static timdnn.chip.Expression.quotient;
import static timdnn.chip.Expression.sum;

import timdnn.lut.tile.AreaBlock;

/**
 * What stands around the tiles: buffers, instruction memory, reduce unit and special functions of each bank. Logic without
 * a simulated figure of its own takes area and leakage by its transistors, as a multiply-accumulate lane does.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class Surroundings {
    private final ChipDesign design;
    private final TableFigures table;
    private final ComponentCatalogue components;

    /**
     * What stands around the tiles of a chip.
     *
     * @param design how many of what it has
     * @param table figures of digital blocks and areas
     * @param components prices of memories and numbers of transistors
     */
    public Surroundings(ChipDesign design, TableFigures table, ComponentCatalogue components) {
        this.design = design;
        this.table = table;
        this.components = components;
    }

    /** {@return energy of all memories for a product of a tile, J} */
    Expression memories_J() {
        return sum(
                "memories: energy for a product",
                "J",
                times("activations read", "activation.reads", "sram16k256.read_J"),
                times("activations written", "activation.writes", "sram16k256.write_J"),
                times("partial sums written", "partial.writes", "sram8k256.write_J"),
                times("partial sums read", "partial.reads", "sram8k256.read_J"),
                times("instructions", "instruction.reads", "sram2k64.read_J"));
    }

    private Expression times(String name, String count, String price) {
        return product(name + " for a product", "J", components.figure(count), components.figure(price));
    }

    /** {@return energy of reduce unit and special functions for a product of a tile, J} */
    Expression logic_J() {
        return sum(
                "reduce and special-function units: energy for a product",
                "J",
                product(
                        "additions for a product",
                        "J",
                        components.figure("reduce.additions"),
                        sum("an addition", "J", block("add12"), block("register12"))),
                product(
                        "results for a product",
                        "J",
                        components.figure("special.results"),
                        sum("a result", "J", block("relu12"), block("quantise2"))));
    }

    private Expression block(String name) {
        return NearMemoryTile.logicEnergy(table, components, name);
    }

    /** {@return clock tree and control for all logic of a product, J} */
    Expression control_J(TileBudget tile) {
        return product(
                "clock tree and control for a product",
                "J",
                components.figure("control.share"),
                sum("logic of a product", "J", tile.logic_J(), logic_J()));
    }

    /** {@return power at rest of all banks, W} */
    public Expression leakage_W() {
        return sum(
                "leakage outside of tiles",
                "W",
                product("memories: leakage", "W", design.bankCount(), memories("leakage_W", "W")),
                product(
                        "logic: leakage",
                        "W",
                        transistors(),
                        quotient(
                                "leakage of a transistor",
                                "W",
                                NearMemoryTile.laneLeakage(table),
                                components.figure("lane.transistors"))));
    }

    /** {@return area of the memories, m²} */
    public Expression memories_m2() {
        return product("memories: area", "m2", design.bankCount(), memories("area_m2", "m2"));
    }

    private Expression memories(String property, String unit) {
        return sum(
                "memories of a bank",
                unit,
                components.figure("sram16k256." + property),
                components.figure("sram8k256." + property),
                components.figure("sram2k64." + property));
    }

    /** {@return area of reduce and special-function units, m²} */
    public Expression logic_m2() {
        AreaBlock lanes = table.lanes();
        Expression transistor_m2 = quotient(
                "area of a transistor",
                "m2",
                table.figure(
                        "lanes of a near-memory tile: area",
                        "m2",
                        "nearMemoryArea.multiply-accumulate lanes.area_m2",
                        lanes.area_m2()),
                product(
                        "transistors of these lanes",
                        "",
                        table.shape("lanes of a near-memory tile", lanes.count(), "one a column"),
                        components.figure("lane.transistors")));
        return sum(
                "reduce and special-function units: area",
                "m2",
                product("logic: area", "m2", transistors(), transistor_m2),
                product(
                        "scalar elements: area",
                        "m2",
                        design.bankCount(),
                        ChipDesign.count("scalar elements of a bank", design.scalars()),
                        components.figure("scalar.area_m2")));
    }

    private Expression transistors() {
        return product(
                "transistors of logic",
                "",
                design.bankCount(),
                sum(
                        "transistors of logic of a bank",
                        "",
                        counted("adders", design.reduceAdders(), "reduceAdder"),
                        counted("ReLUs", design.relus(), "relu"),
                        counted("quantisers", design.quantisers(), "quantiser"),
                        counted("vector lanes", design.vectorLanes(), "vectorLane")));
    }

    private Expression counted(String name, int count, String component) {
        return product(
                "transistors of " + name,
                "",
                ChipDesign.count(name + " of a bank", count),
                components.figure(component + ".transistors"));
    }
}
