package timdnn.cli.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.figure.FigureText;
import timdnn.characterization.plan.Study;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.StudyFigures;
import timdnn.characterization.study.SweepPoint;

/** The conditions of a swept study, a line each. */
final class SweepTable {
    private static final String NONE = "-";

    private SweepTable() {}

    /** The lines: a head with the units, the conditions, and what the marks mean. */
    static List<String> of(Study study, List<ConditionFindings> findings) {
        List<SweepPoint> points = SweepPoint.of(study, findings);
        int width = points.stream()
                .mapToInt(point -> point.condition().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(row(
                width,
                " ",
                "condition",
                "strobe",
                "margin",
                "least",
                "sigma",
                "half-margin/sigma",
                "P(error)",
                "energy",
                "leakage",
                "time",
                "cell"));
        lines.add(row(width, "", "", "ps", "mV", "mV", "mV", "[95 %]", "worst", "fJ", "fJ", "ps", "MOSFETs"));
        for (SweepPoint point : points) {
            lines.add(row(
                    width,
                    point.pareto() ? "*" : " ",
                    point.condition(),
                    FigureText.numbers(ColumnFigures.STROBE.of(point.column()), "ps", 1),
                    FigureText.numbers(ColumnFigures.MEAN_MARGIN.of(point.column()), "mV", 1)
                            + (point.column().strobeReach().missed() ? "!" : ""),
                    FigureText.numbers(StudyFigures.SMALLEST_MARGIN.of(point), "mV", 1),
                    point.shown()
                            .map(state -> of(state.n(), FigureText.numbers(ColumnFigures.SIGMA.of(state), "mV")))
                            .orElse(NONE),
                    point.margin()
                            .map(margin -> of(margin.n(), FigureText.numbers(StudyFigures.HALF_MARGIN.of(margin), "")))
                            .orElse(NONE),
                    point.worstError()
                            .map(error -> of(error.n(), FigureText.probability(error.probability())))
                            .orElse(NONE),
                    point.access()
                            .map(access -> FigureText.numbers(ColumnFigures.ENERGY.of(access), "fJ", 2))
                            .orElse(NONE),
                    point.access()
                            .map(access -> FigureText.numbers(ColumnFigures.LEAKAGE.of(access), "fJ", 3))
                            .orElse(NONE),
                    FigureText.numbers(StudyFigures.ACCESS_TIME.of(point), "ps", 0),
                    point.column().transistors().isPresent()
                            ? Integer.toString(point.column().transistors().getAsInt())
                            : NONE));
        }
        lines.add("* no other condition has a larger half-margin in sigmas, less energy and less time at once");
        if (points.stream().anyMatch(point -> point.column().strobeReach().missed())) {
            lines.add("! the plan's target margin is out of reach: the largest, or where the waveforms end");
        }
        lines.add("margin: mean of the plan's states; least: of S0 to S8; energy, leakage: access of S4, one column");
        return lines;
    }

    private static String row(int width, Object... cells) {
        Object[] arguments = cells.clone();
        return String.format(Locale.ROOT, "%-1s %-" + width + "s %7s %7s %6s %22s %22s %30s %7s %8s %5s %7s", arguments)
                .stripTrailing();
    }

    private static String of(int n, String figure) {
        return BitlineState.name(n) + " " + figure;
    }
}
