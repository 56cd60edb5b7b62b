package timdnn.characterization.circuit.declaration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.plan.Study;

/**
 * A bench of a plan: what is set, which analysis runs, what is measured.
 *
 * @param name its name, which is also that of the experiment in the store
 * @param netlist a deck of its own; empty for that of the circuit
 * @param varies whether it is simulated in samples, where the plan has any
 * @param set values by parameter; more than one value makes a grid. A value may name measures of earlier benches, whose
 *     nominal numbers it then has
 * @param use expressions over measures of earlier benches by the parameter of a device or of the netlist that takes them in
 *     each sample
 * @param analysis the analysis as SPICE has it without its dot, or {@code own} for the deck's own control section
 * @param measures what is measured, by name
 * @param keep vectors whose nominal waveform is kept
 * @param search what is looked for, if anything
 */
public record Bench(
        String name,
        Optional<Path> netlist,
        boolean varies,
        Map<String, List<String>> set,
        Map<String, String> use,
        String analysis,
        Map<String, MeasurePlan> measures,
        List<String> keep,
        Optional<SearchPlan> search) {
    /** State of a bench without a grid. */
    public static final String NOMINAL = "nominal";

    /** Stands behind a state's name where its samples vary. */
    public static final String MISMATCH = " mismatch";

    /** Copies the collections. */
    public Bench {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        use = Collections.unmodifiableMap(new LinkedHashMap<>(use));
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
        keep = List.copyOf(keep);
    }

    /**
     * A point of a bench's grid.
     *
     * @param name name of the state, {@code nominal} where there is no grid
     * @param values value of each parameter
     */
    public record Point(String name, Map<String, String> values) {
        /** Copies the map. */
        public Point {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** The same with three values of each parameter at most: the ends and one between. */
    Bench thin() {
        Map<String, List<String>> few = new LinkedHashMap<>();
        set.forEach((parameter, values) -> few.put(
                parameter,
                values.size() <= 3
                        ? values
                        : List.of(values.get(0), values.get(values.size() / 2), values.get(values.size() - 1))));
        return new Bench(name, netlist, varies, few, use, analysis, measures, keep, search);
    }

    /**
     * The same on another deck of its own.
     *
     * @param other the deck; empty for that of the circuit
     * @return the bench
     */
    public Bench with(Optional<Path> other) {
        return new Bench(name, other, varies, set, use, analysis, measures, keep, search);
    }

    /**
     * Names of its measures, {@code search} among them where there is one.
     *
     * @return the names
     */
    public List<String> names() {
        List<String> names = new ArrayList<>(measures.keySet());
        search.ifPresent(found -> names.add("search"));
        return names;
    }

    /**
     * Whether a sample of it is put at a point that follows from other simulations.
     *
     * @return whether it searches or takes what earlier benches gave
     */
    public boolean isPlaced() {
        return search.isPresent() || !use.isEmpty();
    }

    /**
     * How many samples it has in a study.
     *
     * @param study the study
     * @return a count; 0 where it does not vary
     */
    public int samples(Study study) {
        return varies && study.section(VaryPlan.class).isPresent()
                ? study.declared().orElseThrow().samples()
                : 0;
    }

    /** How many points the grid has; a double, since it may be more than anybody can count. */
    public double size() {
        return set.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
    }

    /** The points, the last parameter running fastest. */
    public List<Point> points() {
        List<Point> points = List.of(new Point("", Map.of()));
        for (Map.Entry<String, List<String>> axis : set.entrySet()) {
            List<Point> longer = new ArrayList<>();
            for (Point point : points) {
                for (String value : axis.getValue()) {
                    Map<String, String> values = new LinkedHashMap<>(point.values());
                    values.put(axis.getKey(), value);
                    boolean shown = axis.getValue().size() > 1;
                    String word = axis.getKey() + "=" + value;
                    longer.add(new Point(
                            !shown ? point.name() : point.name().isEmpty() ? word : point.name() + "," + word, values));
                }
            }
            points = longer;
        }
        return points.stream()
                .map(point -> point.name().isEmpty() ? new Point(NOMINAL, point.values()) : point)
                .toList();
    }
}
