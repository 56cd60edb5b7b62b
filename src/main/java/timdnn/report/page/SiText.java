package timdnn.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureText;

/** Numbers as people read them: SI prefixes, significant digits, intervals. The space before a unit does not break. */
public final class SiText {
    private static final String SPACE = "\u00a0";
    private static final String MINUS = "\u2212";
    private static final String[] PREFIXES = {"a", "f", "p", "n", "\u00b5", "m", "", "k", "M", "G", "T"};
    private static final int UNITY = 6;
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    /** Rates below this are named but not spelled out: no model holds that far from what was simulated. */
    private static final double LEAST_PROBABILITY = 1e-20;

    private SiText() {}

    /** A quantity with the prefix that leaves one to three digits before the point. */
    public static String quantity(double value, String unit, int digits) {
        if (value == 0) {
            return "0" + SPACE + unit;
        }
        // Rounded first, so that 999.96 fJ becomes 1.00 pJ and not 1000 fJ.
        double rounded = rounded(value, digits).doubleValue();
        int group = Math.floorDiv((int) Math.floor(Math.log10(Math.abs(rounded)) + 1e-12), 3);
        int prefix = Math.max(0, Math.min(PREFIXES.length - 1, UNITY + group));
        double scaled = value / Math.pow(10, 3.0 * (prefix - UNITY));
        return significant(scaled, digits) + SPACE + PREFIXES[prefix] + unit;
    }

    /** A number with a fixed count of decimals, for columns whose head names the unit. */
    public static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean zero = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return text.replace("-", zero ? "" : MINUS);
    }

    /** A number with its interval, all with a fixed count of decimals. */
    public static String fixed(double value, double low, double high, int decimals) {
        return fixed(value, decimals) + " [" + fixed(low, decimals) + ", " + fixed(high, decimals) + "]";
    }

    /** A number with a count of significant digits and no exponent. */
    public static String significant(double value, int digits) {
        return value == 0 ? "0" : rounded(value, digits).toPlainString().replace("-", MINUS);
    }

    private static BigDecimal rounded(double value, int digits) {
        BigDecimal decimal = BigDecimal.valueOf(value).round(new MathContext(digits));
        int missing = digits - decimal.precision();
        return missing > 0 ? decimal.setScale(decimal.scale() + missing) : decimal;
    }

    /** A figure with its interval, the prefix that suits it and the digits that the interval allows. */
    public static String figure(Figure figure) {
        return typeset(FigureText.of(figure));
    }

    /** A figure with its interval in a unit of its own, with the digits that the interval allows. */
    public static String figure(Figure figure, String unit) {
        return typeset(FigureText.of(figure, unit));
    }

    /** A figure with its interval, for columns whose head names the unit; decimals are for one without an interval. */
    public static String numbers(Figure figure, String unit, int decimals) {
        return Double.isFinite(figure.estimate())
                ? typeset(
                        figure.hasInterval()
                                ? FigureText.numbers(figure, unit)
                                : nonNegativeZero(figure, unit, decimals))
                : "never";
    }

    private static String nonNegativeZero(Figure figure, String unit, int decimals) {
        String text = FigureText.numbers(figure, unit, decimals);
        return text.chars().noneMatch(digit -> digit >= '1' && digit <= '9') ? text.replace("-", "") : text;
    }

    /** A probability with its interval and the digits that it allows; an infinite bound is one that nothing gives. */
    public static String probability(Figure figure) {
        if (figure.high() < LEAST_PROBABILITY) {
            return probability(figure.estimate());
        }
        int digits = FigureText.significant(figure);
        String estimate = probability(figure.estimate(), digits);
        return figure.hasInterval()
                ? estimate + " [" + probability(figure.low(), digits) + ", " + probability(figure.high(), digits) + "]"
                : estimate;
    }

    private static String typeset(String text) {
        return text.replaceAll(" (?=[A-Za-z%])", SPACE).replace("-", MINUS).replace(SPACE + "u", SPACE + "\u00b5");
    }

    /** A probability: plain from a hundredth upwards, with a power of ten below. */
    public static String probability(double value) {
        return probability(value, 2);
    }

    private static String probability(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        if (Double.isInfinite(value)) {
            return "\u221e";
        }
        if (value < LEAST_PROBABILITY) {
            return "<\u00a010\u207b\u00b2\u2070";
        }
        if (value >= 0.01) {
            return significant(value, 3);
        }
        String[] parts =
                String.format(Locale.ROOT, "%." + (digits - 1) + "e", value).split("e", -1);
        StringBuilder power = new StringBuilder();
        int exponent = Integer.parseInt(parts[1]);
        power.append(exponent < 0 ? "\u207b" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            power.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return parts[0] + "\u00b7" + "10" + power;
    }

    /** A share in percent. */
    public static String percent(double share, int decimals) {
        return fixed(100 * share, decimals) + SPACE + "%";
    }

    /** A count, in groups of three from five digits on. */
    public static String count(long value) {
        String text = Long.toString(value);
        return text.length() <= 4
                ? text
                : String.format(Locale.ROOT, "%,d", value).replace(",", "\u202f");
    }
}
