package timdnn.characterization.circuit.declaration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A measure of a bench that an expression names, {@code develop.time}.
 *
 * @param bench the bench: one without a grid, or with the grid of the bench that names it
 * @param measure name of the measure, or {@code search}
 */
public record Reference(Bench bench, String measure) {
    private static final Pattern NAMED = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*\\.[A-Za-z_]\\w*");

    /**
     * Whether a text names a measure of a bench.
     *
     * @param text an expression
     * @return whether a name with a point is in it
     */
    public static boolean isIn(String text) {
        return NAMED.matcher(text).find();
    }

    /**
     * The measure of a name.
     *
     * @param name bench and measure, in whatever case
     * @param benches the benches that may be named
     * @param set values by parameter of the bench that names it; empty for none
     * @return the measure; empty if the name has no point
     * @throws IllegalArgumentException if there is no such bench or measure, or the bench has another grid
     */
    public static Optional<Reference> of(String name, List<Bench> benches, Map<String, List<String>> set) {
        int point = name.indexOf('.');
        if (point < 0) {
            return Optional.empty();
        }
        Bench bench = benches.stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(name.substring(0, point)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("names \"" + name
                        + "\", but there is no such bench before; there are "
                        + benches.stream().map(Bench::name).toList()));
        if (bench.size() > 1 && !axes(bench.set()).equals(axes(set))) {
            throw new IllegalArgumentException("names \"" + name + "\", but bench " + bench.name()
                    + " has a grid of its own, of " + axes(bench.set()));
        }
        String measure = bench.names().stream()
                .filter(candidate -> candidate.equalsIgnoreCase(name.substring(point + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("names \"" + name + "\", which bench " + bench.name()
                        + " does not measure; it has " + bench.names()));
        return Optional.of(new Reference(bench, measure));
    }

    /** What names the points of a grid. */
    private static String axes(Map<String, List<String>> set) {
        return set.entrySet().stream()
                .filter(axis -> axis.getValue().size() > 1)
                .map(axis -> axis.getKey() + "=" + axis.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * The measure's number.
     *
     * @param results what benches gave
     * @param here name of the point at which it is asked for
     * @param sample index of the sample, or {@link BenchResults#NOMINAL}
     * @return the number; NaN where there is none
     */
    public double of(BenchResults results, String here, int sample) {
        String point = bench.size() > 1 ? here : bench.points().get(0).name();
        return results.value(bench, point, measure, sample);
    }
}
