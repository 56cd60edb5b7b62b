package timdnn.characterization.stepped;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/** A unit's sixteen comparators on one reference, as trials: where the first of them turns in a step, as others work or not. */
@SuppressWarnings("MemberName") // suffixes are units
public final class UnitBench {
    /** Comparators besides the one under test. */
    static final int OTHERS = 15;

    /** Distance of the two bitlines between which a step turns, from the middle, V. */
    static final double BESIDE_V = 8e-3;

    /** How late in a step its decision is read, s after its begin; later for the last two, whose inputs are weak. */
    private static final double EARLY_S = 60e-12;

    private static final double LATE_S = 70e-12;
    private static final String DECK = "stepped/unit.cir";

    private final Decks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public UnitBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
    }

    /**
     * One access of a unit, up to the end of a step.
     *
     * @param state name of the state
     * @param step the step, from 1
     * @param bitline_V bitline of the comparator under test, V
     * @param active others whose bitlines are below all references, 0 to 15; the rest has stopped
     * @param skew_s how much later their clock comes, s
     * @param references_V the references, from the first step on
     * @return the trial; {@code d} is the output difference early in the step, {@code hit} and {@code done} the verdict after it,
     *     {@code r} the reference before it, {@code q} what the step's line has given, in C
     */
    Trial step(String state, int step, double bitline_V, int active, double skew_s, List<Double> references_V) {
        Map<String, String> values = SteppedAccessBench.references(references_V);
        values.put("v_test", SpiceNumber.format(bitline_V));
        values.put("on", Integer.toString(active));
        values.put("t_skew", SpiceNumber.format(skew_s));
        Netlist deck = decks.withoutTernaryCell(DECK, values);
        SteppedSchedule schedule = SteppedSchedule.of(deck);
        double early = schedule.begins_s().get(step - 1) + (step > SteppedStates.STEPS - 2 ? LATE_S : EARLY_S);
        double end = schedule.verdict_s(step) + 10e-12;
        String line = "i(vref" + step + ")";
        List<String> vectors = new ArrayList<>(List.of("v(d)", "v(hit)", "v(done)", "v(ref)", "v(bl)", line));
        return Trial.nominal(
                SteppedStates.UNIT,
                state,
                deck.circuit(vectors),
                new Analysis.Tran(1e-12, end, 2e-12),
                List.of(
                        new Measure.ValueAt("d", "V", "v(d)", early),
                        new Measure.ValueAt("hit", "V", "v(hit)", schedule.verdict_s(step)),
                        new Measure.ValueAt("done", "V", "v(done)", end),
                        new Measure.ValueAt("r", "V", "v(ref)", schedule.before_s(step)),
                        new Measure.Charge("q", line, 0, end)));
    }

    /** Two accesses on either side of a voltage; between their early readings lies the balance. */
    List<Trial> turn(String state, int step, double bitline_V, int active, double skew_s, List<Double> references_V) {
        return List.of(
                step(state + " low", step, bitline_V - BESIDE_V, active, skew_s, references_V),
                step(state + " high", step, bitline_V + BESIDE_V, active, skew_s, references_V));
    }
}
