package timdnn.characterization.sense.comparator;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;

/** Whole decisions of a comparator without mismatch, as trials: their time and energy by overdrive. */
@SuppressWarnings("MemberName") // suffixes are units
public final class DecisionBench {
    /** Input differences of the decisions whose time is measured, V. */
    public static final List<Double> OVERDRIVES_V =
            List.of(0.1e-3, 0.2e-3, 0.5e-3, 1e-3, 2e-3, 5e-3, 10e-3, 20e-3, 50e-3);

    private static final ComparatorDeck DECK = new ComparatorDeck(300e-12, 200e-12);

    private final Decks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public DecisionBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
    }

    /**
     * Nine whole decisions of one comparator without mismatch at {@link #OVERDRIVES_V}.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @return the trial; {@code q_1} to {@code q_8} are the supply's charge over each cycle
     */
    public Trial decisions(int tap, double common_V) {
        Netlist netlist = DECK.of(decks, tap, common_V, 0, OVERDRIVES_V);
        List<Measure> measures = IntStream.range(0, OVERDRIVES_V.size() - 1)
                .mapToObj(DECK::charge)
                .toList();
        double end = OVERDRIVES_V.size() * DECK.cycle_s();
        return Trial.nominal(
                        ComparatorStates.DECISION,
                        ComparatorStates.overdrive(tap),
                        netlist,
                        new Analysis.Tran(1e-12, end, 2e-12),
                        measures)
                .keeping(List.of(ComparatorDeck.OUTPUT));
    }

    /**
     * Edge of a decision of {@link #decisions}.
     *
     * @param place place of its overdrive, from 0
     * @return s on the simulator's axis
     */
    public static double edge_s(int place) {
        return DECK.edge_s(place);
    }

    /**
     * For how long a decision of {@link #decisions} lasts.
     *
     * @return s
     */
    public static double decision_s() {
        return DECK.decision_s();
    }
}
