package timdnn.characterization.plan.yaml;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Physical dimensions that a plan's values have. Inside the program every value is in the SI unit. */
@SuppressWarnings("ImmutableEnumChecker") // the maps are unmodifiable
public enum Dimension {
    /** Volt. */
    VOLTAGE(Map.of("V", 0, "mV", -3, "uV", -6)),
    /** Second. */
    TIME(Map.of("s", 0, "ms", -3, "us", -6, "ns", -9, "ps", -12, "fs", -15)),
    /** Metre. */
    LENGTH(Map.of("m", 0, "mm", -3, "um", -6, "nm", -9)),
    /** Ohm. */
    RESISTANCE(Map.of("Ohm", 0, "kOhm", 3)),
    /** Resistance per length, ohm per metre. */
    RESISTANCE_PER_LENGTH(Map.of("Ohm/m", 0, "Ohm/um", 6)),
    /** Farad. */
    CAPACITANCE(Map.of("F", 0, "pF", -12, "fF", -15)),
    /** Capacitance per length, farad per metre. */
    CAPACITANCE_PER_LENGTH(Map.of("F/m", 0, "fF/um", -9, "pF/m", -12)),
    /** Pelgrom's A_VT, volt times metre. */
    VOLTAGE_LENGTH(Map.of("V*m", 0, "mV*um", -9)),
    /** Pelgrom's A_beta, a ratio times metre. */
    RATIO_LENGTH(Map.of("m", 0, "%*um", -8)),
    /** A pure number. */
    RATIO(Map.of("%", -2, "1", 0)),
    /** Temperature, given in kelvin or degrees Celsius. */
    TEMPERATURE(Map.of("K", 0, "degC", 0));

    private static final Pattern VALUE = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\s*(\\S+)");

    /** Beyond these a number is infinite or zero, whatever its unit; exact arithmetic with it may take for ever. */
    private static final int LARGEST_EXPONENT = 1000;

    private final Map<String, Integer> exponents;

    Dimension(Map<String, Integer> exponents) {
        this.exponents = exponents;
    }

    /**
     * Reads a value with its unit.
     *
     * @param text for example {@code 96 mV}
     * @return the value in the SI unit, correctly rounded
     * @throws IllegalArgumentException if the text is not a number with a unit of this dimension
     */
    public double parse(String text) {
        Matcher matcher = VALUE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number with a unit " + units() + ", was \"" + text + "\"");
        }
        String unit = inAscii(matcher.group(2));
        Integer exponent = exponents.get(unit);
        if (exponent == null) {
            throw new IllegalArgumentException("must have a unit " + units() + ", was \"" + text + "\"");
        }
        String digits = matcher.group(1);
        if (!(Math.abs(exponentOf(digits)) <= LARGEST_EXPONENT)) {
            throw new IllegalArgumentException(
                    "must have an exponent of at most " + LARGEST_EXPONENT + ", was \"" + text + "\"");
        }
        BigDecimal value = new BigDecimal(digits).scaleByPowerOfTen(exponent);
        double number = (unit.equals("degC") ? value.add(new BigDecimal("273.15")) : value).doubleValue();
        if (Double.isInfinite(number)) {
            throw new IllegalArgumentException("must be finite, was \"" + text + "\"");
        }
        return number;
    }

    private static double exponentOf(String digits) {
        String[] parts = digits.split("[eE]", 2);
        return parts.length < 2 ? 0 : Double.parseDouble(parts[1]);
    }

    /** Units as they are printed, with µ, Ω, °C and a dot for the product, mean the same. */
    private static String inAscii(String unit) {
        return unit.replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replace("\u03a9", "Ohm")
                .replace("\u2126", "Ohm")
                .replace("\u00b0C", "degC")
                .replace('\u00b7', '*')
                .replace('\u22c5', '*');
    }

    private String units() {
        return "of " + exponents.keySet().stream().sorted().toList();
    }
}
