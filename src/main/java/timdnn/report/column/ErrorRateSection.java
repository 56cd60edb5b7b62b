package timdnn.report.column;

import java.util.List;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.figure.PaperFigures;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.statistics.Estimate;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** How often a state is read wrong: counted, from a normal tail, and by rare-event sampling. */
public final class ErrorRateSection {
    private ErrorRateSection() {}

    /** A rate with its 95 % interval. */
    record Rate(double estimate, double low, double high) {}

    /** The rates of a state; {@code rare} is null where the plan did not ask for it. */
    record StateRates(int n, int wrong, int simulations, Rate counted, Rate tail, Rate rare) {}

    /** The figure. */
    record Rates(double paper, List<StateRates> states) {}

    public static Section of(RunFolder run) {
        Html body = new Html();
        List<SenseState> states = run.campaign().findings().requireColumn().states();
        if (states.isEmpty()) {
            body.notice("There is no Monte Carlo in this run, so there are no rates.");
            return new Section("errors", "Sensing errors", body);
        }
        List<StateRates> rates = states.stream()
                .map(state ->
                        rates(state, run.campaign().findings().senseErrors().rates()))
                .toList();
        int largest =
                states.stream().mapToInt(ErrorRateSection::largestMiss).max().orElse(0);
        body.paragraph(
                        "P(code wrong | n) of an ideal ADC whose largest code is 8. ",
                        Html.strong("Counted"),
                        ": wrong codes among the simulated columns, with Clopper and Pearson's interval; where none was"
                                + " seen, the arrow marks the upper bound. ",
                        Html.strong("Normal tail"),
                        ": \u03a6(\u2212z) from the simulated mean and \u03c3, a model for rates too small to count; below"
                                + " 10\u207b\u00b9\u00b2 it leaves the figure. ",
                        Html.strong("Rare-event sampling"),
                        ": every failing column was simulated; importance or line sampling weighs it. ",
                        PathErrorSection.shows(run.campaign().findings().senseErrors())
                                ? "It has the sense path in it, of which the others know nothing. "
                                : "",
                        miss(largest))
                .paragraph(
                        Html.badge(FigureStatus.U),
                        " The horizontal line is the paper's P(E) = \u03a3 P(wrong | n)\u00b7P(n) = ",
                        SiText.probability(PaperFigures.SENSE_ERROR),
                        ": an average over its benchmarks' partial sums, so it is a level to look at and not the rate of"
                                + " one state.")
                .figure(
                        "errors",
                        "Probability of a wrong code by state",
                        new Rates(PaperFigures.SENSE_ERROR.estimate(), rates))
                .origin(
                        FigureStatus.S,
                        run.origin(
                                ColumnBench.MISMATCH,
                                BitlineState.name(states.get(states.size() - 1).n())))
                .table(table(states));
        List<SenseErrorRate> rare = run.campaign().findings().senseErrors().rates();
        if (!rare.isEmpty()) {
            if (!PathErrorSection.shows(run.campaign().findings().senseErrors())) {
                body.paragraph(whichHolds(states, rare));
            }
            body.table(rareTable(rare));
        }
        return new Section("errors", "Sensing errors", body);
    }

    private static StateRates rates(SenseState state, List<SenseErrorRate> rare) {
        return new StateRates(
                state.n(),
                wrong(state),
                state.bitline_V().size(),
                new Rate(
                        state.counted().estimate(),
                        state.counted().low(),
                        state.counted().high()),
                new Rate(
                        state.tail().estimate(),
                        state.tail().low(),
                        state.tail().high()),
                rare.stream()
                        .filter(rate -> rate.n() == state.n() && !rate.isModel())
                        .map(SenseErrorRate::total)
                        .map(total -> new Rate(total.estimate(), total.low(), total.high()))
                        .findFirst()
                        .orElse(null));
    }

    private static Table rareTable(List<SenseErrorRate> rates) {
        Table table = new Table(
                "P(code wrong | n) by rare-event sampling, 95 % intervals (S)",
                "state",
                "#P [95 %]",
                "#one too low",
                "#one too high",
                "#standard error",
                "#simulations",
                "#effective sample size",
                "method");
        for (SenseErrorRate rate : rates) {
            Estimate total = rate.total();
            table.row(
                    BitlineState.name(rate.n()),
                    rate.isModel() ? "none found" : SiText.probability(SenseErrorFigures.RATE.of(rate)),
                    SiText.probability(rate.below().probability().estimate()),
                    SiText.probability(rate.above().probability().estimate()),
                    Double.isFinite(rate.relativeError())
                            ? SiText.numbers(SenseErrorFigures.RELATIVE_ERROR.of(rate), "%", 0) + "\u00a0%"
                            : "",
                    SiText.count(total.simulations()),
                    SiText.count(Math.round(rate.dominant().effectiveSampleSize())),
                    rate.dominant().method());
        }
        return table;
    }

    private static String miss(int largest) {
        return largest == 0
                ? "No simulated column was read wrong."
                : "The farthest miss seen is " + largest + (largest == 1 ? " code." : " codes.");
    }

    public static int wrong(SenseState state) {
        return state.bitline_V().size() - state.codes().get(ideal(state));
    }

    private static int ideal(SenseState state) {
        return Math.min(state.n(), state.codes().size() - 1);
    }

    /** Distance of the farthest code that was read from the right one. */
    public static int largestMiss(SenseState state) {
        int largest = 0;
        for (int code = 0; code < state.codes().size(); code++) {
            if (state.codes().get(code) > 0) {
                largest = Math.max(largest, Math.abs(code - ideal(state)));
            }
        }
        return largest;
    }

    /** Two rates of one state stand side by side: a reader has to know which to take. */
    static String whichHolds(List<SenseState> states, List<SenseErrorRate> rare) {
        List<String> apart = states.stream()
                .filter(state ->
                        rare.stream().anyMatch(rate -> rate.n() == state.n() && apart(state.tail(), rate.total())))
                .map(state -> BitlineState.name(state.n()))
                .toList();
        return "Where a state has both, the rare-event rate holds: its failing columns were simulated. The normal tail"
                + " extrapolates to four \u03c3 and beyond, where an error of \u03c3 by 5 % is a factor of two to three in the rate,"
                + " and a skewed bitline has no normal tail. "
                + (apart.isEmpty()
                        ? "Here their intervals meet in every state."
                        : "Here their intervals lie apart in " + String.join(", ", apart) + ".");
    }

    private static boolean apart(Estimate one, Estimate other) {
        return one.low() > other.high() || one.high() < other.low();
    }

    private static Table table(List<SenseState> states) {
        Table table = new Table(
                "P(code wrong | n), 95 % intervals (S)",
                "state", "#wrong of N", "#counted [95 %]", "#normal tail [95 %]", "#one too low", "#one too high");
        for (SenseState state : states) {
            table.row(
                    BitlineState.name(state.n()),
                    wrong(state) + " of " + SiText.count(state.bitline_V().size()),
                    SiText.probability(ColumnFigures.COUNTED.of(state)),
                    SiText.probability(ColumnFigures.TAIL.of(state)),
                    SiText.probability(state.below()),
                    SiText.probability(state.above()));
        }
        return table;
    }
}
