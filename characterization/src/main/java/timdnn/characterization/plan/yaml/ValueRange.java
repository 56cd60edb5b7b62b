package timdnn.characterization.plan.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.harness.netlist.SpiceNumber;

/**
 * Values of a parameter as a plan gives them: a number or expression as SPICE takes it, {@code 0..1.2 step 50m}, or
 * {@code 1k..1meg points 13 log}. Both ends belong to a range.
 */
public final class ValueRange {
    private static final int MOST = 1_000_000;
    private static final Pattern RANGE =
            Pattern.compile("(\\S+?)\\s*\\.\\.\\s*(\\S+)(?:\\s+step\\s+(\\S+)|\\s+points\\s+(\\d{1,9})(\\s+log)?)\\s*");
    private static final double ROUNDING = 1e-9;

    private ValueRange() {}

    /**
     * The values.
     *
     * @param text the text
     * @return at least one
     * @throws IllegalArgumentException if it is a range without meaning, or of more than a million values
     */
    public static List<String> parse(String text) {
        if (!text.contains("..")) {
            return List.of(text.strip());
        }
        Matcher range = RANGE.matcher(text.strip());
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "must be a number, 0..1 step 0.1 or 1..1k points 4 log, was \"" + text + "\"");
        }
        double from = SpiceNumber.parse(range.group(1));
        double to = SpiceNumber.parse(range.group(2));
        if (!Double.isFinite(to - from)) {
            throw new IllegalArgumentException("must have finite ends, was \"" + text + "\"");
        }
        return range.group(3) != null
                ? stepped(from, to, SpiceNumber.parse(range.group(3)), text)
                : points(from, to, Long.parseLong(range.group(4)), range.group(5) != null, text);
    }

    private static List<String> stepped(double from, double to, double step, String text) {
        double steps = (to - from) / step;
        if (!(steps >= 0)) {
            throw new IllegalArgumentException(
                    "must have a step that leads from one end to the other, was \"" + text + "\"");
        }
        requireFew(steps + 1, text);
        List<String> values = new ArrayList<>();
        for (int i = 0; i <= Math.floor(steps * (1 + ROUNDING)); i++) {
            values.add(number(from + i * step));
        }
        return values;
    }

    private static List<String> points(double from, double to, long points, boolean log, String text) {
        requireFew((double) points, text);
        if (points < 2 || (log && !(from > 0 && to > 0))) {
            throw new IllegalArgumentException(
                    "must have at least 2 points, and ends above 0 where it is log, was \"" + text + "\"");
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double fraction = i / (points - 1.0);
            values.add(number(log ? from * Math.pow(to / from, fraction) : from + fraction * (to - from)));
        }
        return values;
    }

    private static void requireFew(double points, String text) {
        if (points > MOST) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT, "must have at most %d values, \"%s\" has %.3g", MOST, text, points));
        }
    }

    /** Rounded where binary fractions show, so that 0.1 + 0.2 is 0.3. */
    private static String number(double value) {
        return SpiceNumber.format(
                new BigDecimal(value).round(new MathContext(12)).doubleValue());
    }
}
