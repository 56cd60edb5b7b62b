package timdnn.report.declared;

import java.util.Locale;
import timdnn.characterization.figure.Figure;
import timdnn.report.page.SiText;

/** Numbers of measures, whose units are the user's own. */
final class Numbers {
    private static final int DIGITS = 4;
    private static final double SMALLEST_PLAIN = 1e-3;
    private static final double LARGEST_PLAIN = 1e5;

    private Numbers() {}

    /** A figure with its interval and the digits that it allows. */
    static String figure(Figure figure) {
        return Double.isNaN(figure.estimate()) ? "none" : SiText.figure(figure);
    }

    /** A quantity with an SI prefix; units that take none, such as dB, go without. */
    static String quantity(double value, String unit) {
        if (!Double.isFinite(value)) {
            return "none";
        }
        if (takesPrefix(unit)) {
            return SiText.quantity(value, unit, DIGITS);
        }
        double size = Math.abs(value);
        String number = size == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN)
                ? SiText.significant(value, DIGITS)
                : String.format(Locale.ROOT, "%.3e", value).replace("-", "\u2212");
        return number + (unit.isEmpty() || unit.equals("1") ? "" : "\u00a0" + unit);
    }

    /** Whether prefixes go with a unit: it is a single one that is no logarithm, angle or temperature. */
    static boolean takesPrefix(String unit) {
        return unit.matches("[A-Za-z\u03a9]+(/[A-Za-z]+)?") && !unit.matches("dB\\w*|deg|rad|K|degC");
    }
}
