package timdnn.cli.study;

import java.util.Locale;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureText;
import timdnn.characterization.rareerror.SenseErrorFigures;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.rareerror.SenseErrorRate;

/** A state in a line: its spread and error rate as far as they are known. */
public final class StateLines {
    private StateLines() {}

    /** By Monte Carlo. */
    public static String of(SenseState state) {
        return line(
                state.n(),
                "mean %s  sigma %s  P(error) counted %s  normal tail %s  n = %d%s",
                FigureText.value(ColumnFigures.MEAN.of(state), "mV"),
                FigureText.of(ColumnFigures.SIGMA.of(state), "mV"),
                FigureText.numbers(ColumnFigures.COUNTED.of(state), ""),
                FigureText.probability(ColumnFigures.TAIL.of(state)),
                state.counted().simulations(),
                failed(state));
    }

    /** What its intervals do not hold. */
    private static String failed(SenseState state) {
        return state.failed() == 0
                ? ""
                : "; " + state.failed() + " failed, in the bounds of P(error) and not in those of sigma";
    }

    /** By rare-event sampling. */
    public static String of(SenseErrorRate rate) {
        if (rate.isModel()) {
            return line(
                    rate.n(),
                    "P(error) not bounded; %s (a model), %d simulations",
                    rate.dominant().method(),
                    rate.total().simulations());
        }
        return line(
                rate.n(),
                "P(error) %s  %s  below %.1e  above %.1e  %d simulations, %s%s",
                FigureText.probability(SenseErrorFigures.RATE.of(rate)),
                error(SenseErrorFigures.RELATIVE_ERROR.of(rate)),
                rate.below().probability().estimate(),
                rate.above().probability().estimate(),
                rate.total().simulations(),
                rate.dominant().method(),
                check(rate.below(), "below") + check(rate.above(), "above"));
    }

    /** All states, weighed as a network has them. */
    static String of(SenseErrorFindings.Conversions conversions) {
        return String.format(
                Locale.ROOT,
                "P_E  %s  %s  of the network's conversions; %.1f times fewer simulations than in equal parts",
                FigureText.probability(SenseErrorFigures.PROBABILITY.of(conversions)),
                error(SenseErrorFigures.PROBABILITY_ERROR.of(conversions)),
                conversions.saving());
    }

    private static String line(int n, String format, Object... values) {
        return String.format(Locale.ROOT, "%-3s  ", BitlineState.name(n)) + String.format(Locale.ROOT, format, values);
    }

    private static String error(Figure relative) {
        return Double.isFinite(relative.estimate()) ? "+-" + FigureText.numbers(relative, "%", 0) + " %" : "a bound";
    }

    private static String check(SenseErrorRate.Side side, String name) {
        return side.check().simulations() == 0
                ? ""
                : "; " + name + " by subset simulation " + FigureText.probability(SenseErrorFigures.CHECK.of(side));
    }
}
