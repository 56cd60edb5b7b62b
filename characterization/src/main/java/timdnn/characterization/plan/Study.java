package timdnn.characterization.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import timdnn.array.ArrayGeometry;
import timdnn.harness.netlist.PvtCorner;

/**
 * A study: what is to be simulated, under which conditions, with which draws. Immutable; {@link StudyReader} makes it.
 *
 * @param name name of the study and of its folder of results
 * @param seed seed of all draws
 * @param studied the circuit and its conditions
 * @param transient_ how transients of a column are run; zeros where a user's circuit says it with each analysis
 * @param geometry shape of the tile's array
 * @param strobe how the strobe is found; empty in a study without a column of ternary cells
 * @param variation how transistors vary, without which no section that draws can be there
 * @param sections what is done, by the subjects that own the sections
 * @param sweep axes along which all of it is repeated
 * @param limits when a simulation or the whole study is given up
 * @param isThin whether every stage is run at its smallest and most of a sweep's conditions are left out
 */
@SuppressWarnings("MemberName") // suffixes are units; transient is a word of the language
public record Study(
        String name,
        long seed,
        StudiedCircuit studied,
        Transient transient_,
        ArrayGeometry geometry,
        Optional<Strobe> strobe,
        Optional<VariationModel> variation,
        Sections sections,
        Sweep sweep,
        Limits limits,
        boolean isThin) {
    /** Rejects missing parts. */
    public Study {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(studied, "studied");
        Objects.requireNonNull(transient_, "transient");
        Objects.requireNonNull(geometry, "geometry");
        Objects.requireNonNull(strobe, "strobe");
        Objects.requireNonNull(variation, "variation");
        Objects.requireNonNull(sections, "sections");
        Objects.requireNonNull(sweep, "sweep");
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * Settings of transient analyses.
     *
     * @param step_s suggested step in s
     * @param maxStep_s largest step in s
     * @param stop_s end of the nominal waveforms in s, counted from the wordline's edge
     */
    public record Transient(double step_s, double maxStep_s, double stop_s) {}

    /**
     * How the strobe is found: at a fixed time, or at the earliest time at which the mean margin between the states comes
     * closest to the target.
     *
     * @param fixed_s the time in s after the wordline's edge, if it is fixed
     * @param pulse_s length of the wordlines' pulse in s, at most the strobe; empty where they stay up until then
     * @param targetMargin_V target in V, where it is not
     * @param acceptOutOfReach whether the largest margin will do where the target is out of reach; else the study is refused
     * @param firstState lowest state of the mean
     * @param lastState highest state of the mean
     */
    public record Strobe(
            OptionalDouble fixed_s,
            OptionalDouble pulse_s,
            double targetMargin_V,
            boolean acceptOutOfReach,
            int firstState,
            int lastState) {}

    /**
     * When a simulation or the whole study is given up.
     *
     * @param deadline_s longest time for one simulation in s
     * @param failures largest share of the simulations of any state that may fail, 0 to 1
     */
    public record Limits(double deadline_s, double failures) {}

    /**
     * The conditions under which the study is done, each a study without a sweep; of a thin study the first and the last,
     * or as few as its sections say.
     *
     * @return at least one
     */
    public List<Study> conditions() {
        if (studied instanceof DeclaredCircuit declared) {
            int last = declared.conditions().size() - 1;
            return declared.conditions().stream()
                    .filter(condition -> !isThin
                            || condition.equals(declared.conditions().get(0))
                            || condition.equals(declared.conditions().get(last)))
                    .map(condition -> withCircuit(declared.under(condition)))
                    .toList();
        }
        List<Study> points = List.of(withSweep(Sweep.NONE));
        points = times(points, sweep.cells(), swept(TernaryCircuit::withCell));
        points = times(points, sweep.processes(), swept(TernaryCircuit::withProcess));
        points = times(points, sweep.vdd_V(), swept(TernaryCircuit::withSupply));
        points = times(points, sweep.temperature_K(), swept(TernaryCircuit::withTemperature));
        points = times(points, sweep.strobe_s(), Study::withStrobe);
        for (Map.Entry<String, List<String>> axis : sweep.parameters().entrySet()) {
            points = times(
                    points, axis.getValue(), swept((circuit, value) -> circuit.withParameter(axis.getKey(), value)));
        }
        return isThin ? fewest(points) : points;
    }

    private List<Study> fewest(List<Study> points) {
        int kept = sections.all().mapToInt(Section::thinConditions).min().orElse(2);
        if (points.size() <= kept) {
            return points;
        }
        return kept == 1 ? List.of(points.get(0)) : List.of(points.get(0), points.get(points.size() - 1));
    }

    /** A step of a sweep that changes the circuit alone. */
    private static <T> BiFunction<Study, T, Study> swept(BiFunction<TernaryCircuit, T, TernaryCircuit> step) {
        return (point, value) -> point.withCircuit(step.apply(point.circuit(), value));
    }

    private static <T> List<Study> times(List<Study> points, List<T> values, BiFunction<Study, T, Study> step) {
        if (values.isEmpty()) {
            return points;
        }
        List<Study> product = new ArrayList<>();
        for (Study point : points) {
            for (T value : values) {
                product.add(step.apply(point, value));
            }
        }
        return List.copyOf(product);
    }

    /**
     * Name of the condition: the corner and what else a sweep has set. It is part of the address of every draw.
     *
     * @return for example {@code TT-0.9V-27C} or {@code TT-0.9V-27C+shared-foot+w_acc=96n}
     */
    public String condition() {
        return studied.condition();
    }

    /**
     * The circuit of ternary cells.
     *
     * @return the circuit
     * @throws IllegalStateException if the study is about a circuit of the user's own
     */
    public TernaryCircuit circuit() {
        if (studied instanceof TernaryCircuit circuit) {
            return circuit;
        }
        throw new IllegalStateException("study must be about ternary cells, is about " + studied);
    }

    /**
     * The circuit that a user brings.
     *
     * @return the circuit; empty if the study is about ternary cells
     */
    public Optional<DeclaredCircuit> declared() {
        return studied instanceof DeclaredCircuit declared ? Optional.of(declared) : Optional.empty();
    }

    /**
     * Histograms that the plan names, which belong to it as its text does.
     *
     * @return those that are known, by field: {@code sense.histogram}, {@code senseError.histogram}
     */
    public Map<String, CountHistogram> histograms() {
        return sections.histograms();
    }

    /**
     * A section of the plan.
     *
     * @param type what its owner reads it as
     * @param <T> that type
     * @return the section, empty where the plan has none
     */
    public <T extends Section> Optional<T> section(Class<T> type) {
        return sections.get(type);
    }

    /**
     * A section without which the caller would not be here.
     *
     * @param type what its owner reads it as
     * @param <T> that type
     * @return the section
     * @throws java.util.NoSuchElementException if the plan has none
     */
    public <T extends Section> T require(Class<T> type) {
        return sections.get(type).orElseThrow();
    }

    /**
     * Whether anything of the study is about a column of ternary cells, whose nominal levels are then simulated first.
     *
     * @return false where all sections are about other circuits
     */
    public boolean hasColumn() {
        return strobe.isPresent();
    }

    /** The corner. */
    public PvtCorner corner() {
        return circuit().corner();
    }

    /**
     * The study at its smallest: every stage is run, with as few samples, states and conditions as are legal. The circuits,
     * their conditions and the transients' settings stay what they are, and with them every nominal figure.
     *
     * @return the study of the same name, thin
     */
    public Study thin() {
        return new Study(
                name,
                seed,
                studied instanceof DeclaredCircuit declared ? declared.thin() : studied,
                transient_,
                geometry,
                strobe,
                variation,
                sections.thin(geometry),
                sweep,
                limits,
                true);
    }

    private Study withSweep(Sweep other) {
        return new Study(name, seed, studied, transient_, geometry, strobe, variation, sections, other, limits, isThin);
    }

    private Study withCircuit(StudiedCircuit other) {
        return new Study(name, seed, other, transient_, geometry, strobe, variation, sections, sweep, limits, isThin);
    }

    private Study withStrobe(double time) {
        Optional<Strobe> fixed = strobe.map(found -> new Strobe(
                OptionalDouble.of(time),
                found.pulse_s(),
                found.targetMargin_V(),
                found.acceptOutOfReach(),
                found.firstState(),
                found.lastState()));
        return new Study(
                name,
                seed,
                circuit().named(time),
                transient_,
                geometry,
                fixed,
                variation,
                sections,
                sweep,
                limits,
                isThin);
    }
}
