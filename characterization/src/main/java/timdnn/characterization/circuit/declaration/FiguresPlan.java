package timdnn.characterization.circuit.declaration;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.plan.Section;

/**
 * What is reckoned from measures of several benches: {@code figures} of a plan.
 *
 * @param figures the figures, in the plan's order
 */
public record FiguresPlan(List<Figure> figures) implements Section {
    /** Copies the list. */
    public FiguresPlan {
        figures = List.copyOf(figures);
    }

    /**
     * A figure.
     *
     * @param name its name
     * @param expression arithmetic over measures as {@code bench.measure}, parameters of the circuit and figures before it
     * @param unit SI unit
     * @param key where it also stands in the JSON document, names with points between of which the last ends with the unit,
     *     {@code sram.product.energy_J}; empty for among the measures alone
     */
    public record Figure(String name, String expression, String unit, Optional<String> key) {}
}
