package timdnn.cli;

import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.digital.CellEnergy;
import timdnn.characterization.digital.CellFindings;
import timdnn.characterization.digital.CellTiming;
import timdnn.characterization.digital.DigitalBlock;
import timdnn.characterization.digital.DigitalBlocks;
import timdnn.characterization.digital.DigitalCell;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.LoadSlewTable;

/** Digital cells and blocks in the JSON document of {@code characterize}; tables are {@code [slew][load]}. */
final class DigitalDocument {
    private DigitalDocument() {}

    static void put(Map<String, Object> document, DigitalFindings digital, ArrayGeometry geometry) {
        document.put(
                "digital",
                digital.cells().stream().map(cell -> cell(cell, digital)).toList());
        document.put(
                "digitalFanOut4",
                JsonParts.ordered("load_F", digital.load_F(), "slew_s", digital.slew_s(), "delay_s", digital.fo4_s()));
        document.put(
                "digitalBlocks",
                DigitalBlocks.of(digital, geometry).stream()
                        .map(DigitalDocument::block)
                        .toList());
    }

    private static Map<String, Object> cell(CellFindings cell, DigitalFindings digital) {
        double load = digital.load_F();
        double slew = digital.slew_s();
        LoadSlewTable axes = cell.energy_J();
        Map<String, Object> document = JsonParts.ordered(
                "cell", cell.cell().id(),
                "energy_J", cell.energy_J().at(load, slew),
                "delay_s", cell.delay_s().at(load, slew),
                "transition_s", cell.transition_s().at(load, slew),
                "leakage_W", cell.leakage_W(),
                "capacitance_F", cell.capacitance_F(),
                "logicRight", cell.logicRight());
        cell.heldOut()
                .ifPresent(heldOut -> document.put(
                        "holdOut",
                        JsonParts.ordered(
                                "load_F", heldOut.load_F(),
                                "slew_s", heldOut.slew_s(),
                                "energyError", heldOut.energy(),
                                "delayError", heldOut.delay(),
                                "transitionError", heldOut.transition())));
        cell.flipFlop().ifPresent(flipFlop -> {
            document.put("idleEnergy_J", flipFlop.idle_J().at(load, slew));
            document.put("setup_s", cell.setup_s(slew));
            document.put(
                    "setups",
                    flipFlop.setups().stream()
                            .map(setup -> JsonParts.ordered(
                                    "slew_s", setup.slew_s(), "rise_s", setup.rise_s(), "fall_s", setup.fall_s()))
                            .toList());
        });
        document.put(
                "tables",
                JsonParts.ordered(
                        "loads_F", axes.loads_F(),
                        "slews_s", axes.slews_s(),
                        "energy_J", cell.energy_J().values(),
                        "delay_s", cell.delay_s().values(),
                        "transition_s", cell.transition_s().values()));
        document.put(
                "timings", cell.timings().stream().map(DigitalDocument::timing).toList());
        document.put(
                "energies",
                cell.energies().stream().map(DigitalDocument::energy).toList());
        return document;
    }

    private static Map<String, Object> timing(CellTiming timing) {
        return JsonParts.ordered(
                "input", timing.input(),
                "output", timing.output(),
                "riseDelay_s", timing.riseDelay_s().values(),
                "fallDelay_s", timing.fallDelay_s().values(),
                "riseTransition_s", timing.riseTransition_s().values(),
                "fallTransition_s", timing.fallTransition_s().values());
    }

    private static Map<String, Object> energy(CellEnergy energy) {
        return JsonParts.ordered(
                "input", energy.input(),
                "output", energy.output(),
                "rise_J", energy.rise_J().values(),
                "fall_J", energy.fall_J().values());
    }

    private static Map<String, Object> block(DigitalBlock block) {
        Map<String, Object> counts = JsonParts.ordered();
        for (DigitalCell cell : DigitalCell.values()) {
            if (block.count(cell) > 0) {
                counts.put(cell.id(), block.count(cell));
            }
        }
        return JsonParts.ordered(
                "block", block.name(),
                "operation", block.operation(),
                "energy_J", block.energy_J(),
                "delay_s", block.delay_s(),
                "leakage_W", block.leakage_W(),
                "cells", counts,
                "activity", DigitalBlocks.ACTIVITY,
                "activityStatus", "assumed",
                "parts",
                        block.parts().stream()
                                .map(part -> JsonParts.ordered(
                                        "cell", part.cell().id(),
                                        "count", part.count(),
                                        "load_F", part.load_F()))
                                .toList());
    }
}
