package timdnn.characterization.sense.comparator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;

/** Decisions of a comparator that is not trimmed, as trials, read early, while the output still follows the input's difference. */
@SuppressWarnings("MemberName") // suffixes are units
public final class OffsetBench {
    /** Input differences between which an offset is read early, V. */
    public static final List<Double> STEPS_V = List.of(-50e-3, -20e-3, 0.0, 20e-3, 50e-3);

    /** Overdrive with which the tail of the offset is asked for, V. */
    public static final double BEYOND_V = 25e-3;

    static final double DECISION_S = 100e-12;

    private static final ComparatorDeck DECK = new ComparatorDeck(160e-12, DECISION_S);

    private final Decks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public OffsetBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
    }

    /**
     * The five decisions between which an offset is found, without mismatch, their waveform kept.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @return the trial
     */
    public Trial steps(int tap, double common_V) {
        return early(ComparatorStates.DECISION, ComparatorStates.steps(tap), tap, common_V, DECISION_S / 2)
                .keeping(List.of(ComparatorDeck.OUTPUT));
    }

    /**
     * Edge of a decision of {@link #steps}.
     *
     * @param place place of its input difference, from 0
     * @return s on the simulator's axis
     */
    public static double edge_s(int place) {
        return DECK.edge_s(place);
    }

    /**
     * Decisions of a comparator at {@link #STEPS_V}.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @param early_s when they are read, s after the clock's edge
     * @return the trial without samples; {@code d_1} to {@code d_5} are output differences
     */
    public Trial offset(int tap, double common_V, double early_s) {
        return early(ComparatorStates.OFFSET, ComparatorStates.name(tap), tap, common_V, early_s);
    }

    private Trial early(String experiment, String state, int tap, double common_V, double early_s) {
        Netlist netlist = DECK.of(decks, tap, common_V, 0, STEPS_V);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < STEPS_V.size(); i++) {
            measures.add(new Measure.ValueAt("d_" + (i + 1), "V", ComparatorDeck.OUTPUT, edge_s(i) + early_s));
        }
        double end = STEPS_V.size() * DECK.cycle_s() - ComparatorDeck.VERDICT_S;
        return Trial.nominal(experiment, state, netlist, new Analysis.Tran(1e-12, end, 4e-12), measures);
    }

    /**
     * One decision of a comparator with a stated overdrive: it is wrong where the output is negative.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @param early_s when it is read, s after the clock's edge
     * @return the trial without samples; {@code d_1} is the output difference at {@link #BEYOND_V}
     */
    public Trial beyond(int tap, double common_V, double early_s) {
        Netlist netlist = DECK.of(decks, tap, common_V, 0, List.of(BEYOND_V));
        double read = edge_s(0) + early_s;
        return Trial.nominal(
                ComparatorStates.TAIL,
                ComparatorStates.name(tap),
                netlist,
                new Analysis.Tran(1e-12, read, 4e-12),
                List.of(new Measure.ValueAt("d_1", "V", ComparatorDeck.OUTPUT, read)));
    }
}
