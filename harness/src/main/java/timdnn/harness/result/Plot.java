package timdnn.harness.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of one analysis: its scale (time, frequency or the swept value) and the vectors over it. Immutable.
 *
 * @param name ngspice's name, for example {@code tran1}
 * @param title the deck's title line
 * @param type kind of analysis in ngspice's words, for example {@code Transient Analysis}
 * @param vectors the vectors, scale first, all of one length except constants of length 1
 */
public record Plot(String name, String title, String type, List<Vector> vectors) {
    /** Copies the list. */
    public Plot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(type, "type");
        vectors = List.copyOf(vectors);
    }

    /**
     * The vector over which the others are drawn.
     *
     * @return the first vector
     * @throws IllegalArgumentException if the plot is empty
     */
    public Vector scale() {
        if (vectors.isEmpty()) {
            throw new IllegalArgumentException("plot " + name + " must have a vector, has none");
        }
        return vectors.get(0);
    }

    /**
     * Looks a vector up; letter case does not matter, as in SPICE, and {@code v(x)} also finds a vector called {@code x}.
     *
     * @param vector name, for example {@code v(bl)} or {@code i(vdd)}
     * @return the vector, or empty
     */
    public Optional<Vector> find(String vector) {
        String wanted = SampledPlot.canonical(vector);
        return vectors.stream()
                .filter(candidate -> SampledPlot.canonical(candidate.name()).equals(wanted))
                .findFirst();
    }

    /**
     * A vector over time.
     *
     * @param vector name, for example {@code v(bl)}
     * @return the waveform
     * @throws IllegalArgumentException if there is no such vector or the plot is not a transient one
     */
    public Waveform waveform(String vector) {
        Vector found = find(vector)
                .orElseThrow(() -> new IllegalArgumentException("vector must be one of "
                        + vectors.stream().map(Vector::name).toList() + ", was " + vector));
        return new Waveform(scale().values(), found.values());
    }
}
