package timdnn.harness.netlist;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in SPICE notation, both ways, without loss and whatever the locale (ngspice manual, section 2.3.1). Scale
 * factors ignore case: {@code m} is milli and {@code meg} is mega; letters after the factor are a unit and are ignored,
 * so {@code 10pF}, {@code 10p} and {@code 10e-12} are equal.
 */
public final class SpiceNumber {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)([a-zA-Z]*)");

    /** Decimal exponents; {@code mil} (25.4 um) is not a power of ten and stands apart. */
    private static final Map<Character, Integer> EXPONENTS =
            Map.of('t', 12, 'g', 9, 'k', 3, 'm', -3, 'u', -6, 'n', -9, 'p', -12, 'f', -15, 'a', -18);

    private static final double FURTHEST = 1e8;

    private SpiceNumber() {}

    /**
     * Reads a number.
     *
     * @param text for example {@code 1.5meg}, {@code 64n} or {@code 2.5e-12}
     * @return the value, correctly rounded
     * @throws IllegalArgumentException if the text is not a SPICE number
     */
    public static double parse(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("number must be in SPICE notation, was \"" + text + "\"");
        }
        String suffix = matcher.group(2).toLowerCase(Locale.ROOT);
        if (suffix.startsWith("mil")) {
            return Double.parseDouble(matcher.group(1)) * 25.4e-6;
        }
        int exponent =
                suffix.startsWith("meg") ? 6 : suffix.isEmpty() ? 0 : EXPONENTS.getOrDefault(suffix.charAt(0), 0);
        return scaled(matcher.group(1), exponent);
    }

    /** Moves the decimal point: 64n is then equal to 64e-9, which a multiplication of doubles would not give. */
    private static double scaled(String digits, int exponent) {
        String[] parts = digits.split("[eE]", 2);
        double own = parts.length < 2 ? 0 : Double.parseDouble(parts[1]);
        // Outside of these limits it is 0 or infinite either way.
        int shifted = (int) Math.max(-FURTHEST, Math.min(FURTHEST, own)) + exponent;
        return Double.parseDouble(parts[0] + "e" + shifted);
    }

    /**
     * Writes a number so that SPICE reads back the same double.
     *
     * @param value a finite value
     * @return the shortest decimal notation, without scale factor
     * @throws IllegalArgumentException if the value is not finite
     */
    public static String format(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, was " + value);
        }
        return Double.toString(value).replace('E', 'e');
    }
}
