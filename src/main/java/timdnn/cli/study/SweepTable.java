package timdnn.cli.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import timdnn.characterization.plan.Study;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.study.ConditionFindings;
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
                    number("%.1f", point.strobe_s() * 1e12),
                    number("%.1f", point.meanMargin_V() * 1e3)
                            + (point.strobeReach().missed() ? "!" : ""),
                    number("%.1f", point.smallestMargin_V() * 1e3),
                    point.sigma()
                            .map(sigma -> "S" + sigma.n() + " " + interval("%.2f", sigma.sigma_V(), 1e3))
                            .orElse(NONE),
                    point.margin()
                            .map(margin -> "S" + margin.n() + " " + interval("%.2f", margin.sigmas(), 1))
                            .orElse(NONE),
                    point.worstError()
                            .map(error -> "S" + error.n() + " " + interval("%.1e", error.probability(), 1))
                            .orElse(NONE),
                    point.energy_J().isPresent()
                            ? number("%.2f", point.energy_J().getAsDouble() * 1e15)
                            : NONE,
                    point.leakage_J().isPresent()
                            ? number("%.3f", point.leakage_J().getAsDouble() * 1e15)
                            : NONE,
                    number("%.0f", point.time_s() * 1e12),
                    point.transistors().isPresent()
                            ? Integer.toString(point.transistors().getAsInt())
                            : NONE));
        }
        lines.add("* no other condition has a larger half-margin in sigmas, less energy and less time at once");
        if (points.stream().anyMatch(point -> point.strobeReach().missed())) {
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

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String interval(String format, Estimate estimate, double scale) {
        return String.format(
                Locale.ROOT,
                format + " [" + format + ", " + format + "]",
                estimate.estimate() * scale,
                estimate.low() * scale,
                estimate.high() * scale);
    }
}
