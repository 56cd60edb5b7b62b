package timdnn.lut.fit;

import timdnn.array.ArrayGeometry;
import timdnn.characterization.digital.CellFindings;
import timdnn.characterization.digital.DigitalBlocks;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.lut.tile.DigitalLogic;
import timdnn.lut.tile.LogicBlock;
import timdnn.lut.tile.Quantity;

/** Digital cells at a fan-out of four and the blocks made of them. */
@SuppressWarnings("MemberName") // suffixes are units
final class LogicFit {
    private LogicFit() {}

    static DigitalLogic of(DigitalFindings found, ArrayGeometry geometry) {
        double energyError = energyError(found);
        double delayError = found.cells().stream()
                .flatMap(cell -> cell.heldOut().stream())
                .mapToDouble(CellFindings.HeldOut::delay)
                .max()
                .orElse(0);
        String block = "cells by their tables, activity " + DigitalBlocks.ACTIVITY
                + " assumed; reach is the cells' largest held-out error";
        return new DigitalLogic(
                found.cells().stream().map(cell -> cell(found, cell)).toList(),
                DigitalBlocks.of(found, geometry).stream()
                        .map(one -> new LogicBlock(
                                one.name(),
                                one.operation(),
                                Quantity.simulated(one.energy_J(), energyError, block),
                                Quantity.simulated(one.delay_s(), delayError, block),
                                Quantity.simulated(one.leakage_W(), 0, "cells at rest, mean over input states")))
                        .toList());
    }

    /** Largest relative error of a cell's energy between the points of its table. */
    static double energyError(DigitalFindings found) {
        return found.cells().stream()
                .flatMap(cell -> cell.heldOut().stream())
                .mapToDouble(CellFindings.HeldOut::energy)
                .max()
                .orElse(0);
    }

    private static LogicBlock cell(DigitalFindings found, CellFindings cell) {
        double load = found.load_F();
        double slew = found.slew_s();
        String origin = "at a fan-out of four; reach is the largest held-out error of the cell's tables";
        return new LogicBlock(
                cell.cell().id(),
                cell.flipFlop().isPresent() ? "a clock cycle with new data" : "a transition of an output",
                Quantity.simulated(
                        cell.energy_J().at(load, slew),
                        cell.heldOut().map(CellFindings.HeldOut::energy).orElse(0.0),
                        origin),
                Quantity.simulated(
                        cell.delay_s().at(load, slew),
                        cell.heldOut().map(CellFindings.HeldOut::delay).orElse(0.0),
                        origin),
                Quantity.simulated(cell.leakage_W(), 0, "at rest, mean over input states"));
    }
}
