package timdnn.lut.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a table comes from: the corner it holds at, the cell, and what it takes to reproduce it.
 *
 * @param process process corner, for example {@code tt}
 * @param vdd_V supply voltage, V
 * @param temperature_K temperature, K
 * @param cell name of the bit-cell's netlist
 * @param origin the rest in the order given: at least {@link #REQUIRED}, and whatever else the author of the table wants kept
 */
public record Provenance(String process, double vdd_V, double temperature_K, String cell, Map<String, String> origin) {
    /** What every table must tell of its origin. */
    public static final List<String> REQUIRED =
            List.of("netlistSha256", "modelSha256", "planSha256", "planName", "ngspiceVersion", "seed");

    /** Checks ranges and that nothing required is missing; keeps its own copy of the map. */
    public Provenance {
        requireText(process, "process");
        requireText(cell, "cell");
        if (!(vdd_V > 0 && vdd_V < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("vdd_V must be positive, was " + vdd_V);
        }
        if (!(temperature_K > 0 && temperature_K < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("temperature_K must be positive, was " + temperature_K);
        }
        for (String key : REQUIRED) {
            requireText(origin.get(key), "origin." + key);
        }
        origin.forEach((key, value) -> requireText(value, "origin." + key));
        origin = Collections.unmodifiableMap(new LinkedHashMap<>(origin));
    }

    private static void requireText(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " must be given");
        }
    }

    /** {@return the corner in one line, for example {@code tt 0.9 V 300.15 K}} */
    public String corner() {
        return process + " " + vdd_V + " V " + temperature_K + " K";
    }
}
