package timdnn.cli.chip;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.D;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.chip.Interval;
import timdnn.chip.comparison.Accelerator;
import timdnn.chip.comparison.Accelerators;
import timdnn.chip.comparison.ComparisonRow;
import timdnn.chip.energy.ChipResult;

/** A design beside the near-memory baseline. */
final class ComparisonFigures {
    /** Our run at batch 1, one that fills all tiles, and all ways of comparing. */
    record Compared(ChipResult ours, ChipResult full, List<ComparisonRow> rows) {
        private List<Beside> accelerators() {
            return Accelerators.shipped().stream()
                    .map(each -> new Beside(each, full))
                    .toList();
        }
    }

    /** A published accelerator beside our chip. */
    private record Beside(Accelerator accelerator, ChipResult full) {
        double perJ(OptionalDouble theirs) {
            return theirs.isEmpty() ? Double.NaN : full.operationsPerJoule().nominal() / theirs.getAsDouble();
        }

        double perArea(OptionalDouble theirs) {
            if (theirs.isEmpty() || full.area_m2().isEmpty()) {
                return Double.NaN;
            }
            double ours = full.sustainedOpsPerSecond().nominal()
                    / full.area_m2().orElseThrow().nominal();
            return ours / theirs.getAsDouble();
        }
    }

    private static final FigureGroup<Beside> ACCELERATOR = FigureGroup.of(
            fact("name", "its name").text(beside -> beside.accelerator().name()),
            fact("source", "where its figures are from")
                    .text(beside -> beside.accelerator().source()),
            fact("status", "how they are known")
                    .text(beside -> beside.accelerator().status()),
            fact("precision", "what it computes with")
                    .text(beside -> beside.accelerator().precision()),
            figure("node_nm", "nm", D, "its process; null where the source does not say")
                    .number(beside -> beside.accelerator().node_nm().orElse(Double.NaN)),
            figure("operationsPerJoule", "1/J", D, "as published")
                    .number(beside -> beside.accelerator().operations_perJ().orElse(Double.NaN)),
            figure("operationsPerSecondAndArea", "1/(s m2)", D, "as published")
                    .number(beside -> beside.accelerator().operations_perSm2().orElse(Double.NaN)),
            figure("speedOverNearMemory", "", D, "as published, over a baseline of its own")
                    .number(beside -> beside.accelerator().speedOverNearMemory().orElse(Double.NaN)),
            figure("energyOverNearMemory", "", D, "as published, over a baseline of its own")
                    .number(beside ->
                            beside.accelerator().energyOverNearMemory().orElse(Double.NaN)),
            figure(
                            "oursPerJoule",
                            "",
                            S,
                            "operations a joule of our full tiles, without memory outside, over its own, unscaled")
                    .number(beside -> beside.perJ(beside.accelerator().operations_perJ())),
            figure("oursPerJouleScaled", "", S, "the same with its energy scaled to 32 nm in proportion to the node")
                    .number(beside -> beside.perJ(beside.accelerator().scaled_perJ())),
            figure("oursPerArea", "", S, "operations a second and area over its own, unscaled")
                    .number(beside -> beside.perArea(beside.accelerator().operations_perSm2())),
            figure("oursPerAreaScaled", "", S, "the same with its area scaled by the square of the node")
                    .number(beside -> beside.perArea(beside.accelerator().scaled_perSm2())));

    private static final FigureGroup<ComparisonRow> ROW = FigureGroup.of(
            fact("against", "design of the baseline").text(row -> row.setting().against()),
            figure("tiles", "", S, "its tiles")
                    .count(row -> row.theirs().design().tiles().count()),
            fact("saves", "whether it skips rows of zero inputs, gates zero products and takes two bits in a pass")
                    .verdict(row -> row.setting().saves()),
            fact("rowCycle", "time of its rows: `simulated`, or `implied` by the paper, 1.70 ns")
                    .text(row -> row.setting().rowCycle().word()),
            fact("memory", "`batch 1`, `without DRAM`, or `batch from which compute binds`")
                    .text(row -> row.setting().memory().word()),
            figure("batch", "", S, "inferences of a run of both").count(ComparisonRow::batch),
            figure("speed", "", S, "the baseline's time over ours")
                    .bounds(row -> Optional.of(ChipFigures.estimate(Interval.of(row.speed())))),
            figure("energy", "", S, "the baseline's energy of an inference over ours")
                    .bounds(row -> Optional.of(ChipFigures.estimate(Interval.of(row.energy())))));

    /** All keys. */
    static final FigureGroup<Compared> ALL = FigureGroup.of(
            fact("network", "name and width")
                    .text(compared -> compared.ours().network().name()),
            fact("design", "name of our chip")
                    .text(compared -> compared.ours().design().name()),
            FigureList.of("comparison", "a way of comparing each", Compared::rows, ROW),
            FigureList.of(
                    "accelerators",
                    "published accelerators, as their sources have them",
                    Compared::accelerators,
                    ACCELERATOR));

    private static final double TERA = 1e-12;
    private static final double PER_MM2 = 1e6;

    private ComparisonFigures() {}

    static String text(Compared compared) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s on %s against the near-memory baseline: its time and energy over ours%n%n",
                compared.ours().network().name(),
                compared.ours().design().name()));
        text.append(String.format(
                Locale.ROOT,
                "%-26s %5s  %-5s  %-9s  %-32s %-20s  %s%n",
                "against",
                "tiles",
                "saves",
                "row",
                "memory",
                "speed",
                "energy"));
        for (ComparisonRow row : compared.rows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-26s %5d  %-5s  %-9s  %-32s %-20s  %s%n",
                    row.setting().against(),
                    row.theirs().design().tiles().count(),
                    row.setting().saves() ? "all" : "none",
                    row.setting().rowCycle().word(),
                    row.setting().memory().word() + " (" + row.batch() + ")",
                    interval(Interval.of(row.speed())),
                    interval(Interval.of(row.energy()))));
        }
        text.append(String.format(
                Locale.ROOT,
                "%npublished accelerators; ours: full tiles, without memory outside; scaled: %s%n%n%-22s %-20s %6s %10s %10s %9s %9s %9s %9s%n",
                Accelerator.RULE,
                "name",
                "precision",
                "nm",
                "TOPS/W",
                "TOPS/mm2",
                "ours/W",
                "scaled",
                "ours/mm2",
                "scaled"));
        for (Beside beside : compared.accelerators()) {
            Accelerator each = beside.accelerator();
            text.append(String.format(
                            Locale.ROOT,
                            "%-22s %-20s %6s %10s %10s %9s %9s %9s %9s  %s: %s%s",
                            each.name(),
                            each.precision(),
                            number(each.node_nm().orElse(Double.NaN)),
                            number(TERA * each.operations_perJ().orElse(Double.NaN)),
                            number(TERA * each.operations_perSm2().orElse(Double.NaN) / PER_MM2),
                            number(beside.perJ(each.operations_perJ())),
                            number(beside.perJ(each.scaled_perJ())),
                            number(beside.perArea(each.operations_perSm2())),
                            number(beside.perArea(each.scaled_perSm2())),
                            each.status(),
                            each.source(),
                            each.speedOverNearMemory().isEmpty()
                                    ? ""
                                    : "; over its near-memory baseline: speed "
                                            + each.speedOverNearMemory().getAsDouble() + ", energy "
                                            + each.energyOverNearMemory().orElse(Double.NaN))
                    .stripTrailing());
            text.append('\n');
        }
        return text.toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.3g", value);
    }

    private static String interval(Interval ratio) {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", ratio.estimate(), ratio.low(), ratio.high());
    }
}
