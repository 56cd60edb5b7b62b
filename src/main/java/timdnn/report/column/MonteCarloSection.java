package timdnn.report.column;

import java.util.List;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.study.ConditionFindings;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** The states over mismatch: histograms against the thresholds, and how normal they are. */
@SuppressWarnings("MemberName") // suffixes are units
public final class MonteCarloSection {
    private MonteCarloSection() {}

    /** The histograms; {@code top} is the count at which the axis ends. */
    record Histograms(double width_V, int top, List<Double> thresholds_V, List<HistogramBins.Histogram> states) {}

    /** The normal plot. */
    record Quantiles(List<NormalPlot.Quantiles> states) {}

    public static Section of(RunFolder run) {
        ConditionFindings findings = run.campaign().findings();
        List<SenseState> states = findings.requireColumn().states();
        Html body = new Html();
        if (states.isEmpty()
                || run.campaign().study().section(MonteCarloPlan.class).isEmpty()) {
            body.notice(
                    "The plan asks for no Monte Carlo over mismatch. A section ", Html.code("mismatch:"), " adds it.");
            return new Section("states", "States over mismatch", body);
        }
        MonteCarloPlan mismatch =
                run.campaign().study().section(MonteCarloPlan.class).get();
        VariationModel variation = run.campaign().study().variation().orElseThrow();
        double width = HistogramBins.width_V(states);
        List<HistogramBins.Histogram> histograms =
                states.stream().map(state -> HistogramBins.of(state, width)).toList();
        int top = top(histograms);
        List<String> cut = histograms.stream()
                .filter(histogram -> histogram.peak() > top)
                .map(histogram -> BitlineState.name(histogram.n()) + " (" + histogram.peak() + ")")
                .toList();
        body.paragraph(
                        "Every transistor that matches the plan's pattern varies by itself: ",
                        local(variation),
                        "; ",
                        SiText.count(mismatch.samples()),
                        " columns a state. Vertical lines are the ADC's thresholds, ",
                        findings.sense().flatMap(SenseFindings::placement).isPresent()
                                ? "placed where a network's histogram has the fewest errors"
                                : "half-way between the nominal levels",
                        ". Bins are ",
                        SiText.quantity(width, "V", 1),
                        " wide",
                        cut.isEmpty() ? "." : "; narrow histograms run past the top: " + String.join(", ", cut) + ".")
                .figure(
                        "histograms",
                        "Histograms of the bitline voltage by state",
                        new Histograms(width, top, findings.requireColumn().thresholds_V(), histograms))
                .origin(
                        FigureStatus.S,
                        run.origin(
                                ColumnBench.MISMATCH,
                                BitlineState.name(states.get(states.size() / 2).n())))
                .collapsed("Mean, \u03c3 and codes as numbers", table(states));
        states.stream()
                .map(SenseState::sigma_V)
                .min(java.util.Comparator.comparingLong(Estimate::simulations))
                .filter(fewest -> !fewest.headlineRemark().isEmpty())
                .ifPresent(fewest -> body.notice(
                        "Not for a headline: mean and \u03c3 of a state rest on ",
                        SiText.count(fewest.simulations()),
                        " columns, fewer than ",
                        SiText.count(Estimate.HEADLINE_SIMULATIONS),
                        "."));
        int failed = states.stream().mapToInt(SenseState::failed).sum();
        if (failed > 0) {
            body.notice(
                    SiText.count(failed),
                    " simulations failed: they are in the bounds of P(error), as wrong above and right below, and not in the"
                            + " intervals of mean and \u03c3.");
        }
        List<NormalPlot.Quantiles> quantiles = states.stream()
                .filter(state -> state.sigma_V().estimate() > 0)
                .map(NormalPlot::of)
                .toList();
        body.heading("Are the voltages normal?")
                .paragraph(
                        "Standardised voltages against normal quantiles. The normal-tail rates below hold as far as the"
                                + " points stay on the diagonal.")
                .figure("quantiles", "Normal probability plot by state", new Quantiles(quantiles))
                .origin(
                        FigureStatus.S,
                        run.origin(
                                ColumnBench.MISMATCH,
                                BitlineState.name(states.get(states.size() - 1).n())));
        return new Section("states", "States over mismatch", body);
    }

    /** States without spread pile up in a bin or two; they must not flatten the others. */
    static int top(List<HistogramBins.Histogram> histograms) {
        int top = histograms.stream()
                .filter(histogram -> histogram.counts().size() > 4)
                .mapToInt(HistogramBins.Histogram::peak)
                .max()
                .orElse(1);
        int step = top > 100 ? 50 : top > 20 ? 10 : 5;
        return (top / step + 1) * step;
    }

    private static Table table(List<SenseState> states) {
        Table table = new Table(
                "Monte Carlo at the strobe, 95 % intervals",
                "state", "#N", "#failed", "#mean (mV) [95 %]", "#\u03c3 (mV) [95 %]", "codes read (count)");
        for (SenseState state : states) {
            table.row(
                    BitlineState.name(state.n()),
                    String.valueOf(state.bitline_V().size()),
                    String.valueOf(state.failed()),
                    SiText.numbers(ColumnFigures.MEAN.of(state), "mV", 2),
                    SiText.numbers(ColumnFigures.SIGMA.of(state), "mV", 2),
                    codes(state));
        }
        return table;
    }

    private static String codes(SenseState state) {
        StringBuilder text = new StringBuilder();
        for (int code = 0; code < state.codes().size(); code++) {
            if (state.codes().get(code) > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(code)
                        .append(": ")
                        .append(state.codes().get(code));
            }
        }
        return text.toString();
    }

    private static String local(VariationModel variation) {
        return variation.avt_Vm() > 0
                ? "\u03c3 of V_T by Pelgrom's law, A_VT = "
                        + SiText.quantity(variation.avt_Vm() * 1e6, "V\u00b7\u00b5m", 4)
                : "\u03c3 of V_T = " + SiText.percent(variation.sigmaOverMu(), 1) + " of |vth0| (the paper's model, U)";
    }
}
