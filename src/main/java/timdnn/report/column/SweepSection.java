package timdnn.report.column;

import java.util.List;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.study.StudyFigures;
import timdnn.characterization.study.SweepPoint;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.plot.ConditionDot;

/** All conditions of a swept study: a table, and energy against the surest reading. */
public final class SweepSection {
    private static final String NONE = "\u2013";

    private SweepSection() {}

    /** The figure. */
    record Scatter(List<ConditionDot> dots) {}

    public static Section of(List<SweepPoint> points) {
        Html body = new Html()
                .paragraph(
                        "The study was done under ",
                        Html.strong(SiText.count(points.size()) + " conditions"),
                        "; the sections below this one show the first, ",
                        Html.code(points.get(0).condition()),
                        ". A condition is on the front (\u2605) if no other has a larger half-margin in \u03c3, less energy"
                                + " and less time at once. Half-margin: the smallest, over the states that Monte Carlo"
                                + " visited, of half the margin beside a state over the state\u2019s \u03c3. Energy: an"
                                + " access of S4, one column. Time: strobe, gap and precharge.");
        List<ConditionDot> dots = ConditionDot.of(points);
        if (dots.isEmpty()) {
            body.notice("The plan has no mismatch or no energy, so there is no figure.");
        } else {
            body.figure("sweep", "Energy of an access against the smallest half-margin in sigmas", new Scatter(dots))
                    .paragraph(
                            Html.badge(FigureStatus.S),
                            " Bars are the 95 % intervals of \u03c3 in that state. The line joins the front in energy and"
                                    + " half-margin alone; filled dots are on the front with time counted, too.");
        }
        return new Section("conditions", "All conditions", body.table(table(points)));
    }

    private static Table table(List<SweepPoint> points) {
        Table table = new Table(
                "Conditions, 95 % intervals (S)",
                "front",
                "condition",
                "#strobe (ps)",
                "#mean margin (mV)",
                "#least margin (mV)",
                "#\u03c3 (mV)",
                "#half-margin / \u03c3",
                "#worst P(error)",
                "#energy (fJ)",
                "#leakage (fJ)",
                "#time (ps)",
                "#MOSFETs of a cell");
        for (SweepPoint point : points) {
            table.row(
                    point.pareto() ? "\u2605" : "",
                    Html.code(point.condition()),
                    SiText.numbers(ColumnFigures.STROBE.of(point.column()), "ps", 1),
                    SiText.numbers(ColumnFigures.MEAN_MARGIN.of(point.column()), "mV", 1)
                            + (point.column().strobeReach().missed() ? " (target out of reach)" : ""),
                    SiText.numbers(StudyFigures.SMALLEST_MARGIN.of(point), "mV", 1),
                    point.shown()
                            .map(state -> of(state.n(), SiText.numbers(ColumnFigures.SIGMA.of(state), "mV", 2)))
                            .orElse(NONE),
                    point.margin()
                            .map(margin -> of(margin.n(), SiText.numbers(StudyFigures.HALF_MARGIN.of(margin), "", 2)))
                            .orElse(NONE),
                    point.worstError()
                            .map(error -> of(error.n(), SiText.probability(error.probability())))
                            .orElse(NONE),
                    point.access()
                            .map(access -> SiText.numbers(ColumnFigures.ENERGY.of(access), "fJ", 2))
                            .orElse(NONE),
                    point.access()
                            .map(access -> SiText.numbers(ColumnFigures.LEAKAGE.of(access), "fJ", 3))
                            .orElse(NONE),
                    SiText.numbers(StudyFigures.ACCESS_TIME.of(point), "ps", 0),
                    point.column().transistors().isPresent()
                            ? Integer.toString(point.column().transistors().getAsInt())
                            : NONE);
        }
        return table;
    }

    private static String of(int n, String figure) {
        return BitlineState.name(n) + ": " + figure;
    }
}
