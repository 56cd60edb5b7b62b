package timdnn.characterization.sense.comparator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;

/** Comparators under a trim code, as trials: what a code shifts and takes, and whole decisions that tell what it leaves. */
@SuppressWarnings("MemberName") // suffixes are units
public final class TrimBench {
    /** Largest trim code; codes run from its negative to it. */
    public static final int LARGEST_TRIM = 7;

    /** Input differences of the whole decisions between which the offset of nearly every trimmed comparator lies, V. */
    public static final List<Double> FINE_STEPS_V = List.of(-3e-3, -1e-3, 0.0, 1e-3, 3e-3);

    /** Input differences for those beyond, as far as any that is not trimmed, V. */
    public static final List<Double> FAR_STEPS_V =
            List.of(-50e-3, -20e-3, -10e-3, -5e-3, 0.0, 5e-3, 10e-3, 20e-3, 50e-3);

    /** How often each decision of {@link #trim} and {@link #far} is read before its end. */
    public static final int READINGS = 5;

    /** Samples of a comparator that are checked by whole decisions. */
    static final int CHECKS = 4;

    /** Distance from a supposed offset at which a decision has to be right, V. */
    static final double CHECK_V = 1e-3;

    // Decisions as long as the converter's. Trim capacitors that are on slow the reset of one inner node more than that
    // of
    // the other: 60 ps of it move the balance by up to 0.7 mV, 150 ps within 0.03 mV of where it is after rest.
    private static final ComparatorDeck DECK = new ComparatorDeck(330e-12, 180e-12);

    private final Decks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public TrimBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
    }

    /**
     * All trim codes.
     *
     * @return from {@code -LARGEST_TRIM} to {@link #LARGEST_TRIM}
     */
    public static List<Integer> codes() {
        return IntStream.rangeClosed(-LARGEST_TRIM, LARGEST_TRIM).boxed().toList();
    }

    /**
     * By how much a trim code moves the balance, without mismatch, and what a decision takes under it.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @param code the trim code, from {@code -LARGEST_TRIM} to {@link #LARGEST_TRIM}
     * @param early_s when the decisions are read, s after the clock's edge
     * @return the trial; {@code d_1} to {@code d_5} as in {@link OffsetBench#offset}, {@code q_1} and {@code q_5} the supply's
     *     charge over the cycles of -50 and 50 mV, in which the code's shift counts for nothing
     */
    public Trial shift(int tap, double common_V, int code, double early_s) {
        List<Double> steps_V = OffsetBench.STEPS_V;
        int last = steps_V.size() - 1;
        List<Double> differences = new ArrayList<>(steps_V);
        // The reset after the last decision belongs to its cycle.
        differences.add(steps_V.get(last));
        Netlist netlist = DECK.of(decks, tap, common_V, code, differences);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            measures.add(new Measure.ValueAt("d_" + (i + 1), "V", ComparatorDeck.OUTPUT, DECK.edge_s(i) + early_s));
        }
        measures.add(DECK.charge(0));
        measures.add(DECK.charge(last));
        double end = DECK.edge_s(last + 1) - ComparatorDeck.VERDICT_S;
        return Trial.nominal(
                ComparatorStates.DECISION,
                ComparatorStates.trimmed(tap, code),
                netlist,
                new Analysis.Tran(1e-12, end, 2e-12),
                measures);
    }

    /**
     * Comparators with mismatch under their trim code, in whole decisions at {@link #FINE_STEPS_V}.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @param code the trim code
     * @param early_s when a decision is first read, s after the clock's edge
     * @param regeneration_s how much later it is read again, each time: the regeneration's time constant in s
     * @return the trial without samples; {@code d_1} to {@code d_5} are the verdicts, {@code e_1_1} to {@code e_5_5} output
     *     differences before them, none later than they
     */
    public Trial trim(int tap, double common_V, int code, double early_s, double regeneration_s) {
        return whole(ComparatorStates.trimmed(tap, code), FINE_STEPS_V, tap, common_V, code, early_s, regeneration_s);
    }

    /**
     * The same at {@link #FAR_STEPS_V}, for comparators that do not turn within {@link #FINE_STEPS_V}: most of them are beyond
     * the range of their trim.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @param code the trim code
     * @param early_s when a decision is first read, s after the clock's edge
     * @param regeneration_s how much later it is read again, each time, in s
     * @return the trial without samples; {@code d_1} to {@code d_9} and {@code e_1_1} to {@code e_9_5} as in {@link #trim}
     */
    public Trial far(int tap, double common_V, int code, double early_s, double regeneration_s) {
        return whole(ComparatorStates.beyondTrim(tap, code), FAR_STEPS_V, tap, common_V, code, early_s, regeneration_s);
    }

    private Trial whole(
            String state,
            List<Double> steps_V,
            int tap,
            double common_V,
            int code,
            double early_s,
            double regeneration_s) {
        Netlist netlist = DECK.of(decks, tap, common_V, code, steps_V);
        double verdict = DECK.decision_s() - ComparatorDeck.VERDICT_S;
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < steps_V.size(); i++) {
            double edge = DECK.edge_s(i);
            for (int j = 0; j < READINGS; j++) {
                double read = Math.min(early_s + j * regeneration_s, verdict);
                measures.add(new Measure.ValueAt(reading(i + 1, j + 1), "V", ComparatorDeck.OUTPUT, edge + read));
            }
            measures.add(new Measure.ValueAt("d_" + (i + 1), "V", ComparatorDeck.OUTPUT, edge + verdict));
        }
        double end = steps_V.size() * DECK.cycle_s() - ComparatorDeck.VERDICT_S;
        return Trial.nominal(ComparatorStates.TRIM, state, netlist, new Analysis.Tran(1e-12, end, 4e-12), measures);
    }

    /**
     * Measure of {@link #trim} and {@link #far} before the verdict.
     *
     * @param decision number of the decision, from 1
     * @param number number of the reading, from 1
     * @return its name
     */
    public static String reading(int decision, int number) {
        return "e_" + decision + "_" + number;
    }

    /**
     * Two whole decisions of a trimmed comparator beside its supposed offset.
     *
     * @param tap the tap, 1 to 8
     * @param code the trim code
     * @param sample index of the comparator, part of the state's name
     * @param common_V common mode of its inputs in V
     * @param offset_V the supposed offset in V
     * @return the trial without samples; {@code d_1} a millivolt below and {@code d_2} above the offset must differ in sign
     */
    public Trial check(int tap, int code, int sample, double common_V, double offset_V) {
        List<Double> beside = List.of(offset_V - CHECK_V, offset_V + CHECK_V);
        Netlist netlist = DECK.of(decks, tap, common_V, code, beside);
        double end = DECK.edge_s(1) + DECK.decision_s() - ComparatorDeck.VERDICT_S;
        return Trial.nominal(
                ComparatorStates.TRIM,
                ComparatorStates.checked(tap, code, sample),
                netlist,
                new Analysis.Tran(1e-12, end, 4e-12),
                List.of(
                        new Measure.ValueAt("d_1", "V", ComparatorDeck.OUTPUT, end - DECK.cycle_s()),
                        new Measure.ValueAt("d_2", "V", ComparatorDeck.OUTPUT, end)));
    }
}
