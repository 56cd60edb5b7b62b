package timdnn.characterization.digital;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;

/** Figures of the digital cells at a fan-out of four, and of blocks made from them. */
public final class DigitalFigures {
    /** A cell with the load and slew at which its figures hold. */
    public record Loaded(CellFindings cell, double load_F, double slew_s) {}

    /** Energy of a transition. */
    public static final FigureDefinition<Loaded> ENERGY = figure(
                    "energy_J",
                    "J",
                    S,
                    "a transition, the mean of rising and falling outputs; of the flip-flop a clock cycle with new data")
            .number(one -> one.cell().energy_J().at(one.load_F(), one.slew_s()));

    /** Delay of the slowest arc and edge. */
    public static final FigureDefinition<Loaded> DELAY = figure("delay_s", "s", S, "of the slowest arc and edge")
            .number(one -> one.cell().delay_s().at(one.load_F(), one.slew_s()));

    /** Transition of the slowest arc and edge. */
    public static final FigureDefinition<Loaded> TRANSITION = figure(
                    "transition_s", "s", S, "of the slowest arc and edge, 0 to 100 %")
            .number(one -> one.cell().transition_s().at(one.load_F(), one.slew_s()));

    /** Leakage. */
    public static final FigureDefinition<Loaded> LEAKAGE = figure("leakage_W", "W", S, "mean over input states")
            .number(one -> one.cell().leakage_W());

    /** Energy of a clock cycle with the same data. */
    public static final FigureDefinition<Loaded> IDLE_ENERGY = figure(
                    "idleEnergy_J", "J", S, "of the flip-flop, a clock cycle with the same data")
            .<Loaded>number(one -> one.cell().flipFlop().orElseThrow().idle_J().at(one.load_F(), one.slew_s()))
            .onlyIf(one -> one.cell().flipFlop().isPresent());

    /** Set-up time. */
    public static final FigureDefinition<Loaded> SETUP = figure(
                    "setup_s", "s", S, "of the flip-flop, the set-up time of the slower edge")
            .<Loaded>number(one -> one.cell().setup_s(one.slew_s()))
            .onlyIf(one -> one.cell().flipFlop().isPresent());

    /** Error of the tables' energy between their points. */
    public static final FigureDefinition<CellFindings.HeldOut> ENERGY_ERROR = figure(
                    "energyError", "", S, "largest relative error of energy over arcs and edges")
            .number(CellFindings.HeldOut::energy);

    /** Error of the tables' delay between their points. */
    public static final FigureDefinition<CellFindings.HeldOut> DELAY_ERROR =
            figure("delayError", "", S, "of delay").number(CellFindings.HeldOut::delay);

    /** Error of the tables' transition between their points. */
    public static final FigureDefinition<CellFindings.HeldOut> TRANSITION_ERROR =
            figure("transitionError", "", S, "of transition").number(CellFindings.HeldOut::transition);

    /** Load of four inverters. */
    public static final FigureDefinition<DigitalFindings> LOAD =
            figure("load_F", "F", D, "of four inverters").number(DigitalFindings::load_F);

    /** Slew at the end of a chain. */
    public static final FigureDefinition<DigitalFindings> SLEW = figure(
                    "slew_s", "s", D, "at the end of a long chain of stages with that load")
            .number(DigitalFindings::slew_s);

    /** Delay of a stage of that chain. */
    public static final FigureDefinition<DigitalFindings> FAN_OUT_4 =
            figure("delay_s", "s", D, "of a stage of that chain").number(DigitalFindings::fo4_s);

    /** Energy of a block's operation. */
    public static final FigureDefinition<DigitalBlock> BLOCK_ENERGY =
            figure("energy_J", "J", D, "of an operation").number(DigitalBlock::energy_J);

    /** Delay of a block. */
    public static final FigureDefinition<DigitalBlock> BLOCK_DELAY =
            figure("delay_s", "s", D, "of its longest path").number(DigitalBlock::delay_s);

    /** Leakage of a block. */
    public static final FigureDefinition<DigitalBlock> BLOCK_LEAKAGE =
            figure("leakage_W", "W", D, "of its cells").number(DigitalBlock::leakage_W);

    private static final FigureGroup<CellFindings.HeldOut> HELD_OUT = FigureGroup.of(
            figure("load_F", "F", S, "load of that simulation").number(CellFindings.HeldOut::load_F),
            figure("slew_s", "s", S, "its slew").number(CellFindings.HeldOut::slew_s),
            ENERGY_ERROR,
            DELAY_ERROR,
            TRANSITION_ERROR);

    private static final FigureGroup<CellFindings.Setup> SETUPS = FigureGroup.of(
            figure("slew_s", "s", S, "slew of clock and data").number(CellFindings.Setup::slew_s),
            figure("rise_s", "s", S, "for a rising output").number(CellFindings.Setup::rise_s),
            figure("fall_s", "s", S, "for a falling output").number(CellFindings.Setup::fall_s));

    private static final FigureGroup<CellFindings> TABLES = FigureGroup.of(
            figure("loads_F", "F", S, "loads of the columns")
                    .numbers(cell -> cell.energy_J().loads_F()),
            figure("slews_s", "s", S, "slews of the rows")
                    .numbers(cell -> cell.energy_J().slews_s()),
            figure("energy_J", "J", S, "energy of a transition")
                    .table(cell -> cell.energy_J().values()),
            figure("delay_s", "s", S, "delay of the slowest arc and edge")
                    .table(cell -> cell.delay_s().values()),
            figure("transition_s", "s", S, "transition of the slowest arc and edge")
                    .table(cell -> cell.transition_s().values()));

    private static final FigureGroup<CellTiming> TIMINGS = FigureGroup.of(
            fact("input", "input pin").text(CellTiming::input),
            fact("output", "output pin").text(CellTiming::output),
            figure("riseDelay_s", "s", S, "delay to a rising output")
                    .table(arc -> arc.riseDelay_s().values()),
            figure("fallDelay_s", "s", S, "delay to a falling output")
                    .table(arc -> arc.fallDelay_s().values()),
            figure("riseTransition_s", "s", S, "transition of a rising output")
                    .table(arc -> arc.riseTransition_s().values()),
            figure("fallTransition_s", "s", S, "transition of a falling output")
                    .table(arc -> arc.fallTransition_s().values()));

    private static final FigureGroup<CellEnergy> ENERGIES = FigureGroup.of(
            fact("input", "input pin").text(CellEnergy::input),
            fact("output", "output pin").text(CellEnergy::output),
            figure("rise_J", "J", S, "energy of a rising output")
                    .table(arc -> arc.rise_J().values()),
            figure("fall_J", "J", S, "energy of a falling output")
                    .table(arc -> arc.fall_J().values()));

    private static final FigureGroup<Loaded> CELL = FigureGroup.of(
            fact("cell", "name of the cell").text(one -> one.cell().cell().id()),
            ENERGY,
            DELAY,
            TRANSITION,
            LEAKAGE,
            figure("capacitance_F", "F", S, "capacitance by pin")
                    .byName(one -> one.cell().capacitance_F()),
            fact("logicRight", "whether all outputs were right")
                    .verdict(one -> one.cell().logicRight()),
            FigurePart.optional(
                    "holdOut",
                    "tables against one simulation of each arc between their points",
                    one -> one.cell().heldOut(),
                    HELD_OUT),
            IDLE_ENERGY,
            SETUP,
            FigureList.<Loaded, CellFindings.Setup>of(
                            "setups",
                            "of the flip-flop, set-up times by slew",
                            one -> one.cell()
                                    .flipFlop()
                                    .map(CellFindings.FlipFlop::setups)
                                    .orElse(List.of()),
                            SETUPS)
                    .unlessEmpty(),
            FigurePart.of("tables", "over slew and load, [slew][load]", Loaded::cell, TABLES),
            FigureList.of(
                    "timings", "arcs, tables [slew][load]", one -> one.cell().timings(), TIMINGS),
            FigureList.of(
                    "energies", "arcs, tables [slew][load]", one -> one.cell().energies(), ENERGIES));

    private static final FigureGroup<DigitalBlock.Part> PART = FigureGroup.of(
            fact("cell", "name of the cell").text(part -> part.cell().id()),
            figure("count", "", D, "how many of them").count(DigitalBlock.Part::count),
            figure("load_F", "F", D, "load of each").number(DigitalBlock.Part::load_F));

    private static final FigureGroup<DigitalBlock> BLOCK = FigureGroup.of(
            fact("block", "name of the block").text(DigitalBlock::name),
            fact("operation", "what it does").text(DigitalBlock::operation),
            BLOCK_ENERGY,
            BLOCK_DELAY,
            BLOCK_LEAKAGE,
            figure("cells", "", D, "how many of each cell").countsByName(DigitalFigures::counts),
            figure("activity", "", D, "transitions of each cell's output in an operation, assumed")
                    .number(block -> DigitalBlocks.ACTIVITY),
            fact("activityStatus", "assumed").text(block -> "assumed"),
            FigureList.of("parts", "cells by what they drive", DigitalBlock::parts, PART));

    /**
     * Digital cells with the array that their blocks are for.
     *
     * @param findings the cells
     * @param geometry shape of the array
     */
    public record Cells(DigitalFindings findings, ArrayGeometry geometry) {}

    /** All. */
    public static final FigureGroup<Cells> ALL = FigureGroup.of(
            FigureList.of(
                    "digital",
                    "only with `digital` in the plan: cells; single figures hold at `digitalFanOut4`",
                    (Cells cells) -> loaded(cells.findings()),
                    CELL.from(DigitalStates.EXPERIMENT, "inv leak a=0")),
            FigurePart.of("digitalFanOut4", "fan-out of four", Cells::findings, FigureGroup.of(LOAD, SLEW, FAN_OUT_4)),
            FigureList.of(
                    "digitalBlocks",
                    "blocks of stated numbers of cells",
                    cells -> DigitalBlocks.of(cells.findings(), cells.geometry()),
                    BLOCK));

    private DigitalFigures() {}

    /**
     * A cell at a fan-out of four.
     *
     * @param digital all cells
     * @param cell one of them
     * @return it with that load and slew
     */
    public static Loaded loaded(DigitalFindings digital, CellFindings cell) {
        return new Loaded(cell, digital.load_F(), digital.slew_s());
    }

    private static List<Loaded> loaded(DigitalFindings digital) {
        return digital.cells().stream().map(cell -> loaded(digital, cell)).toList();
    }

    private static Map<String, Integer> counts(DigitalBlock block) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (DigitalCell cell : DigitalCell.values()) {
            if (block.count(cell) > 0) {
                counts.put(cell.id(), block.count(cell));
            }
        }
        return counts;
    }
}
