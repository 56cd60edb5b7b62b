package timdnn.report.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.digital.CellFindings;
import timdnn.characterization.digital.DigitalBlock;
import timdnn.characterization.digital.DigitalBlocks;
import timdnn.characterization.digital.DigitalCell;
import timdnn.characterization.digital.DigitalFigures;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.figure.FigureStatus;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** Gates around the array at a fan-out of four, and blocks rolled up from them. */
public final class DigitalSection {
    private DigitalSection() {}

    public static Section of(RunFolder run, DigitalFindings digital) {
        double load = digital.load_F();
        double slew = digital.slew_s();
        Html body = new Html()
                .paragraph(
                        "Cells at a fan-out of four: the load of four inverters, ",
                        SiText.quantity(load, "F", 3),
                        ", and the slew that a long chain of such stages settles to, ",
                        SiText.quantity(slew, "s", 3),
                        "; an inverter of that chain takes ",
                        Html.strong(SiText.figure(DigitalFigures.FAN_OUT_4.of(digital))),
                        ". Delay and transition are those of the slowest arc and edge. Energy is that of a transition, the mean"
                                + " of rising and falling outputs; of the flip-flop that of a clock cycle with new data.")
                .table(cells(digital))
                .origin(FigureStatus.S, run.origin("digital", "inv leak a=0"));
        heldOut(digital, body);
        body.heading("Blocks")
                .paragraph(
                        Html.badge(FigureStatus.D),
                        " Sums over stated numbers of cells; an activity of "
                                + String.format(Locale.ROOT, "%.1f", DigitalBlocks.ACTIVITY)
                                + " transitions of each cell\u2019s output in an operation is assumed. Loads are the pins"
                                + " driven: no wires, no glitches.")
                .table(blocks(digital, run.campaign().study().geometry()));
        return new Section("digital", "Digital cells", body);
    }

    private static Table cells(DigitalFindings digital) {
        Table table = new Table(
                "Cells at a fan-out of four (S)",
                "cell",
                "#delay (ps)",
                "#transition (ps)",
                "#energy (fJ)",
                "#with the same data (fJ)",
                "#leakage (nW)",
                "pins (fF)",
                "#set-up (ps)",
                "logic");
        for (CellFindings cell : digital.cells()) {
            DigitalFigures.Loaded loaded = DigitalFigures.loaded(digital, cell);
            table.row(
                    cell.cell().id(),
                    SiText.numbers(DigitalFigures.DELAY.of(loaded), "ps", 1),
                    SiText.numbers(DigitalFigures.TRANSITION.of(loaded), "ps", 1),
                    SiText.numbers(DigitalFigures.ENERGY.of(loaded), "fJ", 3),
                    cell.flipFlop().isPresent() ? SiText.numbers(DigitalFigures.IDLE_ENERGY.of(loaded), "fJ", 3) : "",
                    SiText.numbers(DigitalFigures.LEAKAGE.of(loaded), "nW", 2),
                    pins(cell.capacitance_F()),
                    cell.flipFlop().isPresent() ? SiText.numbers(DigitalFigures.SETUP.of(loaded), "ps", 1) : "",
                    Html.verdict(cell.logicRight()));
        }
        return table;
    }

    private static String pins(Map<String, Double> capacitance_F) {
        List<String> pins = new ArrayList<>();
        capacitance_F.forEach((pin, farads) -> pins.add(pin + "\u00a0" + SiText.fixed(farads * 1e15, 3)));
        return String.join(", ", pins);
    }

    private static void heldOut(DigitalFindings digital, Html body) {
        Table table = new Table(
                "Tables over load and slew against one simulation of each arc between their points (S): largest error",
                "cell",
                "#delay (%)",
                "#transition (%)",
                "#energy (%)");
        for (CellFindings cell : digital.cells()) {
            cell.heldOut()
                    .ifPresent(errors -> table.row(
                            cell.cell().id(),
                            SiText.numbers(DigitalFigures.DELAY_ERROR.of(errors), "%", 2),
                            SiText.numbers(DigitalFigures.TRANSITION_ERROR.of(errors), "%", 2),
                            SiText.numbers(DigitalFigures.ENERGY_ERROR.of(errors), "%", 2)));
        }
        if (!table.isEmpty()) {
            CellFindings.HeldOut point = digital.cells().get(0).heldOut().orElseThrow();
            body.paragraph(
                            "Held out: a load of ",
                            SiText.quantity(point.load_F(), "F", 3),
                            " and a slew of ",
                            SiText.quantity(point.slew_s(), "s", 3),
                            ".")
                    .table(table);
        }
    }

    private static Table blocks(DigitalFindings digital, ArrayGeometry geometry) {
        Table table = new Table(
                "Blocks (D from S, activity assumed)",
                "block",
                "operation",
                "cells",
                "#energy (fJ)",
                "#delay (ps)",
                "#leakage (nW)");
        for (DigitalBlock block : DigitalBlocks.of(digital, geometry)) {
            List<String> cells = new ArrayList<>();
            for (DigitalCell cell : DigitalCell.values()) {
                if (block.count(cell) > 0) {
                    cells.add(block.count(cell) + "\u00a0" + cell.id());
                }
            }
            table.row(
                    block.name(),
                    block.operation(),
                    String.join(", ", cells),
                    SiText.numbers(DigitalFigures.BLOCK_ENERGY.of(block), "fJ", 1),
                    SiText.numbers(DigitalFigures.BLOCK_DELAY.of(block), "ps", 0),
                    SiText.numbers(DigitalFigures.BLOCK_LEAKAGE.of(block), "nW", 0));
        }
        return table;
    }
}
