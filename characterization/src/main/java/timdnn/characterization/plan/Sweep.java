package timdnn.characterization.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Axes along which a study is repeated; its conditions are their cartesian product, the last axis running fastest. An
 * empty axis leaves the study's own value.
 *
 * @param cells variants of the cell
 * @param processes names of process corners
 * @param vdd_V supplies in V
 * @param temperature_K temperatures in K
 * @param strobe_s fixed strobes in s after the wordlines' edge
 * @param parameters netlist parameters, each with its values as SPICE numbers
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Sweep(
        List<String> cells,
        List<String> processes,
        List<Double> vdd_V,
        List<Double> temperature_K,
        List<Double> strobe_s,
        Map<String, List<String>> parameters) {
    /** No axis: the study is its only condition. */
    public static final Sweep NONE = new Sweep(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());

    /** Copies the collections. */
    public Sweep {
        cells = List.copyOf(cells);
        processes = List.copyOf(processes);
        vdd_V = List.copyOf(vdd_V);
        temperature_K = List.copyOf(temperature_K);
        strobe_s = List.copyOf(strobe_s);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        parameters = java.util.Collections.unmodifiableMap(copy);
    }

    /** Number of conditions; beyond the largest long it is that. */
    long size() {
        double size = 1.0
                * Math.max(1, cells.size())
                * Math.max(1, processes.size())
                * Math.max(1, vdd_V.size())
                * Math.max(1, temperature_K.size())
                * Math.max(1, strobe_s.size());
        for (List<String> values : parameters.values()) {
            size *= Math.max(1, values.size());
        }
        return (long) size;
    }
}
