package timdnn.characterization.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * @param circuit the circuit and its conditions
 * @param transient_ how transients are run
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
        Circuit circuit,
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
        Objects.requireNonNull(circuit, "circuit");
        Objects.requireNonNull(transient_, "transient");
        Objects.requireNonNull(geometry, "geometry");
        Objects.requireNonNull(strobe, "strobe");
        Objects.requireNonNull(variation, "variation");
        Objects.requireNonNull(sections, "sections");
        Objects.requireNonNull(sweep, "sweep");
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * The circuit of one condition.
     *
     * @param cell variant of the cell
     * @param models name of the model library
     * @param corner process, supply and temperature
     * @param fast distance from typical to fast, from which process corners are made
     * @param parameters netlist parameters that differ from their defaults, as SPICE numbers
     * @param swept what a sweep has set besides the corner, as it stands in the condition's name
     */
    public record Circuit(
            String cell,
            String models,
            PvtCorner corner,
            FastCorner fast,
            Map<String, String> parameters,
            List<String> swept) {
        /** Copies the collections. */
        public Circuit {
            Objects.requireNonNull(cell, "cell");
            Objects.requireNonNull(models, "models");
            Objects.requireNonNull(corner, "corner");
            parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            swept = List.copyOf(swept);
        }
    }

    /**
     * How far a fast device is from a typical one; a slow device is as far on the other side.
     *
     * @param vth_V by how much its |V_T| is lower, in V
     * @param mobility by which share its mobility is higher
     */
    public record FastCorner(double vth_V, double mobility) {}

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
     * @param targetMargin_V target in V, where it is not
     * @param acceptOutOfReach whether the largest margin will do where the target is out of reach; else the study is refused
     * @param firstState lowest state of the mean
     * @param lastState highest state of the mean
     */
    public record Strobe(
            OptionalDouble fixed_s, double targetMargin_V, boolean acceptOutOfReach, int firstState, int lastState) {}

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
        List<Study> points = List.of(withSweep(Sweep.NONE));
        points = times(points, sweep.cells(), Study::withCell);
        points = times(points, sweep.processes(), Study::withProcess);
        points = times(points, sweep.vdd_V(), Study::withSupply);
        points = times(points, sweep.temperature_K(), Study::withTemperature);
        points = times(points, sweep.strobe_s(), Study::withStrobe);
        for (Map.Entry<String, List<String>> axis : sweep.parameters().entrySet()) {
            points = times(points, axis.getValue(), (point, value) -> point.withParameter(axis.getKey(), value));
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
        return circuit.swept().isEmpty()
                ? circuit.corner().name()
                : circuit.corner().name() + "+" + String.join("+", circuit.swept());
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
        return circuit.corner();
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
                circuit,
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
        return new Study(name, seed, circuit, transient_, geometry, strobe, variation, sections, other, limits, isThin);
    }

    private Study withCircuit(Circuit other) {
        return new Study(name, seed, other, transient_, geometry, strobe, variation, sections, sweep, limits, isThin);
    }

    private Study withCorner(PvtCorner corner) {
        return withCircuit(new Circuit(
                circuit.cell(), circuit.models(), corner, circuit.fast(), circuit.parameters(), circuit.swept()));
    }

    private List<String> swept(String word) {
        return java.util.stream.Stream.concat(circuit.swept().stream(), java.util.stream.Stream.of(word))
                .toList();
    }

    private Study withCell(String cell) {
        return withCircuit(new Circuit(
                cell, circuit.models(), circuit.corner(), circuit.fast(), circuit.parameters(), swept(cell)));
    }

    private Study withProcess(String process) {
        PvtCorner old = circuit.corner();
        return withCorner(new PvtCorner(
                process,
                old.vdd_V(),
                old.temperature_K(),
                timdnn.harness.netlist.ProcessShift.of(
                        process, circuit.fast().vth_V(), circuit.fast().mobility())));
    }

    private Study withSupply(double vdd) {
        PvtCorner old = circuit.corner();
        return withCorner(new PvtCorner(old.process(), vdd, old.temperature_K(), old.shift()));
    }

    private Study withTemperature(double temperature) {
        PvtCorner old = circuit.corner();
        return withCorner(new PvtCorner(old.process(), old.vdd_V(), temperature, old.shift()));
    }

    private Study withStrobe(double time) {
        Optional<Strobe> fixed = strobe.map(found -> new Strobe(
                OptionalDouble.of(time),
                found.targetMargin_V(),
                found.acceptOutOfReach(),
                found.firstState(),
                found.lastState()));
        Circuit named = new Circuit(
                circuit.cell(),
                circuit.models(),
                circuit.corner(),
                circuit.fast(),
                circuit.parameters(),
                swept(trim(time * 1e12) + "ps"));
        return new Study(name, seed, named, transient_, geometry, fixed, variation, sections, sweep, limits, isThin);
    }

    private Study withParameter(String parameter, String value) {
        Map<String, String> set = new LinkedHashMap<>(circuit.parameters());
        set.put(parameter, value);
        double number = timdnn.harness.netlist.SpiceNumber.parse(value);
        String text = trim(number);
        if (number < 1e-11) {
            text = trim(number * 1e15) + "f";
        } else if (number < 1e-3) {
            text = trim(number * 1e9) + "n";
        }
        String word = parameter + "=" + text;
        return withCircuit(
                new Circuit(circuit.cell(), circuit.models(), circuit.corner(), circuit.fast(), set, swept(word)));
    }

    /** Rounded where binary fractions show, so that 96 nm is 96. */
    private static String trim(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(9))
                .stripTrailingZeros()
                .toPlainString();
    }
}
