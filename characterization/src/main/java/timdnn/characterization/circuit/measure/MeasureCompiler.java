package timdnn.characterization.circuit.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.MeasureKind;
import timdnn.characterization.circuit.declaration.MeasurePlan;
import timdnn.characterization.circuit.declaration.SearchPlan;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Plot;
import timdnn.harness.result.Vector;

/**
 * Makes a bench's measures for one point of its grid. Where ngspice has a {@code meas} for it, the number is that of
 * {@code meas}: crossings, delays and values at a place are read in Java in full precision by the same rules, the others by
 * {@code meas} itself, whose result has seven digits.
 */
public final class MeasureCompiler {
    /** Half the power, in dB. */
    private static final String HALF = SpiceNumber.format(10 * Math.log10(2));

    private static final List<String> SWEEPS = List.of("tran", "dc", "ac", "sp");

    private static final Pattern CARD = Pattern.compile("(?i)\\.meas(?:ure)?\\s+(\\w+)\\s+(\\S+)\\s+(.*)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]*(?!\\w*\\()");

    private final String analysis;
    private final ParameterScope scope;
    private final Map<String, DeclaredMeasure> made = new LinkedHashMap<>();

    /**
     * A compiler.
     *
     * @param analysis first word of the analysis, {@code tran}, {@code dc} or {@code ac} where anything is looked for
     * @param scope parameters of the circuit
     */
    public MeasureCompiler(String analysis, ParameterScope scope) {
        this.analysis = analysis;
        this.scope = scope;
    }

    /**
     * All measures of a bench.
     *
     * @param bench the bench
     * @return the measures, arithmetic over others last
     * @throws CircuitFault if one cannot be made
     */
    public List<Measure> all(Bench bench) {
        // Arithmetic over measures goes last, wherever it stands in the plan.
        List<MeasurePlan> ordered = new ArrayList<>(bench.measures().values());
        ordered.sort(java.util.Comparator.comparing(plan -> plan.kind() == MeasureKind.EXPRESSION));
        for (MeasurePlan plan : ordered) {
            try {
                made.put(plan.name().toLowerCase(Locale.ROOT), make(plan));
            } catch (IllegalArgumentException wrong) {
                throw new CircuitFault(List.of("benches", bench.name(), "measure", plan.name()), wrong.getMessage());
            }
        }
        bench.search().ifPresent(search -> made.put("search", searched(search)));
        return List.copyOf(made.values());
    }

    private static DeclaredMeasure searched(SearchPlan search) {
        String vector = "@" + search.device() + "[" + search.parameter() + "]";
        String let = "let tim_search = " + vector;
        return new DeclaredMeasure(
                "search",
                "",
                List.of("tim_search"),
                List.of(let),
                List.of(let, "print tim_search"),
                List.of(),
                plot -> scalar(plot, "tim_search"));
    }

    private DeclaredMeasure make(MeasurePlan plan) {
        Draft draft = new Draft(plan);
        switch (plan.kind()) {
            case VALUE -> value(draft);
            case CROSSING -> draft.where(draft.vector("x", plan.subject()), crossing(plan, "level", "edge", "number"));
            case DELAY -> delay(draft);
            case SLEW -> slew(draft);
            case SETTLING -> settling(draft);
            case CHARGE, ENERGY -> integral(draft);
            case AVERAGE -> draft.meas("avg");
            case RMS -> draft.meas("rms");
            case PEAK -> draft.meas("max");
            case VALLEY -> draft.meas("min");
            case PEAK_TO_PEAK -> draft.meas("pp");
            case GAIN -> gain(draft, "db(" + plan.subject() + ")");
            case PHASE -> gain(draft, degrees(plan.subject()));
            case BANDWIDTH -> {
                String g = draft.let("g", "db(" + plan.subject() + ")");
                String drop = draft.let("x", g + "-" + g + "[0]");
                double level = -number(plan, "drop", HALF);
                draft.where(drop, new Trace.Crossing(level, Trace.Edge.FALL, 1, Double.NEGATIVE_INFINITY));
            }
            case UNITY_GAIN ->
                draft.where(
                        draft.let("x", "db(" + plan.subject() + ")"),
                        new Trace.Crossing(0, Trace.Edge.FALL, 1, Double.NEGATIVE_INFINITY));
            case PHASE_MARGIN -> {
                String phase = draft.let("y", "180+" + degrees(plan.subject()));
                String g = draft.let("x", "db(" + plan.subject() + ")");
                draft.find(phase, g, new Trace.Crossing(0, Trace.Edge.FALL, 1, Double.NEGATIVE_INFINITY));
            }
            case INTEGRATED_NOISE -> {
                if (!plan.subject().equals("output") && !plan.subject().equals("input")) {
                    throw new IllegalArgumentException("must be output or input, was \"" + plan.subject() + "\"");
                }
                draft.scalar(plan.subject().equals("output") ? "onoise_total" : "inoise_total");
            }
            case BUTTERFLY -> butterfly(draft);
            case CARD -> card(draft);
            case EXPRESSION -> expression(draft);
        }
        return draft.done();
    }

    private static String degrees(String subject) {
        return "57.29577951308232*cph(" + subject + ")";
    }

    private void value(Draft draft) {
        MeasurePlan plan = draft.plan;
        if (plan.field("when").isPresent()) {
            draft.find(
                    draft.vector("y", plan.subject()),
                    draft.vector("x", plan.field("when").get()),
                    crossing(plan, "level", "edge", "number"));
        } else if (plan.field("at").isPresent()) {
            double at = number(plan, "at", "");
            draft.at(draft.vector("x", plan.subject()), at);
        } else {
            if (!SWEEPS.contains(analysis)) {
                draft.scalar(draft.alone(plan.subject()));
                return;
            }
            String all = draft.let("x", plan.subject());
            draft.scalar(all + "[length(" + all + ")-1]");
        }
    }

    private void gain(Draft draft, String expression) {
        String g = draft.let("x", expression);
        if (draft.plan.field("at").isPresent()) {
            draft.at(g, number(draft.plan, "at", ""));
        } else {
            draft.scalar(g + "[0]");
        }
    }

    private void delay(Draft draft) {
        MeasurePlan plan = draft.plan;
        if (plan.field("to").isEmpty()) {
            throw new IllegalArgumentException("needs to, the vector up to whose crossing is measured");
        }
        Trace.Crossing from = crossing(plan, "level", "edge", "number");
        Trace.Crossing to = new Trace.Crossing(
                plan.field("toLevel").isPresent() ? number(plan, "toLevel", "") : from.level(),
                plan.field("toEdge").isPresent() ? edge(plan, "toEdge") : from.edge(),
                plan.field("toNumber").isPresent() ? count(plan, "toNumber") : from.number(),
                from.after());
        draft.between(
                draft.vector("x", plan.subject()),
                from,
                draft.vector("y", plan.field("to").get()),
                to,
                "");
    }

    private void slew(Draft draft) {
        double from = number(draft.plan, "from", "");
        double to = number(draft.plan, "to", "");
        double after = number(draft.plan, "after", "-1");
        Trace.Edge edge = to > from ? Trace.Edge.RISE : Trace.Edge.FALL;
        String x = draft.vector("x", draft.plan.subject());
        draft.between(
                x,
                new Trace.Crossing(from, edge, 1, after),
                x,
                new Trace.Crossing(to, edge, 1, after),
                SpiceNumber.format(to - from));
    }

    private void settling(Draft draft) {
        MeasurePlan plan = draft.plan;
        String x = draft.vector("x", plan.subject());
        String end =
                plan.field("to").isPresent() ? SpiceNumber.format(number(plan, "to", "")) : x + "[length(" + x + ")-1]";
        String distance = draft.let("y", "abs(" + x + "-(" + end + "))");
        double within = number(plan, "within", "");
        double after = number(plan, "after", "0");
        draft.settles(distance, within, after);
    }

    private void integral(Draft draft) {
        MeasurePlan plan = draft.plan;
        draft.integral(
                draft.vector("x", plan.subject()),
                plan.field("from").map(text -> number(plan, "from", "")),
                plan.field("to").map(text -> number(plan, "to", "")));
    }

    private void butterfly(Draft draft) {
        if (draft.plan.field("with").isEmpty()) {
            throw new IllegalArgumentException("needs with, the output of the other inverter");
        }
        String a = draft.vector("x", draft.plan.subject());
        String b = draft.vector("y", draft.plan.field("with").get());
        draft.read(plot -> {
            Trace first = trace(plot, a);
            Trace second = trace(plot, b);
            return first == null || second == null
                    ? Double.NaN
                    : Butterfly.margin(first.scale(), first.values(), second.values());
        });
        draft.deck.add("* " + draft.plan.name() + " is the side of the largest square between " + a + " and " + b);
        draft.deck.add("print " + a + " " + b);
    }

    private void card(Draft draft) {
        Matcher card = CARD.matcher(draft.plan.subject().strip());
        if (!card.matches()) {
            throw new IllegalArgumentException("must be a .meas card such as .meas tran t when v(out)=0.5 rise=1");
        }
        if (card.group(3).toLowerCase(Locale.ROOT).matches(".*\\bparam\\s*=.*")) {
            throw new IllegalArgumentException("has param=, which ngspice takes in a deck alone: use an expression");
        }
        requireSweep(card.group(1));
        String command = "meas " + card.group(1) + " " + draft.result() + " " + card.group(3);
        draft.saves.addAll(Vectors.of(card.group(3)));
        draft.command(command);
    }

    private void expression(Draft draft) {
        Expression expression = Expression.parse(draft.plan.subject());
        for (String name : expression.names()) {
            if (!made.containsKey(name)) {
                scope.value(name); // complains of a name that is neither
            }
        }
        draft.read(plot ->
                expression.value(name -> made.containsKey(name) ? made.get(name).of(plot) : scope.value(name)));
        expression.names().stream().filter(made::containsKey).map(made::get).forEach(other -> {
            draft.vectors.addAll(other.vectors());
        });
        String text = NAME.matcher(draft.plan.subject()).replaceAll(found -> {
            String name = found.group().toLowerCase(Locale.ROOT);
            return made.containsKey(name)
                    ? "tim_" + name
                    : scope.knows(name) ? "(" + SpiceNumber.format(scope.value(name)) + ")" : found.group();
        });
        draft.deck.add("let " + draft.result() + " = " + text);
        draft.deck.add("print " + draft.result());
    }

    private Trace.Crossing crossing(MeasurePlan plan, String level, String edge, String number) {
        return new Trace.Crossing(
                number(plan, level, ""),
                plan.field(edge).isPresent() ? edge(plan, edge) : Trace.Edge.CROSS,
                plan.field(number).isPresent() ? count(plan, number) : 1,
                plan.field("after").isPresent() ? number(plan, "after", "") : Double.NEGATIVE_INFINITY);
    }

    private static Trace.Edge edge(MeasurePlan plan, String key) {
        return switch (plan.field(key).orElse("cross")) {
            case "rise" -> Trace.Edge.RISE;
            case "fall" -> Trace.Edge.FALL;
            case "cross" -> Trace.Edge.CROSS;
            default ->
                throw new IllegalArgumentException(key + " must be rise, fall or cross, was \""
                        + plan.field(key).get() + "\"");
        };
    }

    private static int count(MeasurePlan plan, String key) {
        String text = plan.field(key).orElse("1");
        if (text.equals("last")) {
            return 0;
        }
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(key + " must be a number from 1 on, or last, was \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    /** A field as a number, which may be an expression over parameters; the usual one where it is not there. */
    private double number(MeasurePlan plan, String key, String usual) {
        String text = plan.field(key).orElse(usual);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("needs " + key);
        }
        try {
            return Expression.parse(text).value(scope::value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(key + " " + wrong.getMessage(), wrong);
        }
    }

    private void requireSweep(String word) {
        if (!SWEEPS.contains(word.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("needs an analysis tran, dc or ac; of " + word
                    + " only value, integratedNoise and expression are read");
        }
    }

    private static double scalar(Plot plot, String vector) {
        return plot.find(vector)
                .filter(found -> found.length() > 0)
                .map(found -> found.re(0))
                .orElse(Double.NaN);
    }

    private static Trace trace(Plot plot, String vector) {
        Optional<Vector> found = plot.find(vector);
        if (found.isEmpty()
                || found.get().length() != plot.scale().length()
                || found.get().length() < 2) {
            return null;
        }
        return new Trace(plot.scale().values(), found.get().values());
    }

    private static String suffix(Trace.Crossing crossing) {
        return " val=" + SpiceNumber.format(crossing.level())
                + (Double.isInfinite(crossing.after()) ? "" : " td=" + SpiceNumber.format(crossing.after()))
                + " " + condition(crossing);
    }

    private static String condition(Trace.Crossing crossing) {
        return crossing.edge().name().toLowerCase(Locale.ROOT) + "="
                + (crossing.number() == 0 ? "last" : Integer.toString(crossing.number()));
    }

    private static String when(String vector, Trace.Crossing crossing) {
        return " when " + vector + "=" + SpiceNumber.format(crossing.level())
                + (Double.isInfinite(crossing.after()) ? "" : " td=" + SpiceNumber.format(crossing.after()))
                + " " + condition(crossing);
    }

    /** A measure being made. */
    private final class Draft {
        private final MeasurePlan plan;
        private final List<String> vectors = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private final List<String> deck = new ArrayList<>();
        private final List<String> saves = new ArrayList<>();
        private ToDoubleFunction<Plot> reader;

        Draft(MeasurePlan plan) {
            this.plan = plan;
        }

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
            vectors.clear();
            String command = "let " + result() + " = " + expression;
            vectors.add(result());
            after.add(command);
            deck.add(command);
            deck.add("print " + result());
            String name = result();
            reader = plot -> MeasureCompiler.scalar(plot, name);
        }

        /** The result is a number that {@code meas} gives. */
        void command(String command) {
            vectors.clear();
            vectors.add(result());
            after.add(command);
            deck.add(command);
            String name = result();
            reader = plot -> MeasureCompiler.scalar(plot, name);
        }

        void meas(String function) {
            requireSweep(analysis);
            String x = vector("x", plan.subject());
            String bounds = "";
            for (String key : List.of("from", "to")) {
                bounds +=
                        plan.field(key).isPresent() ? " " + key + "=" + SpiceNumber.format(number(plan, key, "")) : "";
            }
            command("meas " + analysis + " " + result() + " " + function + " " + x + bounds);
        }

        void read(ToDoubleFunction<Plot> function) {
            reader = function;
        }

        void at(String vector, double place) {
            requireSweep(analysis);
            reader = plot -> {
                Trace trace = trace(plot, vector);
                return trace == null ? Double.NaN : trace.at(place);
            };
            deck.add("meas " + analysis + " " + result() + " find " + vector + " at=" + SpiceNumber.format(place));
        }

        void where(String vector, Trace.Crossing crossing) {
            requireSweep(analysis);
            reader = plot -> {
                Trace trace = trace(plot, vector);
                return trace == null ? Double.NaN : trace.where(crossing);
            };
            deck.add("meas " + analysis + " " + result() + when(vector, crossing));
        }

        void find(String vector, String other, Trace.Crossing crossing) {
            requireSweep(analysis);
            reader = plot -> {
                Trace trace = trace(plot, vector);
                Trace decides = trace(plot, other);
                return trace == null || decides == null ? Double.NaN : trace.at(decides.where(crossing));
            };
            deck.add("meas " + analysis + " " + result() + " find " + vector + when(other, crossing));
        }

        /** From one crossing to another; with a rise, that over the time. */
        void between(String one, Trace.Crossing from, String other, Trace.Crossing to, String rise) {
            requireSweep(analysis);
            boolean rate = !rise.isEmpty();
            double height = rate ? SpiceNumber.parse(rise) : 0;
            reader = plot -> {
                Trace first = trace(plot, one);
                Trace second = trace(plot, other);
                if (first == null || second == null) {
                    return Double.NaN;
                }
                double time = second.where(to) - first.where(from);
                return rate ? height / time : time;
            };
            String time = rate ? result() + "_t" : result();
            deck.add("meas " + analysis + " " + time + " trig " + one + suffix(from) + " targ " + other + suffix(to));
            if (rate) {
                deck.add("let " + result() + " = " + rise + "/" + time);
                deck.add("print " + result());
            }
        }

        /** From {@code start} to the last time at which a distance is passed; 0 where it never is, NaN at the end. */
        void settles(String distance, double within, double start) {
            requireSweep(analysis);
            Trace.Crossing leaves = new Trace.Crossing(within, Trace.Edge.FALL, 0, start);
            reader = plot -> {
                Trace trace = trace(plot, distance);
                if (trace == null || trace.last() > within) {
                    return Double.NaN;
                }
                double last = trace.where(leaves);
                return Double.isNaN(last) ? 0 : last - start;
            };
            deck.add("meas " + analysis + " " + result() + "_t" + when(distance, leaves));
            deck.add("let " + result() + " = " + result() + "_t-" + SpiceNumber.format(start));
            deck.add("print " + result());
        }

        void integral(String x, Optional<Double> from, Optional<Double> to) {
            requireSweep(analysis);
            reader = plot -> {
                Trace trace = trace(plot, x);
                return trace == null
                        ? Double.NaN
                        : trace.integral(
                                from.orElse(trace.scale()[0]), to.orElse(trace.scale()[trace.scale().length - 1]));
            };
            String scale = analysis.equals("tran") ? "time" : "frequency";
            String first = from.map(SpiceNumber::format).orElse(scale + "[0]");
            String last = to.map(SpiceNumber::format).orElse(scale + "[length(" + scale + ")-1]");
            deck.add("meas " + analysis + " " + result() + "_mean avg " + x
                    + from.map(low -> " from=" + SpiceNumber.format(low)).orElse("")
                    + to.map(high -> " to=" + SpiceNumber.format(high)).orElse(""));
            deck.add("let " + result() + " = " + result() + "_mean*(" + last + "-" + first + ")");
            deck.add("print " + result());
        }

        DeclaredMeasure done() {
            return new DeclaredMeasure(
                    plan.name(), unit(), vectors.stream().distinct().toList(), after, deck, saves, reader);
        }

        private String unit() {
            if (plan.field("unit").isPresent()) {
                return plan.field("unit").get();
            }
            if (!plan.kind().unit().isEmpty()) {
                boolean time = plan.kind() == MeasureKind.CROSSING && !analysis.equals("tran");
                return time ? (analysis.equals("ac") ? "Hz" : "") : plan.kind().unit();
            }
            String subject = plan.subject().strip().toLowerCase(Locale.ROOT);
            boolean known = plan.kind() != MeasureKind.CARD && plan.kind() != MeasureKind.EXPRESSION;
            return known && subject.matches("-?v\\(.*") ? "V" : known && subject.matches("-?i\\([^()]*\\)") ? "A" : "";
        }
    }
}
