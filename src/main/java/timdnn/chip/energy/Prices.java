package timdnn.chip.energy;

import static timdnn.chip.Expression.product;
import static timdnn.chip.Expression.quotient;
import static timdnn.chip.Expression.sum;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.chip.ChipDesign;
import timdnn.chip.ComponentCatalogue;
import timdnn.chip.Expression;
import timdnn.chip.Figure;
import timdnn.chip.NearMemoryTile;
import timdnn.chip.Surroundings;
import timdnn.chip.TableFigures;
import timdnn.chip.TimTile;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileKind;
import timdnn.chip.schedule.Action;
import timdnn.lut.tile.SramArray;

/**
 * What each action costs on a design, power at rest and area. Every price is an expression over figures with range, status and
 * source. Columns of a tile that hold no weights are switched off, in tiles of either kind.
 */
public final class Prices {
    private static final double BUFFER_B = 16384;

    private final Design design;
    private final TableFigures table;
    private final ComponentCatalogue components;
    private final DensityRange density;
    private final Surroundings around;
    private final Map<Action, List<Expression>> parts = new EnumMap<>(Action.class);

    /**
     * Prices of a design.
     *
     * @param design the design
     * @param table its table
     * @param components what the table does not have
     * @param density shares of what is not zero
     * @param accesses bits of an activation, each an access of TiM tiles
     * @throws timdnn.input.InvalidInputException if the table lacks a section
     */
    public Prices(
            Design design, TableFigures table, ComponentCatalogue components, DensityRange density, int accesses) {
        this.design = design;
        this.table = table;
        this.components = components;
        this.density = density;
        this.around = new Surroundings(
                new ChipDesign(
                        design.tiles().count(),
                        design.banks(),
                        design.units().reduceAdders(),
                        design.units().relus(),
                        design.units().quantisers(),
                        design.units().vectorLanes(),
                        design.units().scalars()),
                table,
                components);
        if (design.tiles().kind() == TileKind.TIM) {
            tim();
        } else {
            nearMemory(accesses);
        }
        surroundings();
    }

    /**
     * Parts of what an action costs.
     *
     * @param action the action
     * @return energies of one action by part, J; names say what the parts are
     */
    public List<Expression> of(Action action) {
        return parts.getOrDefault(action, List.of());
    }

    /** {@return power at rest of all tiles, W} */
    public Expression tileLeakage_W() {
        Expression each = design.tiles().kind() == TileKind.TIM ? TimTile.leakage(table) : nearMemoryLeakage();
        return product("tiles: leakage", "W", count("tiles", design.tiles().count()), each);
    }

    private Expression nearMemoryLeakage() {
        return sum(
                "near-memory tile: leakage",
                "W",
                table.figure(
                        "6T array: leakage", "W", "sram.leakage_W", table.sram().leakage_W()),
                product(
                        "lanes: leakage",
                        "W",
                        table.shape("lanes of a tile", table.geometry().columns(), "columns"),
                        NearMemoryTile.laneLeakage(table)));
    }

    /** {@return power at rest of everything around the tiles, W} */
    public Expression restLeakage_W() {
        return hasWeightBuffer()
                ? sum("leakage outside of tiles", "W", around.leakage_W(), weightBuffers("leakage_W", "W"))
                : around.leakage_W();
    }

    private boolean hasWeightBuffer() {
        return design.memory().weightBuffer_B() > 0;
    }

    /** Weight buffers as so many buffers of 16 KB. */
    private Expression weightBuffers(String property, String unit) {
        return product(
                "weight buffers: " + property,
                unit,
                Figure.exact(
                        "weight buffers of all banks over 16 KB",
                        "",
                        design.banks() * (double) design.memory().weightBuffer_B() / BUFFER_B,
                        "D",
                        "design " + design.name()),
                components.figure("sram16k256." + property));
    }

    /** {@return area of the chip, m²; empty where the table lacks the area of a tile} */
    public Optional<Expression> area_m2() {
        boolean tim = design.tiles().kind() == TileKind.TIM;
        if (tim && !table.hasArea()) {
            return Optional.empty();
        }
        List<Expression> parts = new ArrayList<>(List.of(
                product(
                        "area of tiles",
                        "m2",
                        count("tiles", design.tiles().count()),
                        tim ? table.area() : table.nearMemoryArea()),
                around.memories_m2(),
                around.logic_m2()));
        if (hasWeightBuffer()) {
            parts.add(weightBuffers("area_m2", "m2"));
        }
        return Optional.of(new Expression.Sum("area", "m2", parts));
    }

    private Figure count(String name, int value) {
        return Figure.exact(name, "", value, "D", "design " + design.name());
    }

    private void tim() {
        ColumnPrices columns = new ColumnPrices(table, components, design.tiles(), density);
        parts.put(Action.ACCESS, List.of(columns.wordlines()));
        List<Expression> column = new ArrayList<>(columns.column());
        column.stream()
                .filter(part -> part.name().equals("digital"))
                .findFirst()
                .ifPresent(digital -> column.add(control(digital)));
        parts.put(Action.COLUMN, column);
        parts.put(
                Action.ROW_WRITE,
                List.of(table.figure(
                        "row written", "J", "energy.rowWrite_J", table.energy().rowWrite_J())));
    }

    private void nearMemory(int accesses) {
        SramArray sram = table.sram();
        parts.put(
                Action.COLUMN,
                List.of(quotient(
                        "cells read",
                        "J",
                        table.figure("6T array: read of a row", "J", "sram.read_J", sram.read_J()),
                        table.shape("words of a row", table.geometry().columns(), "columns"))));
        Expression mac = block("ternaryMac12");
        boolean two = accesses > 1 && design.tiles().baseline().orElseThrow().twoBitsAPass();
        Expression lane = two ? sum("lane of 2-bit activations", "J", mac, block("add12")) : mac;
        boolean gated = design.tiles().baseline().orElseThrow().gateZeroProducts();
        Figure working = new Figure(
                "lanes at work over those at the nominal density",
                "",
                gated ? Math.min(1, density.lowOverNominal()) : 1,
                1,
                gated ? Math.max(1, density.highOverNominal()) : 1,
                "U",
                "range of the density of products",
                "density of products");
        logic(Action.LANE, product("multiply-accumulate", "J", lane, working));
        parts.put(Action.ROW_WRITE, List.of(table.figure("row written", "J", "sram.write_J", sram.write_J())));
    }

    private void surroundings() {
        memory(Action.ACTIVATION_READ, "word read", "sram16k256.read_J");
        memory(Action.ACTIVATION_WRITE, "word written", "sram16k256.write_J");
        memory(Action.WEIGHT_BUFFER_READ, "word read", "sram16k256.read_J");
        memory(Action.WEIGHT_BUFFER_WRITE, "word written", "sram16k256.write_J");
        memory(Action.SUM_READ, "word read", "sram8k256.read_J");
        memory(Action.SUM_WRITE, "word written", "sram8k256.write_J");
        parts.put(
                Action.INSTRUCTION_READ,
                List.of(product(
                        "words read",
                        "J",
                        Figure.exact("words of an instruction", "", 2, "D", "128 bits of words of 64"),
                        components.figure("sram2k64.read_J"))));
        logic(Action.ADDITION, sum("addition", "J", block("add12"), block("register12")));
        logic(Action.RELU, block("relu12"));
        logic(Action.QUANTISE, block("quantise2"));
        logic(
                Action.VECTOR,
                product(
                        "operation of a vector lane",
                        "J",
                        block("ternaryMac12"),
                        quotient(
                                "vector lane over multiply-accumulate lane",
                                "",
                                components.figure("vectorLane.transistors"),
                                components.figure("lane.transistors"))));
        logic(Action.SCALAR, components.figure("scalar.operation_J"));
        if (design.memory().hasDram()) {
            memory(Action.DRAM_READ, "bit read", "hbm2.bit_J");
            memory(Action.DRAM_WRITE, "bit written", "hbm2.bit_J");
        }
    }

    private void memory(Action action, String name, String component) {
        parts.put(action, List.of(sum(name, "J", components.figure(component))));
    }

    private void logic(Action action, Expression energy) {
        parts.put(action, List.of(energy, control(energy)));
    }

    private Expression control(Expression logic) {
        return product("clock tree and control", "J", components.figure("control.share"), logic);
    }

    private Expression block(String name) {
        return NearMemoryTile.logicEnergy(table, components, name);
    }
}
