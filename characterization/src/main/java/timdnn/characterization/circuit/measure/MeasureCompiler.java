package timdnn.characterization.circuit.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.CircuitFault;
import timdnn.characterization.circuit.declaration.MeasureKind;
import timdnn.characterization.circuit.declaration.MeasurePlan;
import timdnn.characterization.circuit.declaration.SearchPlan;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.SpiceNumber;

/**
 * Makes a bench's measures for one point of its grid. Where ngspice has a {@code meas} for it, the number is that of
 * {@code meas}: crossings, delays and values at a place are read in Java in full precision by the same rules, the others by
 * {@code meas} itself, whose result has seven digits.
 */
public final class MeasureCompiler {
    private static final Pattern CARD = Pattern.compile("(?i)\\.meas(?:ure)?\\s+(\\w+)\\s+(\\S+)\\s+(.*)");

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
        String vector = search.vector();
        String let = "let tim_search = " + vector;
        return new DeclaredMeasure(
                "search",
                search.unit(),
                List.of("tim_search"),
                List.of(let),
                List.of(let, "print tim_search"),
                List.of(),
                plot -> Trace.scalar(plot, "tim_search"));
    }

    private DeclaredMeasure make(MeasurePlan plan) {
        MeasureDraft draft = new MeasureDraft(plan, analysis);
        MeasureFields fields = new MeasureFields(plan, scope);
        TransientMeasures transients = new TransientMeasures(fields, draft);
        FrequencyMeasures frequencies = new FrequencyMeasures(fields, draft);
        switch (plan.kind()) {
            case VALUE -> value(fields, draft);
            case CROSSING -> draft.where(draft.vector("x", plan.subject()), fields.crossing());
            case DELAY -> transients.delay();
            case SLEW -> transients.slew();
            case SETTLING -> transients.settling();
            case CHARGE, ENERGY -> transients.integral();
            case AVERAGE -> statistic("avg", fields, draft);
            case RMS -> statistic("rms", fields, draft);
            case PEAK -> statistic("max", fields, draft);
            case VALLEY -> statistic("min", fields, draft);
            case PEAK_TO_PEAK -> statistic("pp", fields, draft);
            case GAIN -> frequencies.gain();
            case PHASE -> frequencies.phase();
            case BANDWIDTH -> frequencies.bandwidth();
            case UNITY_GAIN -> frequencies.unityGain();
            case PHASE_MARGIN -> frequencies.phaseMargin();
            case INTEGRATED_NOISE -> frequencies.integratedNoise();
            case BUTTERFLY -> butterfly(fields, draft);
            case CARD -> card(plan.subject(), draft);
            case EXPRESSION -> new MeasureArithmetic(made, scope).make(plan.subject(), draft);
        }
        return draft.done();
    }

    private void value(MeasureFields fields, MeasureDraft draft) {
        if (fields.has("when")) {
            draft.find(
                    draft.vector("y", fields.subject()),
                    draft.vector("x", fields.text("when").orElseThrow()),
                    fields.crossing());
        } else if (fields.has("at")) {
            double at = fields.number("at");
            draft.at(draft.vector("x", fields.subject()), at);
        } else if (MeasureDraft.sweeps(analysis)) {
            String all = draft.let("x", fields.subject());
            draft.scalar(all + "[length(" + all + ")-1]");
        } else {
            draft.scalar(draft.alone(fields.subject()));
        }
    }

    /** A number that {@code meas} itself takes over the scale or a part of it. */
    private void statistic(String function, MeasureFields fields, MeasureDraft draft) {
        MeasureDraft.requireSweep(analysis);
        String x = draft.vector("x", fields.subject());
        StringBuilder bounds = new StringBuilder();
        for (String key : List.of("from", "to")) {
            if (fields.has(key)) {
                bounds.append(' ').append(key).append('=').append(SpiceNumber.format(fields.number(key)));
            }
        }
        draft.command("meas " + analysis + " " + draft.result() + " " + function + " " + x + bounds);
    }

    private static void butterfly(MeasureFields fields, MeasureDraft draft) {
        if (!fields.has("with")) {
            throw new IllegalArgumentException("needs with, the output of the other inverter");
        }
        String a = draft.vector("x", fields.subject());
        String b = draft.vector("y", fields.text("with").orElseThrow());
        draft.read(plot -> {
            Optional<Trace> first = Trace.of(plot, a);
            Optional<Trace> second = Trace.of(plot, b);
            return first.isEmpty() || second.isEmpty()
                    ? Double.NaN
                    : Butterfly.margin(
                            first.get().scale(),
                            first.get().values(),
                            second.get().values());
        });
        draft.print("* " + fields.plan().name() + " is the side of the largest square between " + a + " and " + b);
        draft.print("print " + a + " " + b);
    }

    private static void card(String text, MeasureDraft draft) {
        Matcher card = CARD.matcher(text.strip());
        if (!card.matches()) {
            throw new IllegalArgumentException("must be a .meas card such as .meas tran t when v(out)=0.5 rise=1");
        }
        if (card.group(3).toLowerCase(Locale.ROOT).matches(".*\\bparam\\s*=.*")) {
            throw new IllegalArgumentException("has param=, which ngspice takes in a deck alone: use an expression");
        }
        MeasureDraft.requireSweep(card.group(1));
        draft.save(card.group(3));
        draft.command("meas " + card.group(1) + " " + draft.result() + " " + card.group(3));
    }
}
