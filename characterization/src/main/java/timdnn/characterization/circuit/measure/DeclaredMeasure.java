package timdnn.characterization.circuit.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.result.Plot;

/**
 * A measure of a plan, made for one circuit and analysis.
 *
 * @param name its name
 * @param unit SI unit
 * @param vectors what is read from the plot
 * @param after commands that make these vectors
 * @param deck commands that make plain ngspice print the number as {@code tim_<name>}
 * @param saves what the simulator has to save for it
 * @param reader reads the number from the vectors
 */
public record DeclaredMeasure(
        String name,
        String unit,
        List<String> vectors,
        List<String> after,
        List<String> deck,
        List<String> saves,
        ToDoubleFunction<Plot> reader)
        implements Measure {
    /** Copies the lists. */
    public DeclaredMeasure {
        vectors = List.copyOf(vectors);
        after = List.copyOf(after);
        deck = List.copyOf(deck);
        saves = List.copyOf(saves);
    }

    @Override
    public double of(Plot plot) {
        return reader.applyAsDouble(plot);
    }

    /** What never happens is counted with its measure; the simulation did not fail. */
    @Override
    public boolean mayBeAbsent() {
        return true;
    }

    @Override
    public String card() {
        return String.join("\n", deck);
    }
}
