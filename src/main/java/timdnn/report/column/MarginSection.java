package timdnn.report.column;

import java.util.ArrayList;
import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.StrobeReach;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.figure.PaperFigures;
import timdnn.characterization.plan.Study;
import timdnn.characterization.study.ConditionFindings;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** Margins between neighbouring states at the strobe. */
@SuppressWarnings("MemberName") // suffixes are units
public final class MarginSection {
    private MarginSection() {}

    /** The paper's figure for a range of states. */
    record Reference(int first, int last, double low_V, double high_V) {}

    /** The figure: {@code margins_V[n]} is V(S_n) - V(S_n+1). */
    record Margins(List<Double> margins_V, List<Reference> paper) {}

    public static Section of(RunFolder run) {
        ConditionFindings findings = run.campaign().findings();
        List<Double> margins = new ArrayList<>();
        Table table = new Table(
                "Nominal levels at the strobe", "state", "#level (mV)", "#margin to the next (mV)", "paper (U)");
        for (int n = 0; n < findings.requireColumn().levels_V().size(); n++) {
            boolean last = n + 1 == findings.requireColumn().levels_V().size();
            if (!last) {
                margins.add(findings.requireColumn().margin_V(n));
            }
            table.row(
                    BitlineState.name(n),
                    SiText.fixed(findings.requireColumn().levels_V().get(n) * 1e3, 2),
                    last
                            ? ""
                            : SiText.numbers(
                                    ColumnFigures.MARGIN.of(new ColumnFigures.Neighbours(findings.requireColumn(), n)),
                                    "mV",
                                    2),
                    paper(n));
        }
        Html body = new Html()
                .paragraph(
                        "Margin of state n: V(S",
                        Html.strong("n"),
                        ") \u2212 V(S",
                        Html.strong("n+1"),
                        ") at the strobe. The mean over S",
                        String.valueOf(
                                run.campaign().study().strobe().orElseThrow().firstState()),
                        "\u2013S",
                        String.valueOf(
                                run.campaign().study().strobe().orElseThrow().lastState()),
                        " levels is ",
                        SiText.figure(ColumnFigures.MEAN_MARGIN.of(findings.requireColumn())),
                        setting(
                                run.campaign().study().strobe().orElseThrow(),
                                findings.requireColumn().strobeReach()),
                        "How the margins shrink is the finding. The paper's figures are read as the mean of the seven margins between S0 and S7, and the three that lead to S8, S9 and S10.")
                .figure(
                        "margins",
                        "Margin between neighbouring states",
                        new Margins(
                                margins,
                                List.of(
                                        new Reference(
                                                0,
                                                PaperFigures.MEAN_LAST,
                                                PaperFigures.MEAN_MARGIN.estimate(),
                                                PaperFigures.MEAN_MARGIN.estimate()),
                                        new Reference(
                                                PaperFigures.TAIL_FIRST,
                                                PaperFigures.TAIL_LAST,
                                                PaperFigures.TAIL_MARGIN.low(),
                                                PaperFigures.TAIL_MARGIN.high()))))
                .origin(FigureStatus.S, run.origin(ColumnBench.TRANSFER, BitlineState.name(4)))
                .collapsed("Levels and margins as numbers", table);
        return new Section("margins", "Sense margins", body);
    }

    private static String paper(int n) {
        if (n <= PaperFigures.MEAN_LAST) {
            return n == 0
                    ? SiText.numbers(PaperFigures.MEAN_MARGIN, "mV", 0) + " mV mean of S0\u2013"
                            + BitlineState.name(PaperFigures.MEAN_LAST + 1)
                    : "";
        }
        return n <= PaperFigures.TAIL_LAST ? tail() : n < ArrayGeometry.PAPER.rowsABlock() ? "saturates" : "";
    }

    /** The paper's last margins, from the least to the largest. */
    public static String tail() {
        return SiText.fixed(PaperFigures.TAIL_MARGIN.low() * 1e3, 0) + "\u2013"
                + SiText.fixed(PaperFigures.TAIL_MARGIN.high() * 1e3, 0) + "\u00a0mV";
    }

    private static String setting(Study.Strobe strobe, StrobeReach reach) {
        return reach.missed()
                ? reach.remark() + ", not the " + SiText.quantity(strobe.targetMargin_V(), "V", 3)
                        + " that it asks for. "
                : strobe.fixed_s().isPresent()
                        ? "; the plan fixed the strobe. "
                        : "; the plan chose the strobe for " + SiText.quantity(strobe.targetMargin_V(), "V", 3)
                                + ", so this mean is a setting and not a finding. ";
    }
}
