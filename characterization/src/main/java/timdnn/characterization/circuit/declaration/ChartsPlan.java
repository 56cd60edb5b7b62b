package timdnn.characterization.circuit.declaration;

import java.util.List;
import timdnn.characterization.plan.Section;

/**
 * Charts of one measure over another, or over a parameter, along the grid of a bench, such as the transit frequency over g_m/I_D.
 *
 * @param charts the charts, in the plan's order
 */
public record ChartsPlan(List<Chart> charts) implements Section {
    /** Copies the list. */
    public ChartsPlan {
        charts = List.copyOf(charts);
    }

    /**
     * A chart; parameters of the grid besides the one along which its lines run tell the lines apart.
     *
     * @param name its name
     * @param bench bench of the measures
     * @param x a parameter of the bench's grid, or a measure of the bench
     * @param y a measure of the bench
     * @param along the parameter along which a line runs
     * @param logX whether x has a logarithmic axis
     * @param logY whether y has one
     */
    public record Chart(String name, String bench, String x, String y, String along, boolean logX, boolean logY) {}
}
