package timdnn.harness.result;

import java.util.List;
import java.util.Objects;

/**
 * What a plot holds, without its values.
 *
 * @param name ngspice's name, for example {@code tran1}
 * @param type kind of analysis in ngspice's words, for example {@code Transient Analysis}
 * @param points length of the scale
 * @param vectors the vectors, scale first
 */
public record PlotSummary(String name, String type, int points, List<Entry> vectors) {
    /** Copies the list. */
    public PlotSummary {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        vectors = List.copyOf(vectors);
    }

    /**
     * A vector of the plot.
     *
     * @param name its name as in raw files, for example {@code v(bl)}
     * @param length number of its values
     */
    public record Entry(String name, int length) {
        /** Rejects a missing name. */
        public Entry {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * The summary of a plot.
     *
     * @param plot the plot
     * @return its name, type and vectors
     */
    public static PlotSummary of(SampledPlot plot) {
        return new PlotSummary(
                plot.name(),
                plot.type(),
                plot.vectors().get(0).length(),
                plot.vectors().stream()
                        .map(vector -> new Entry(RawFile.name(vector), vector.length()))
                        .toList());
    }

    /**
     * Names of the vectors, with their length where it is not that of the scale.
     *
     * @return for example {@code [time, v(out), v_end (1)]}
     */
    public List<String> described() {
        return vectors.stream()
                .map(vector -> vector.length() == points ? vector.name() : vector.name() + " (" + vector.length() + ")")
                .toList();
    }

    /**
     * Whether the plot has a vector.
     *
     * @param vector name in any of ngspice's notations
     * @return true if so
     */
    public boolean has(String vector) {
        String wanted = SampledPlot.canonical(vector);
        return vectors.stream()
                .anyMatch(entry -> SampledPlot.canonical(entry.name()).equals(wanted));
    }
}
