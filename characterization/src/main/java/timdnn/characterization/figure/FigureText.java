package timdnn.characterization.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/**
 * Figures as people read them, with no more digits than the interval allows: the half-width keeps two significant digits
 * where these are 10 to 35 (or round up to 100), and one otherwise; a figure ends where its half-width does (Particle Data
 * Group, Review of Particle Physics, introduction, section 5.3). Without an interval, three significant digits.
 */
public final class FigureText {
    private static final String PREFIXES = "afpnum kMGT";
    private static final int UNITY = 6;

    /** Units that take no prefix. */
    private static final Set<String> BARE = Set.of("", "dB", "deg");

    private static final int DIGITS = 3;

    private FigureText() {}

    /**
     * A figure with its interval.
     *
     * @param figure the figure
     * @param unit the unit to show it in: the figure's own, with an SI prefix (u for micro) or not; {@code %} for a plain
     *     number; {@code mm2} for m2
     * @return for example {@code 109.0 mV [107.5, 110.6]}, or {@code 7.62 pJ} without an interval
     * @throws IllegalArgumentException if the unit is not one of the figure's
     */
    public static String of(Figure figure, String unit) {
        return value(figure, unit) + interval(figure, unit);
    }

    /**
     * A figure with its interval and the prefix that leaves one to three digits before the point.
     *
     * @param figure the figure
     * @return for example {@code 109.0 mV [107.5, 110.6]}
     */
    public static String of(Figure figure) {
        return of(figure, unit(figure));
    }

    /**
     * A figure without its interval, with the digits that the interval allows.
     *
     * @param figure the figure
     * @param unit as in {@link #of(Figure, String)}
     * @return for example {@code 109.0 mV}
     */
    public static String value(Figure figure, String unit) {
        return number(figure, unit) + (unit.isEmpty() ? "" : " " + unit);
    }

    /**
     * A figure for a column whose head names the unit.
     *
     * @param figure the figure
     * @param unit as in {@link #of(Figure, String)}
     * @return for example {@code 109.0 [107.5, 110.6]}
     */
    public static String numbers(Figure figure, String unit) {
        return number(figure, unit) + interval(figure, unit);
    }

    /**
     * A figure for a column whose head names the unit and whose numbers stand below each other.
     *
     * @param figure the figure
     * @param unit as in {@link #of(Figure, String)}
     * @param decimals decimals of a figure without an interval
     * @return for example {@code 109.0 [107.5, 110.6]}, or {@code 16.00}
     */
    public static String numbers(Figure figure, String unit, int decimals) {
        return figure.hasInterval()
                ? numbers(figure, unit)
                : rounded(figure.estimate() * factor(figure.unit(), unit), decimals);
    }

    /**
     * The number alone.
     *
     * @param figure the figure
     * @param unit as in {@link #of(Figure, String)}
     * @return for example {@code 109.0}; {@code never} where there is no number
     */
    public static String number(Figure figure, String unit) {
        double factor = factor(figure.unit(), unit);
        return rounded(figure.estimate() * factor, decimals(figure, factor));
    }

    /**
     * A probability with its interval, as powers of ten.
     *
     * @param figure the figure
     * @return for example {@code 6.0e-03 [4.7e-03, 7.8e-03]}; {@code infinite} where nothing bounds it
     */
    public static String probability(Figure figure) {
        int digits = significant(figure);
        String estimate = power(figure.estimate(), digits);
        return figure.hasInterval()
                ? estimate + " [" + power(figure.low(), digits) + ", " + power(figure.high(), digits) + "]"
                : estimate;
    }

    private static String power(double value, int digits) {
        return Double.isInfinite(value) ? "infinite" : String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }

    /**
     * Significant digits of a number whose bounds may be powers of ten apart, so that the nearer bound counts.
     *
     * @param figure the figure
     * @return 1 to 3; 2 without an interval
     */
    public static int significant(Figure figure) {
        if (!figure.hasInterval() || !(figure.estimate() > 0)) {
            return 2;
        }
        double half = Math.min(figure.high() - figure.estimate(), figure.estimate() - figure.low());
        if (!(half > 0)) {
            return 2;
        }
        int digits = exponent(figure.estimate()) + lastDigit(half) + 1;
        return Math.max(1, Math.min(DIGITS, digits));
    }

    private static String interval(Figure figure, String unit) {
        if (!figure.hasInterval()) {
            return "";
        }
        double factor = factor(figure.unit(), unit);
        int decimals = decimals(figure, factor);
        return " [" + rounded(figure.low() * factor, decimals) + ", " + rounded(figure.high() * factor, decimals) + "]";
    }

    /** Digits behind the point, negative for tens and hundreds that are not known. */
    static int decimals(Figure figure, double factor) {
        double estimate = Math.abs(figure.estimate() * factor);
        if (!figure.hasInterval() || Double.isInfinite(figure.high() - figure.low())) {
            return estimate > 0 && Double.isFinite(estimate) ? DIGITS - 1 - exponent(estimate) : 0;
        }
        double half = 0.5 * (figure.high() - figure.low()) * factor;
        int allowed = lastDigit(half);
        // The interval may be wider than the number; its first digit stays.
        return estimate > 0 ? Math.max(allowed, -exponent(estimate)) : allowed;
    }

    private static String rounded(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "never" : value > 0 ? "infinite" : "-infinite";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return (decimals < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }

    private static int exponent(double value) {
        BigDecimal decimal = BigDecimal.valueOf(value).round(new MathContext(DIGITS));
        return decimal.precision() - decimal.scale() - 1;
    }

    /** Decimals that a half-width keeps. */
    private static int lastDigit(double half) {
        int two = BigDecimal.valueOf(half)
                .movePointLeft(exponent(half) - 1)
                .setScale(0, RoundingMode.HALF_EVEN)
                .intValueExact();
        // 95 to 99 round up to 100, two digits of which end at the same place as one of these.
        return (two <= 35 ? 1 : 0) - exponent(half);
    }

    private static double factor(String own, String shown) {
        if (shown.equals(own)) {
            return 1;
        }
        if (own.isEmpty() && shown.equals("%")) {
            return 100;
        }
        int prefix = shown.isEmpty() ? -1 : PREFIXES.indexOf(shown.charAt(0));
        if (prefix < 0
                || prefix == UNITY
                || own.isEmpty()
                || !shown.substring(1).equals(own)) {
            throw new IllegalArgumentException("unit must be one of '" + own + "', was '" + shown + "'");
        }
        int power = 3 * (UNITY - prefix);
        return Math.pow(10, own.endsWith("2") ? 2.0 * power : power);
    }

    private static String unit(Figure figure) {
        double size = Math.abs(figure.estimate());
        if (BARE.contains(figure.unit()) || !(size > 0) || Double.isInfinite(size)) {
            return figure.unit();
        }
        int group = Math.floorDiv(exponent(size), figure.unit().endsWith("2") ? 6 : 3);
        int prefix = Math.max(0, Math.min(PREFIXES.length() - 1, UNITY + group));
        return prefix == UNITY ? figure.unit() : PREFIXES.charAt(prefix) + figure.unit();
    }
}
