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
import timdnn.chip.comparison.KernelRow;
import timdnn.chip.design.Tiles.Baseline;

/** One product on different tiles over the density. */
final class KernelFigures {
    private static final FigureGroup<KernelRow> ROW = FigureGroup.of(
            fact("design", "the design").text(row -> row.run().design().name()),
            fact("saves", "of near-memory designs, whether rows of zero inputs are skipped and zero products gated")
                    .verdict(KernelFigures::saves),
            figure("density", "", S, "share of weights, and of ternary activations, that are not zero")
                    .number(KernelRow::density),
            figure("time_s", "s", S, "from one product of a tile to the next")
                    .bounds(row -> Optional.of(ChipFigures.estimate(Interval.of(row.time_s())))),
            figure("energy_J", "J", S, "of a product, with everything around the tile")
                    .bounds(row -> Optional.of(ChipFigures.estimate(Interval.of(row.energy_J())))));

    /** All keys. */
    static final FigureGroup<List<KernelRow>> ALL = FigureGroup.of(
            FigureList.of("kernel", "a product of 16 inputs with 16 by 256 weights, full tiles", rows -> rows, ROW));

    private KernelFigures() {}

    private static boolean saves(KernelRow row) {
        return row.run().design().tiles().baseline().map(Baseline::skipZeroRows).orElse(false);
    }

    static String text(List<KernelRow> rows) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "a product of 16 inputs with 16 by 256 weights on one of full tiles, without memory outside%n%n%-28s %-6s %8s"
                        + "  %-24s  %s%n",
                "design",
                "saves",
                "density",
                "ns",
                "pJ"));
        for (KernelRow row : rows) {
            Interval time = Interval.of(row.time_s()).times(1e9);
            Interval energy = Interval.of(row.energy_J()).times(1e12);
            text.append(String.format(
                    Locale.ROOT,
                    "%-28s %-6s %8.1f  %-24s  %s%n",
                    row.run().design().name(),
                    row.run().design().tiles().baseline().isEmpty() ? "" : saves(row) ? "all" : "none",
                    row.density(),
                    interval(time),
                    interval(energy)));
        }
        return text.toString();
    }

    private static String interval(Interval of) {
        return String.format(Locale.ROOT, "%.3g [%.3g, %.3g]", of.estimate(), of.low(), of.high());
    }
}
