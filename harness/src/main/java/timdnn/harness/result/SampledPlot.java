package timdnn.harness.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of one analysis, or what a deck has collected in a plot of its own, read block by block. Vectors need not be
 * equally long.
 *
 * @param name ngspice's name, for example {@code tran1}
 * @param title the title of the deck, or of the plot if the deck has made it
 * @param type kind of analysis in ngspice's words, for example {@code Integrated Noise}
 * @param vectors the vectors, scale first; at least one
 */
public record SampledPlot(String name, String title, String type, List<SampledVector> vectors) {
    /** Copies the list. */
    public SampledPlot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(type, "type");
        vectors = List.copyOf(vectors);
        if (vectors.isEmpty()) {
            throw new IllegalArgumentException("plot " + name + " must have a vector, has none");
        }
    }

    /**
     * Looks a vector up; letter case does not matter, as in SPICE, and {@code v(x)} also finds a vector called {@code x}.
     *
     * @param vector name, for example {@code v(bl)} or {@code i(vdd)}
     * @return the vector, or empty
     */
    public Optional<SampledVector> find(String vector) {
        String wanted = canonical(vector);
        return vectors.stream()
                .filter(candidate -> canonical(candidate.name()).equals(wanted))
                .findFirst();
    }

    /**
     * The plot with some of its vectors.
     *
     * @param names names of vectors; those that it does not have are left out
     * @return scale and chosen vectors, or empty if it has none of them
     */
    public Optional<SampledPlot> with(List<String> names) {
        List<SampledVector> chosen = new ArrayList<>(vectors.subList(0, 1));
        boolean some = false;
        for (String wanted : names) {
            Optional<SampledVector> found = find(wanted);
            some |= found.isPresent();
            found.filter(vector -> !chosen.contains(vector)).ifPresent(chosen::add);
        }
        return some ? Optional.of(new SampledPlot(name, title, type, chosen)) : Optional.empty();
    }

    /**
     * Vectors of one length together.
     *
     * @return those as long as the scale first, with it at their head, then the others by their first appearance
     */
    public List<List<SampledVector>> byLength() {
        Map<Integer, List<SampledVector>> groups = new LinkedHashMap<>();
        for (SampledVector vector : vectors) {
            groups.computeIfAbsent(vector.length(), length -> new ArrayList<>()).add(vector);
        }
        return List.copyOf(groups.values());
    }

    /** {@code v(x)} and {@code x}, {@code i(v1)} and {@code v1#branch} are the same vector in ngspice's two notations. */
    static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("v(") && lower.endsWith(")") && lower.indexOf(',') < 0) {
            return lower.substring(2, lower.length() - 1);
        }
        if (lower.startsWith("i(") && lower.endsWith(")")) {
            return lower.substring(2, lower.length() - 1) + "#branch";
        }
        return lower;
    }
}
