package timdnn.cli.chip;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.ParetoFront;
import timdnn.characterization.statistics.ParetoFront.Better;
import timdnn.chip.Interval;
import timdnn.chip.exploration.ChipVariant;
import timdnn.network.accuracy.DieAccuracy;
import timdnn.network.accuracy.ReadAccuracy;

/** Chips over what tables know, and which of them no other beats. */
final class ParetoFigures {
    /**
     * Chips of one network.
     *
     * @param network the network
     * @param base the design that all share banks, buffers, units and memory with
     * @param seed seed of the errors
     * @param chips the chips
     * @param notCovered what was asked for and tables do not know
     */
    record Explored(String network, String base, long seed, List<ChipVariant> chips, List<String> notCovered) {
        /** Whether each chip is on the front, by estimates of energy, latency, area and accuracy. */
        boolean[] onFront() {
            double[][] points = chips.stream()
                    .map(chip -> new double[] {
                        chip.result().energy_J().nominal(),
                        chip.result().latency_s().nominal(),
                        chip.area_m2(),
                        chip.accuracy().estimate()
                    })
                    .toArray(double[][]::new);
            return ParetoFront.members(points, Better.SMALLER, Better.SMALLER, Better.SMALLER, Better.LARGER);
        }

        private List<Chip> marked() {
            boolean[] front = onFront();
            List<Chip> marked = new ArrayList<>();
            for (int index = 0; index < front.length; index++) {
                marked.add(new Chip(chips.get(index), front[index]));
            }
            return marked;
        }
    }

    /** A chip and whether it is on the front. */
    private record Chip(ChipVariant variant, boolean onFront) {}

    private static final FigureGroup<Chip> CHIP = FigureGroup.of(
            fact("table", "name of its table")
                    .text(chip -> chip.variant().reading().table().table().name()),
            figure("vdd_V", "V", S, "supply of the table").number(chip -> chip.variant()
                    .reading()
                    .table()
                    .table()
                    .nominal()
                    .condition()
                    .vdd_V()),
            figure("columnsAUnit", "", S, "columns that share a peripheral unit, of the table")
                    .count(chip -> chip.variant().reading().table().geometry().columnsAUnit()),
            figure("rowsAnAccess", "", S, "rows of an access")
                    .count(chip -> chip.variant().reading().rowsAnAccess()),
            figure("thresholds", "", S, "thresholds that a conversion goes through")
                    .count(chip -> chip.variant().reading().thresholds()),
            figure("tiles", "", S, "tiles of the chip")
                    .count(chip -> chip.variant().result().design().tiles().count()),
            fact(
                            "weights",
                            "whether all weights stay in tiles (`stay`), none (`load`) or those of some layers (`by-layer`)")
                    .text(chip -> chip.variant().weights()),
            figure("energy_J", "J", S, "of an inference")
                    .bounds(chip -> bounds(Interval.of(chip.variant().result().energy_J()))),
            figure("latency_s", "s", S, "of an inference")
                    .bounds(chip -> bounds(Interval.of(chip.variant().result().latency_s()))),
            figure("area_m2", "m2", S, "of the chip; null where the table lacks that of a tile")
                    .bounds(chip -> chip.variant().result().area_m2().flatMap(area -> bounds(Interval.of(area)))),
            figure("accuracy", "", S, "with independent errors of the table; ends over images and error rates")
                    .bounds(chip -> accuracy(chip.variant().accuracy())),
            figure(
                            "accuracyOnDies",
                            "",
                            S,
                            "mean over `--dies` dies with noise; ends over images, dies and what the table leaves open; null without"
                                    + " `--dies` and where rows or thresholds are fewer than the table's")
                    .bounds(chip -> chip.variant().onDies().map(ParetoFigures::onDies)),
            fact("onFront", "whether no other chip is at least as good in all four and better in one, by estimates")
                    .verdict(Chip::onFront));

    /** All keys. */
    static final FigureGroup<Explored> ALL = FigureGroup.of(
            fact("network", "the network").text(Explored::network),
            fact("design", "the design whose banks, buffers, units and memory all chips have")
                    .text(Explored::base),
            fact("seed", "seed of the errors").exact(Explored::seed),
            figure("images", "", S, "images classified for each way to read")
                    .count(explored -> explored.chips().get(0).accuracy().images()),
            FigureList.of("chips", "chips by table, rows, thresholds, tiles and weights", Explored::marked, CHIP),
            fact("notCovered", "what was asked for and no table knows").texts(Explored::notCovered));

    private ParetoFigures() {}

    private static Optional<Estimate> bounds(Interval interval) {
        return Optional.of(ChipFigures.estimate(interval));
    }

    private static Optional<Estimate> accuracy(ReadAccuracy accuracy) {
        return Optional.of(new Estimate(accuracy.estimate(), accuracy.low(), accuracy.high(), accuracy.images()));
    }

    private static Estimate onDies(DieAccuracy accuracy) {
        return new Estimate(
                accuracy.mean(),
                accuracy.interval().low(),
                accuracy.interval().high(),
                accuracy.options().dies());
    }

    /** All chips as CSV, a column a key; an interval has three. */
    static String csv(Explored explored) {
        StringBuilder text = new StringBuilder();
        for (Chip chip : explored.marked()) {
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            CHIP.document(chip).forEach((key, value) -> {
                if (value instanceof Map<?, ?> interval) {
                    interval.forEach((end, number) -> {
                        names.add(key + "." + end);
                        values.add(String.valueOf(number));
                    });
                } else {
                    names.add(key);
                    values.add(String.valueOf(value));
                }
            });
            if (text.isEmpty()) {
                text.append(String.join(",", names)).append('\n');
            }
            text.append(String.join(",", values)).append('\n');
        }
        return text.toString();
    }

    static String text(Explored explored) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s on chips like %s; * no other chip is as good in energy, latency, area and accuracy%n%n  %-16s %5s %5s"
                        + " %10s %5s  %-8s  %10s %11s %9s  %s%n",
                explored.network(),
                explored.base(),
                "table",
                "V",
                "rows",
                "thresholds",
                "tiles",
                "weights",
                "nJ",
                "ns",
                "mm2",
                explored.chips().stream().anyMatch(each -> each.onDies().isPresent())
                        ? "accuracy, %; on dies"
                        : "accuracy, %"));
        for (Chip chip : explored.marked()) {
            ChipVariant variant = chip.variant();
            text.append(String.format(
                    Locale.ROOT,
                    "%s %-16s %5.2f %5d %10d %5d  %-8s  %10.4g %11.5g %9.4g  %.2f [%.2f, %.2f]%s%n",
                    chip.onFront() ? "*" : " ",
                    variant.reading().table().table().name(),
                    variant.reading().table().table().nominal().condition().vdd_V(),
                    variant.reading().rowsAnAccess(),
                    variant.reading().thresholds(),
                    variant.result().design().tiles().count(),
                    variant.weights(),
                    1e9 * variant.result().energy_J().nominal(),
                    1e9 * variant.result().latency_s().nominal(),
                    1e6 * variant.area_m2(),
                    100 * variant.accuracy().estimate(),
                    100 * variant.accuracy().low(),
                    100 * variant.accuracy().high(),
                    variant.onDies()
                            .map(ParetoFigures::onDies)
                            .map(dies -> String.format(
                                    Locale.ROOT,
                                    "  %.2f [%.2f, %.2f]",
                                    100 * dies.estimate(),
                                    100 * dies.low(),
                                    100 * dies.high()))
                            .orElse("")));
        }
        if (!explored.notCovered().isEmpty()) {
            text.append("\nnot covered by these tables:\n");
            explored.notCovered()
                    .forEach(sentence -> text.append("  ").append(sentence).append('\n'));
        }
        return text.toString();
    }
}
