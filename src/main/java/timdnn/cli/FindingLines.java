package timdnn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.area.AreaInterval;
import timdnn.characterization.area.AreaSum;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.digital.CellFindings;
import timdnn.characterization.digital.DigitalCell;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.reduction.ReductionFindings;
import timdnn.characterization.sram.SramFindings;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.strength.StrengthFindings;
import timdnn.characterization.study.ConditionFindings;

/** What a study found, a line each. */
final class FindingLines {
    private FindingLines() {}

    /** The lines by what they speak of, in the order of the flow. */
    static Map<String, String> of(
            ConditionFindings findings, Optional<DigitalFindings> digital, Optional<AreaFindings> area) {
        Map<String, String> lines = new LinkedHashMap<>();
        findings.column().ifPresent(column -> put(lines, column));
        findings.senseErrors().rates().stream()
                .max(java.util.Comparator.comparingDouble(rate -> rate.total().estimate()))
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
                String.format(
                        Locale.ROOT,
                        "%.1f ps after the wordline edge: mean margin %.2f mV%s",
                        column.strobe_s() * 1e12,
                        column.meanMargin_V() * 1e3,
                        column.strobeReach().remark()));
        long wrong = column.truthTable().stream()
                        .filter(product -> !product.right())
                        .count()
                + column.writing().stream().filter(write -> !write.right()).count();
        lines.put(
                "cells",
                String.format(
                        Locale.ROOT,
                        "%d products and %d writes on full cells, %d wrong",
                        column.truthTable().size(),
                        column.writing().size(),
                        wrong));
        column.chargeBalance()
                .ifPresent(balance -> lines.put(
                        "energy",
                        String.format(
                                Locale.ROOT,
                                "bitline %.1f fF; charge balances within %.2f %%; an access of S4 costs a column %.1f fJ",
                                balance.capacitance_F() * 1e15,
                                balance.largestError() * 100,
                                energy(column, 4) * 1e15)));
        column.states().stream()
                .max(java.util.Comparator.comparingDouble(state -> state.tail().estimate()))
                .ifPresent(worst -> lines.put("variation", variation(worst)));
    }

    static String area(AreaFindings area) {
        List<String> parts = new ArrayList<>();
        area.each_F2("ternary cells")
                .ifPresent(cell -> parts.add(String.format(
                        Locale.ROOT, "ternary cell %.0f F2 [%.0f, %.0f]", cell.estimate(), cell.low(), cell.high())));
        area.timTotal().ifPresent(tile -> parts.add("TiM tile " + squareMillimetres(tile)));
        area.nearMemoryTotal().ifPresent(tile -> parts.add("near-memory tile " + squareMillimetres(tile)));
        area.ratio()
                .ifPresent(ratio -> parts.add(String.format(
                        Locale.ROOT, "ratio %.2f [%.2f, %.2f]", ratio.estimate(), ratio.low(), ratio.high())));
        return String.join("; ", parts) + "; rules assumed";
    }

    private static String squareMillimetres(AreaSum tile) {
        AreaInterval area = tile.interval_m2().times(1e6);
        return String.format(Locale.ROOT, "%.4f mm2 [%.4f, %.4f]", area.estimate(), area.low(), area.high());
    }

    private static String digital(DigitalFindings digital) {
        CellFindings inverter = digital.cell(DigitalCell.INV);
        CellFindings adder = digital.cell(DigitalCell.FA);
        return String.format(
                Locale.ROOT,
                "inverter with fan-out 4: %.1f ps, %.2f fJ a transition; full adder %.1f ps, %.2f fJ; flip-flop set-up %.1f "
                        + "ps; %s%s",
                digital.fo4_s() * 1e12,
                inverter.energy_J().at(digital.load_F(), digital.slew_s()) * 1e15,
                adder.delay_s().at(digital.load_F(), digital.slew_s()) * 1e12,
                adder.energy_J().at(digital.load_F(), digital.slew_s()) * 1e15,
                digital.cell(DigitalCell.DFF).setup_s(digital.slew_s()) * 1e12,
                digital.cells().stream().allMatch(CellFindings::logicRight) ? "all outputs right" : "OUTPUTS WRONG",
                heldOut(digital));
    }

    private static String heldOut(DigitalFindings digital) {
        List<CellFindings.HeldOut> errors = digital.cells().stream()
                .flatMap(cell -> cell.heldOut().stream())
                .toList();
        return errors.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; between the tables' points delay within %.1f %%, energy within %.1f %%",
                        100 * largest(errors, CellFindings.HeldOut::delay),
                        100 * largest(errors, CellFindings.HeldOut::energy));
    }

    private static String variation(ColumnFindings.SenseState worst) {
        Estimate tail = worst.tail();
        return String.format(
                Locale.ROOT,
                "worst state S%d: sigma %.1f mV, P(error) %.1e [%.1e, %.1e] by normal tail, %d simulations a state%s",
                worst.n(),
                worst.sigma_V().estimate() * 1e3,
                tail.estimate(),
                tail.low(),
                tail.high(),
                tail.simulations(),
                tail.headlineRemark());
    }

    private static String errors(SenseErrorRate worst) {
        Estimate total = worst.total();
        return String.format(
                Locale.ROOT,
                "worst state S%d: P(error) %.1e [%.1e, %.1e] by %s, %d simulations",
                worst.n(),
                total.estimate(),
                total.low(),
                total.high(),
                worst.dominant().method(),
                total.simulations());
    }

    private static String reduction(ReductionFindings reduction) {
        long accepted = reduction.states().stream()
                .filter(ReductionFindings.State::accepted)
                .count();
        return String.format(
                Locale.ROOT,
                "one bitline stands for the column in %d of %d states: %s%.2f mV%s",
                accepted,
                reduction.states().size(),
                reduction.largest_V().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "largest difference %.2f mV, 99 %% of columns within %.2f mV (95 %% confidence), of ",
                                reduction.largest_V().getAsDouble() * 1e3,
                                reduction.largestLimit_V().orElseThrow() * 1e3)
                        : String.format(
                                Locale.ROOT,
                                "difference up to %.2f mV, 99 %% of columns within %.2f mV (95 %% confidence), beyond ",
                                largest(reduction.states(), ReductionFindings.State::largest_V) * 1e3,
                                largest(reduction.states(), ReductionFindings.State::limit_V) * 1e3),
                reduction.bound_V() * 1e3,
                reduction
                        .guard()
                        .map(guard -> String.format(
                                Locale.ROOT,
                                "; guard %.2f mV over %d samples",
                                guard.largest_V() * 1e3,
                                guard.samples()))
                        .orElse(""));
    }

    private static String sram(SramFindings sram) {
        Estimate margin = sram.margin().mean_V();
        return String.format(
                Locale.ROOT,
                "a row read costs %.2f pJ in %.0f ps, a row written %.2f pJ in %.0f ps; leakage %.2f mW; read SNM %.1f mV "
                        + "[%.1f, %.1f], sigma %.1f mV, %.1f sigma a side, %d cells, %d flip; parts sum to the supply within %.1e%s%s",
                sram.readEnergy_J() * 1e12,
                sram.readTime_s() * 1e12,
                sram.writeEnergy_J() * 1e12,
                sram.writeTime_s() * 1e12,
                sram.leakage_W() * 1e3,
                margin.estimate() * 1e3,
                margin.low() * 1e3,
                margin.high() * 1e3,
                sram.margin().sigma_V().estimate() * 1e3,
                sram.margin().sideSigmas().map(Estimate::estimate).orElse(Double.POSITIVE_INFINITY),
                margin.simulations(),
                sram.margin().flips(),
                sram.closure(),
                sram.readsRight() ? "" : "; a READ IS WRONG",
                sram.writesRight() ? "" : "; a WRITE IS WRONG");
    }

    /** Behind a state's line: what its intervals do not hold. */
    static String failed(ColumnFindings.SenseState state) {
        return state.failed() == 0
                ? ""
                : "; " + state.failed() + " failed, in the bounds of P(error) and not in those of sigma";
    }

    private static <T> double largest(List<T> all, ToDoubleFunction<T> figure) {
        return all.stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    private static String strength(StrengthFindings strength) {
        Estimate sigma = strength.paths().get(0).sigma();
        return String.format(
                Locale.ROOT,
                "sigma(epsilon) %.2f %% [%.2f, %.2f], fit error %.2f %%; columns of both products predicted to %.2f mV RMS "
                        + "[%.2f, %.2f], largest %.2f mV, %d columns: %s the limit of %.0f mV%s",
                sigma.estimate() * 100,
                sigma.low() * 100,
                sigma.high() * 100,
                strength.fitRms().estimate() * 100,
                strength.prediction().rms_V().estimate() * 1e3,
                strength.prediction().rms_V().low() * 1e3,
                strength.prediction().rms_V().high() * 1e3,
                strength.prediction().largest_V() * 1e3,
                strength.prediction().columns(),
                strength.passed() ? "within" : "BEYOND",
                StrengthFindings.LIMIT_V * 1e3,
                strength.refined()
                        .map(refined -> String.format(
                                Locale.ROOT,
                                "; refined by state %.2f mV",
                                refined.rms_V().estimate() * 1e3))
                        .orElse(""));
    }

    private static double energy(ColumnFindings column, int n) {
        return column.energy().stream()
                .filter(point -> point.n() == n && point.k() == 0)
                .mapToDouble(ColumnFindings.AccessEnergyPoint::total_J)
                .findFirst()
                .orElse(Double.NaN);
    }
}
