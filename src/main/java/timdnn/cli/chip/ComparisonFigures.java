package timdnn.cli.chip;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.chip.Interval;
import timdnn.chip.comparison.ComparisonRow;
import timdnn.chip.energy.ChipResult;

/** A design beside the near-memory baseline. */
final class ComparisonFigures {
    /** Our run at batch 1, and all ways of comparing. */
    record Compared(ChipResult ours, List<ComparisonRow> rows) {}

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
            FigureList.of("comparison", "a way of comparing each", Compared::rows, ROW));

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
        return text.toString();
    }

    private static String interval(Interval ratio) {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", ratio.estimate(), ratio.low(), ratio.high());
    }
}
