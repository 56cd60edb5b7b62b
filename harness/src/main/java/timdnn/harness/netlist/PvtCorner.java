package timdnn.harness.netlist;

import java.util.Locale;
import java.util.Objects;

/**
 * Process, voltage and temperature of a simulation.
 *
 * @param process process corner, for example {@code TT}
 * @param vdd_V supply in V, above 0
 * @param temperature_K temperature in K, above 0
 * @param shift how its transistors differ from the typical card
 */
@SuppressWarnings("MemberName") // the suffix is the unit
public record PvtCorner(String process, double vdd_V, double temperature_K, ProcessShift shift) {
    /** 0 degrees Celsius in K. */
    public static final double ZERO_CELSIUS_K = 273.15;

    /** Checks the ranges. */
    public PvtCorner {
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(shift, "shift");
        if (!(vdd_V > 0)) {
            throw new IllegalArgumentException("vdd_V must be positive, was " + vdd_V);
        }
        if (!(temperature_K > 0)) {
            throw new IllegalArgumentException("temperature_K must be positive, was " + temperature_K);
        }
    }

    /**
     * Temperature in ngspice's unit, rounded to a micro-kelvin so that 300.15 K is 27 degrees.
     *
     * @return degrees Celsius
     */
    public double celsius() {
        return Math.rint((temperature_K - ZERO_CELSIUS_K) * 1e6) / 1e6;
    }

    /**
     * Short name, as it stands in stores and file names.
     *
     * @return for example {@code TT-0.9V-27C}
     */
    public String name() {
        return String.format(Locale.ROOT, "%s-%sV-%sC", process, trim(vdd_V), trim(celsius()));
    }

    /**
     * The same circuit at this corner: parameters of supply and process shift set, {@code .temp} appended.
     *
     * @param netlist a deck that has the parameter {@code vdd}
     * @return the changed deck
     */
    public Netlist applyTo(Netlist netlist) {
        return netlist.withParameter("vdd", SpiceNumber.format(vdd_V))
                .withParameters(shift.parameters())
                .withCard(".temp " + SpiceNumber.format(celsius()));
    }

    private static String trim(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
