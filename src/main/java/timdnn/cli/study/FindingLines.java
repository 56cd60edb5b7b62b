package timdnn.cli.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.area.AreaFigures;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.digital.CellFindings;
import timdnn.characterization.digital.DigitalCell;
import timdnn.characterization.digital.DigitalFigures;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureText;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.reduction.ReductionFigures;
import timdnn.characterization.reduction.ReductionFindings;
import timdnn.characterization.sram.SramFigures;
import timdnn.characterization.sram.SramFindings;
import timdnn.characterization.strength.StrengthFigures;
import timdnn.characterization.strength.StrengthFindings;
import timdnn.characterization.study.ConditionFindings;

/** What a study found, a line each; numbers, units and intervals are those of the figures. */
public final class FindingLines {
    private FindingLines() {}

    /** The lines by what they speak of, in the order of the flow. */
    public static Map<String, String> of(
            ConditionFindings findings, Optional<DigitalFindings> digital, Optional<AreaFindings> area) {
        Map<String, String> lines = new LinkedHashMap<>();
        findings.column().ifPresent(column -> put(lines, column));
        findings.senseErrors().rates().stream()
                .max(Comparator.comparingDouble(rate -> rate.total().estimate()))
                .ifPresent(worst -> lines.put("errors", errors(worst)));
        findings.reduction().ifPresent(reduction -> lines.put("reduction", reduction(reduction)));
        findings.strength().ifPresent(strength -> lines.put("strength", strength(strength)));
        findings.sram().ifPresent(found -> lines.put("6T array", sram(found)));
        digital.ifPresent(cells -> lines.put("digital", digital(cells)));
        area.ifPresent(blocks -> lines.put("area", area(blocks)));
        return lines;
    }

    private static void put(Map<String, String> lines, ColumnFindings column) {
        lines.put(
                "strobe",
                FigureText.of(ColumnFigures.STROBE.of(column), "ps") + " after the wordline edge: mean margin "
                        + FigureText.of(ColumnFigures.MEAN_MARGIN.of(column), "mV")
                        + column.strobeReach().remark());
        long wrong = column.truthTable().stream()
                        .filter(product -> !product.right())
                        .count()
                + column.writing().stream().filter(write -> !write.right()).count();
        lines.put(
                "cells",
                column.truthTable().size() + " products and " + column.writing().size() + " writes on full cells, "
                        + wrong + " wrong");
        column.chargeBalance()
                .ifPresent(balance -> lines.put(
                        "energy",
                        "bitline " + FigureText.of(ColumnFigures.CAPACITANCE.of(balance), "fF")
                                + "; charge balances within "
                                + FigureText.of(ColumnFigures.BALANCE_ERROR.of(balance), "%")
                                + energy(column)));
        column.states().stream()
                .max(Comparator.comparingDouble(state -> state.tail().estimate()))
                .ifPresent(worst -> lines.put(
                        "variation",
                        "worst state " + BitlineState.name(worst.n()) + ": sigma "
                                + FigureText.of(ColumnFigures.SIGMA.of(worst), "mV")
                                + ", P(error) " + FigureText.probability(ColumnFigures.TAIL.of(worst))
                                + " by normal tail, " + worst.tail().simulations() + " simulations a state"
                                + worst.tail().headlineRemark()));
    }

    private static String energy(ColumnFindings column) {
        return column.energy().stream()
                .filter(point -> point.n() == 4 && point.k() == 0)
                .findFirst()
                .map(point -> "; an access of S4 costs a column " + FigureText.of(ColumnFigures.ENERGY.of(point), "fJ"))
                .orElse("");
    }

    private static String errors(SenseErrorRate worst) {
        return "worst state " + BitlineState.name(worst.n()) + ": P(error) "
                + FigureText.probability(SenseErrorFigures.RATE.of(worst)) + " by "
                + worst.dominant().method() + ", " + worst.total().simulations() + " simulations";
    }

    static String area(AreaFindings area) {
        List<String> parts = new ArrayList<>();
        put(parts, "ternary cell", AreaFigures.CELL.of(area), "F2");
        put(parts, "TiM tile", AreaFigures.TIM_TILE.of(area), "mm2");
        put(parts, "near-memory tile", AreaFigures.NEAR_MEMORY_TILE.of(area), "mm2");
        put(parts, "ratio", AreaFigures.RATIO.of(area), "");
        return String.join("; ", parts) + "; rules assumed";
    }

    private static void put(List<String> parts, String name, Figure figure, String unit) {
        if (!Double.isNaN(figure.estimate())) {
            parts.add(name + " " + FigureText.of(figure, unit));
        }
    }

    private static String digital(DigitalFindings digital) {
        DigitalFigures.Loaded inverter = DigitalFigures.loaded(digital, digital.cell(DigitalCell.INV));
        DigitalFigures.Loaded adder = DigitalFigures.loaded(digital, digital.cell(DigitalCell.FA));
        DigitalFigures.Loaded flipFlop = DigitalFigures.loaded(digital, digital.cell(DigitalCell.DFF));
        return "inverter with fan-out 4: " + FigureText.of(DigitalFigures.FAN_OUT_4.of(digital), "ps") + ", "
                + FigureText.of(DigitalFigures.ENERGY.of(inverter), "fJ") + " a transition; full adder "
                + FigureText.of(DigitalFigures.DELAY.of(adder), "ps") + ", "
                + FigureText.of(DigitalFigures.ENERGY.of(adder), "fJ") + "; flip-flop set-up "
                + FigureText.of(DigitalFigures.SETUP.of(flipFlop), "ps") + "; "
                + (digital.cells().stream().allMatch(CellFindings::logicRight) ? "all outputs right" : "OUTPUTS WRONG")
                + heldOut(digital);
    }

    private static String heldOut(DigitalFindings digital) {
        List<CellFindings.HeldOut> errors = digital.cells().stream()
                .flatMap(cell -> cell.heldOut().stream())
                .toList();
        return errors.isEmpty()
                ? ""
                : "; between the tables' points delay within "
                        + FigureText.of(
                                largest(errors.stream()
                                        .map(DigitalFigures.DELAY_ERROR::of)
                                        .toList()),
                                "%")
                        + ", energy within "
                        + FigureText.of(
                                largest(errors.stream()
                                        .map(DigitalFigures.ENERGY_ERROR::of)
                                        .toList()),
                                "%");
    }

    private static String reduction(ReductionFindings reduction) {
        List<ReductionFindings.State> accepted = reduction.states().stream()
                .filter(ReductionFindings.State::accepted)
                .toList();
        List<ReductionFindings.State> shown = accepted.isEmpty() ? reduction.states() : accepted;
        return "one bitline stands for the column in " + accepted.size() + " of "
                + reduction.states().size() + " states: "
                + (accepted.isEmpty() ? "difference up to " : "largest difference ")
                + millivolts(
                        largest(shown.stream().map(ReductionFigures.LARGEST::of).toList()))
                + ", 99 % of columns within "
                + millivolts(
                        largest(shown.stream().map(ReductionFigures.LIMIT::of).toList()))
                + " (95 % confidence), " + (accepted.isEmpty() ? "beyond " : "of ")
                + millivolts(ReductionFigures.BOUND.of(reduction))
                + reduction
                        .guard()
                        .map(guard -> "; guard " + millivolts(ReductionFigures.GUARD.of(guard)) + " over "
                                + guard.samples() + " samples")
                        .orElse("");
    }

    private static String sram(SramFindings sram) {
        SramFindings.Margin margin = sram.margin();
        return "a row read costs " + FigureText.of(SramFigures.READ_ENERGY.of(sram), "pJ") + " in "
                + FigureText.of(SramFigures.READ_TIME.of(sram), "ps") + ", a row written "
                + FigureText.of(SramFigures.WRITE_ENERGY.of(sram), "pJ") + " in "
                + FigureText.of(SramFigures.WRITE_TIME.of(sram), "ps") + "; leakage "
                + FigureText.of(SramFigures.LEAKAGE.of(sram), "mW") + "; read SNM "
                + FigureText.of(SramFigures.MEAN.of(margin), "mV") + ", sigma "
                + FigureText.of(SramFigures.SIGMA.of(margin), "mV")
                + margin.sideSigmas()
                        .map(sigmas -> ", " + FigureText.of(SramFigures.SIDE_SIGMAS.of(margin), "") + " sigma a side")
                        .orElse("")
                + ", " + margin.mean_V().simulations() + " cells, " + margin.flips()
                + " flip; parts sum to the supply within " + FigureText.probability(SramFigures.CLOSURE.of(sram))
                + (sram.readsRight() ? "" : "; a READ IS WRONG")
                + (sram.writesRight() ? "" : "; a WRITE IS WRONG");
    }

    private static String strength(StrengthFindings strength) {
        StrengthFindings.Prediction prediction = strength.prediction();
        return "sigma(epsilon) "
                + FigureText.of(StrengthFigures.SIGMA.of(strength.paths().get(0)), "%")
                + ", fit error " + FigureText.of(StrengthFigures.FIT_ERROR.of(strength), "%")
                + "; columns of both products predicted to " + millivolts(StrengthFigures.ERROR.of(prediction))
                + " RMS, largest " + millivolts(StrengthFigures.LARGEST.of(prediction)) + ", " + prediction.columns()
                + " columns: " + (strength.passed() ? "within" : "BEYOND")
                + String.format(Locale.ROOT, " the limit of %.0f mV", StrengthFindings.LIMIT_V * 1e3)
                + strength.refined()
                        .map(refined -> "; refined by state " + millivolts(StrengthFigures.ERROR.of(refined)))
                        .orElse("");
    }

    private static String millivolts(Figure figure) {
        return FigureText.of(figure, "mV");
    }

    private static Figure largest(List<Figure> figures) {
        return figures.stream()
                .max(Comparator.comparingDouble(Figure::estimate))
                .orElseThrow(() -> new IllegalArgumentException("figures must not be empty"));
    }
}
