package timdnn.characterization.circuit.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import timdnn.characterization.circuit.declaration.MeasurePlan;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Plot;

/**
 * A measure being made: commands that follow the analysis, the same for a stand-alone deck, and how the number is read off
 * the plot. The methods that read in Java write the {@code meas} whose rules they follow into the deck.
 */
final class MeasureDraft {
    private static final List<String> SWEEPS = List.of("tran", "dc", "ac", "sp");

    private final MeasurePlan plan;
    private final String analysis;
    private final List<String> vectors = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private final List<String> deck = new ArrayList<>();
    private final List<String> saves = new ArrayList<>();
    private ToDoubleFunction<Plot> reader;

    MeasureDraft(MeasurePlan plan, String analysis) {
        this.plan = plan;
        this.analysis = analysis;
    }

    /** Whether an analysis has a scale along which places can be looked for. */
    static boolean sweeps(String analysis) {
        return SWEEPS.contains(analysis);
    }

    /** Refuses a measure along a scale where there is none. */
    static void requireSweep(String analysis) {
        if (!sweeps(analysis.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("needs an analysis tran, dc or ac; of " + analysis
                    + " only value, integratedNoise and expression are read");
        }
    }

    /** The vector that holds the number in a deck. */
    String result() {
        return "tim_" + plan.name().toLowerCase(Locale.ROOT);
    }

    /** An expression of vectors of one point, as {@code let} takes it. */
    String alone(String expression) {
        saves.addAll(Vectors.of(expression));
        return Vectors.forLet(expression);
    }

    /** A vector as it is, or by way of {@code let}. */
    String vector(String role, String expression) {
        if (!Vectors.isOne(expression)) {
            return let(role, expression);
        }
        String vector = expression.strip().toLowerCase(Locale.ROOT);
        saves.add(vector);
        vectors.add(vector);
        return vector;
    }

    String let(String role, String expression) {
        String name = result() + "_" + role;
        String command = "let " + name + " = " + Vectors.forLet(expression);
        saves.addAll(Vectors.of(expression));
        vectors.add(name);
        after.add(command);
        deck.add(command);
        return name;
    }

    /** The result is a number that {@code let} gives. */
    void scalar(String expression) {
        command("let " + result() + " = " + expression);
        deck.add("print " + result());
    }

    /** The result is a number that a command gives. */
    void command(String command) {
        vectors.clear();
        vectors.add(result());
        after.add(command);
        deck.add(command);
        String name = result();
        reader = plot -> Trace.scalar(plot, name);
    }

    /** The simulator has to save what an expression reads. */
    void save(String expression) {
        saves.addAll(Vectors.of(expression));
    }

    /** Vectors that the reader needs besides those of its own. */
    void needs(List<String> others) {
        vectors.addAll(others);
    }

    void read(ToDoubleFunction<Plot> function) {
        reader = function;
    }

    /** A line of the deck alone. */
    void print(String line) {
        deck.add(line);
    }

    /** The value at a place of the scale. */
    void at(String vector, double place) {
        readTrace(vector, trace -> trace.at(place));
        meas("find " + vector + " at=" + SpiceNumber.format(place));
    }

    /** The place of a crossing. */
    void where(String vector, Trace.Crossing crossing) {
        readTrace(vector, trace -> trace.where(crossing));
        meas(MeasText.when(vector, crossing).strip());
    }

    /** The value where another vector crosses a level. */
    void find(String vector, String other, Trace.Crossing crossing) {
        reader = plot -> {
            Optional<Trace> trace = Trace.of(plot, vector);
            Optional<Trace> decides = Trace.of(plot, other);
            return trace.isEmpty() || decides.isEmpty()
                    ? Double.NaN
                    : trace.get().at(decides.get().where(crossing));
        };
        meas("find " + vector + MeasText.when(other, crossing));
    }

    /** From one crossing to another. */
    void between(String one, Trace.Crossing from, String other, Trace.Crossing to) {
        reader = plot -> Trace.distance(plot, one, from, other, to);
        meas("trig " + one + MeasText.value(from) + " targ " + other + MeasText.value(to));
    }

    /** A rise over the time from one crossing to another of the same vector. */
    void rate(String vector, Trace.Crossing from, Trace.Crossing to, String rise) {
        double height = SpiceNumber.parse(rise);
        reader = plot -> height / Trace.distance(plot, vector, from, vector, to);
        measAs("_t", "trig " + vector + MeasText.value(from) + " targ " + vector + MeasText.value(to));
        derived(rise + "/" + result() + "_t");
    }

    /** From {@code start} to the last time at which a distance is passed; 0 where it never is, NaN at the end. */
    void settles(String distance, double within, double start) {
        Trace.Crossing leaves = new Trace.Crossing(within, Trace.Edge.FALL, 0, start);
        readTrace(distance, trace -> {
            if (trace.last() > within) {
                return Double.NaN;
            }
            double last = trace.where(leaves);
            return Double.isNaN(last) ? 0 : last - start;
        });
        measAs("_t", MeasText.when(distance, leaves).strip());
        derived(result() + "_t-" + SpiceNumber.format(start));
    }

    /** The integral over a part of the scale, or all of it. */
    void integral(String x, Optional<Double> from, Optional<Double> to) {
        readTrace(
                x,
                trace -> trace.integral(
                        from.orElse(trace.scale()[0]), to.orElse(trace.scale()[trace.scale().length - 1])));
        String scale = analysis.equals("tran") ? "time" : "frequency";
        String first = from.map(SpiceNumber::format).orElse(scale + "[0]");
        String last = to.map(SpiceNumber::format).orElse(scale + "[length(" + scale + ")-1]");
        measAs(
                "_mean",
                "avg " + x
                        + from.map(low -> " from=" + SpiceNumber.format(low)).orElse("")
                        + to.map(high -> " to=" + SpiceNumber.format(high)).orElse(""));
        derived(result() + "_mean*(" + last + "-" + first + ")");
    }

    private void readTrace(String vector, ToDoubleFunction<Trace> function) {
        reader = plot -> Trace.of(plot, vector).map(function::applyAsDouble).orElse(Double.NaN);
    }

    private void meas(String what) {
        measAs("", what);
    }

    private void measAs(String suffix, String what) {
        requireSweep(analysis);
        deck.add("meas " + analysis + " " + result() + suffix + " " + what);
    }

    private void derived(String expression) {
        deck.add("let " + result() + " = " + expression);
        deck.add("print " + result());
    }

    DeclaredMeasure done() {
        return new DeclaredMeasure(
                plan.name(),
                MeasureUnit.of(plan, analysis),
                vectors.stream().distinct().toList(),
                after,
                deck,
                saves,
                reader);
    }
}
