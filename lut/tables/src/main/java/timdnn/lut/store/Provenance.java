package timdnn.lut.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where tables come from: the cell, and what it takes to reproduce them.
 *
 * @param cell name of the bit-cell's netlist
 * @param origin the rest in the order given: at least {@link #REQUIRED}, and whatever else the author of the table wants kept
 */
public record Provenance(String cell, Map<String, String> origin) {
    /** What every table must tell of its origin. */
    public static final List<String> REQUIRED =
            List.of("netlistSha256", "modelSha256", "planSha256", "planName", "ngspiceVersion", "seed");

    /**
     * Checks that nothing required is missing; keeps its own copy of the map.
     *
     * @throws IllegalArgumentException if something is
     */
    public Provenance {
        requireText(cell, "cell");
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
}
