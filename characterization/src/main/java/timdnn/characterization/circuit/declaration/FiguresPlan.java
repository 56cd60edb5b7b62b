package timdnn.characterization.circuit.declaration;

import java.util.List;
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
     */
    public record Figure(String name, String expression, String unit) {}
}
