package timdnn.characterization.sense.converter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The converter behind a multiplexer, as trials: near its thresholds, in whole conversions and in bursts of them. Taps of the
 * reference ladder and their comparators are numbered from 1, the highest, down to the largest count.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ConverterBench {
    /** Times after the clock's edge at which the converter's outputs are read in {@link #nearThreshold}, s. */
    public static final List<Double> EARLY_S =
            IntStream.rangeClosed(2, 15).mapToObj(i -> i * 10e-12).toList();

    /** Name of the sense path in the decks. */
    public static final String PATH = "xbl";

    /** Vector of the converter's input in {@link #conversions}. */
    public static final String INPUT = "v(" + PATH + ".a)";

    /** Bursts until the ladder's drift is that of endless ones within some hundredths. */
    private static final int HISTORY_BURSTS = 6;

    /** How much longer than their last conversion {@link #bursts} are watched, s: until the ladder has settled. */
    private static final double LADDER_S = 1200e-12;

    private static final double VERDICT = 10e-12;

    /** From the end of a decision until the multiplexer is off and the hold capacitor is not yet set anew, s. */
    private static final double PASSED_ON_S = 38e-12;

    private static final String HELD = "v(" + PATH + ".h)";
    private static final List<String> SUPPLIES = List.of("cmp", "ladder", "switch", "clock");
    private static final List<String> CURRENTS = List.of("i(vcmp)", "i(vlad)", "i(vsw)", "i(vclk)");

    private final Decks decks;
    private final int columns;
    private final int taps;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public ConverterBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
        columns = study.geometry().columnsAUnit();
        taps = study.geometry().largestCount();
    }

    /**
     * How many conversions come before that of the column in the middle of a unit, as {@link ConverterStates#middle} has it.
     *
     * @return a count, the blank one included
     */
    public int middle() {
        return ConverterStates.middle(columns);
    }

    /**
     * Burst upon burst of the same voltage, from rest, until the next one would begin.
     *
     * @param states states S0, S1, …
     * @param holds_V the held voltage of each of S0 to S8 in V
     * @param pause how many conversions there would be time for between bursts, at least 1
     * @param taps_V the ladder's taps in V
     * @return one trial a state, {@code v_1} to {@code v_8} of the taps at its end
     */
    public List<Trial> histories(List<Integer> states, List<Double> holds_V, int pause, List<Double> taps_V) {
        List<Trial> trials = new ArrayList<>();
        for (int n : states) {
            Netlist deck = converter(ConverterHistory.atRest(holds_V.get(n), taps), holds_V.get(n), 1, taps_V, taps);
            double period = time(deck, "t_end");
            double cycle = (1 + columns + pause) * period;
            double end = HISTORY_BURSTS * cycle;
            Netlist netlist = deck.withParameter("t_burst", SpiceNumber.format((1 + columns) * period))
                    .withParameter("t_cycle", SpiceNumber.format(cycle))
                    .circuit(ladders());
            List<Measure> measures = new ArrayList<>();
            for (int tap = 1; tap <= taps; tap++) {
                measures.add(new Measure.ValueAt("v_" + tap, "V", ladder(tap), end));
            }
            trials.add(Trial.nominal(
                    ConverterStates.LADDER,
                    ConverterStates.history(n, pause),
                    netlist,
                    new Analysis.Tran(4e-12, end, 4e-12),
                    measures));
        }
        return trials;
    }

    /**
     * The converter near a threshold, after other conversions.
     *
     * @param state name of the state
     * @param tap the tap whose comparator is watched, 1 to 8
     * @param hold_V the held voltage in V
     * @param history what is behind it, the columns before it in its own burst included
     * @param before conversions before it in its burst, at least 1: a blank one, and those of columns
     * @param taps_V the ladder's taps in V, falling
     * @return the trial; {@code v_in} is the converter's input just before the clock, {@code d_0}, {@code d_1}, … the
     *     comparator's output difference at {@link #EARLY_S}, {@code d_end} at the end of the decision
     */
    public Trial nearThreshold(
            String state, int tap, double hold_V, ConverterHistory history, int before, List<Double> taps_V) {
        String vector = "v(d" + tap + ")";
        Netlist netlist = converter(history, hold_V, before, taps_V, taps).circuit(List.of(INPUT, vector));
        double begin = time(netlist, "t_cv");
        double clock = begin + time(netlist, "t_clk");
        double end = begin + time(netlist, "t_off") - VERDICT;
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure.ValueAt("v_in", "V", INPUT, clock - 2e-12));
        for (int i = 0; i < EARLY_S.size(); i++) {
            measures.add(new Measure.ValueAt("d_" + i, "V", vector, clock + EARLY_S.get(i)));
        }
        measures.add(new Measure.ValueAt("d_end", "V", vector, end));
        return Trial.nominal(ConverterStates.LADDER, state, netlist, new Analysis.Tran(2e-12, end, 2e-12), measures);
    }

    /**
     * Whole conversions, each after others of the same voltage, so that it ends as it began.
     *
     * @param holds_V the held voltage of each state S0, S1, … in V
     * @param drifts_V how far each tap of the ladder is from rest when the burst begins, in V
     * @param taps_V the ladder's taps in V
     * @param comparators as many as there are taps, or one less: then the last comparator is missing, and the states' names say so
     * @return one trial a state; {@code d_1} to {@code d_8} are the verdicts, {@code q_cmp}, {@code q_ladder},
     *     {@code q_switch}, {@code q_clock} the supplies' charges from its begin to that of the next one, {@code i_cmp},
     *     {@code i_ladder}, {@code i_clock} what they draw at rest, {@code v_after} what is left on the hold capacitor
     */
    public List<Trial> conversions(List<Double> holds_V, List<Double> drifts_V, List<Double> taps_V, int comparators) {
        List<Trial> trials = new ArrayList<>();
        List<String> outputs = IntStream.rangeClosed(1, taps)
                .mapToObj(tap -> "v(d" + tap + ")")
                .toList();
        List<String> kept = new ArrayList<>(outputs);
        kept.add(INPUT);
        kept.add(HELD);
        kept.addAll(ladders());
        List<String> vectors = new ArrayList<>(kept);
        vectors.addAll(CURRENTS);
        for (int n = 0; n < holds_V.size(); n++) {
            Netlist netlist = converter(
                            new ConverterHistory(holds_V.get(n), drifts_V),
                            holds_V.get(n),
                            middle(),
                            taps_V,
                            comparators)
                    .circuit(vectors);
            double begin = time(netlist, "t_cv");
            double end = begin + time(netlist, "t_end");
            List<Measure> measures = new ArrayList<>();
            for (int tap = 1; tap <= taps; tap++) {
                measures.add(new Measure.ValueAt(
                        "d_" + tap, "V", outputs.get(tap - 1), begin + time(netlist, "t_off") - VERDICT));
            }
            measures.addAll(charges(begin, end));
            measures.add(new Measure.ValueAt("i_cmp", "A", "i(vcmp)", 0));
            measures.add(new Measure.ValueAt("i_ladder", "A", "i(vlad)", 0));
            measures.add(new Measure.ValueAt("i_clock", "A", "i(vclk)", 0));
            measures.add(new Measure.ValueAt("v_after", "V", HELD, begin + time(netlist, "t_off") + PASSED_ON_S));
            trials.add(Trial.nominal(
                            ConverterStates.CONVERSION,
                            ConverterStates.conversion(n, comparators, taps),
                            netlist,
                            new Analysis.Tran(2e-12, end, 2e-12),
                            measures)
                    .keeping(kept));
        }
        return trials;
    }

    /**
     * Bursts from rest to rest: a blank conversion, then some of the same voltage, until the ladder has settled.
     *
     * @param states states S0, S1, …
     * @param holds_V the held voltage of each of S0 to S8 in V
     * @param conversions how many follow the blank one, at least 1
     * @param taps_V the ladder's taps in V
     * @return one trial a state, with the waveforms of all taps; {@code q_cmp}, {@code q_ladder}, {@code q_switch},
     *     {@code q_clock} from begin to end
     */
    public List<Trial> bursts(List<Integer> states, List<Double> holds_V, int conversions, List<Double> taps_V) {
        List<String> kept = ladders();
        List<String> vectors = new ArrayList<>(kept);
        vectors.addAll(CURRENTS);
        List<Trial> trials = new ArrayList<>();
        for (int n : states) {
            Netlist deck =
                    converter(ConverterHistory.atRest(holds_V.get(n), taps), holds_V.get(n), conversions, taps_V, taps);
            double stop = time(deck, "t_cv") + time(deck, "t_end");
            double end = stop + LADDER_S;
            trials.add(Trial.nominal(
                            ConverterStates.CONVERSION,
                            ConverterStates.burst(n, conversions),
                            deck.withParameter("t_burst", SpiceNumber.format(stop))
                                    .circuit(vectors),
                            new Analysis.Tran(2e-12, end, 2e-12),
                            charges(0, end))
                    .keeping(kept));
        }
        return trials;
    }

    private static List<Measure> charges(double begin, double end) {
        return IntStream.range(0, SUPPLIES.size())
                .<Measure>mapToObj(i -> new Measure.Charge("q_" + SUPPLIES.get(i), CURRENTS.get(i), begin, end))
                .toList();
    }

    /**
     * Vector of a tap of the ladder in {@link #conversions} and {@link #bursts}.
     *
     * @param tap the tap, 1 to 8
     * @return its name as ngspice has it
     */
    public static String ladder(int tap) {
        return "v(" + PATH + ".xa.r" + tap + ")";
    }

    private List<String> ladders() {
        return IntStream.rangeClosed(1, taps).mapToObj(ConverterBench::ladder).toList();
    }

    private Netlist converter(
            ConverterHistory history, double hold_V, int before, List<Double> taps_V, int comparators) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("v_hold", SpiceNumber.format(hold_V));
        values.put("v_before", SpiceNumber.format(history.hold_V()));
        for (int tap = 1; tap <= taps; tap++) {
            values.put("drift" + tap, SpiceNumber.format(history.drifts_V().get(tap - 1)));
        }
        values.put("columns", Integer.toString(columns));
        values.put("taps", Integer.toString(comparators));
        for (int tap = 1; tap <= taps_V.size(); tap++) {
            values.put("ref" + tap, SpiceNumber.format(taps_V.get(tap - 1)));
        }
        Netlist deck = ConverterDeck.ofTaps(decks.withoutTernaryCell("sense/adc.cir", Map.of()), taps)
                .withParameters(values);
        double period = time(deck, "t_end");
        return deck.withParameter("t_per", SpiceNumber.format(period))
                .withParameter("t_cv", SpiceNumber.format(before * period));
    }

    /**
     * From the begin of a conversion to that of the next one.
     *
     * @return s
     */
    public double conversion_s() {
        return time(decks.withoutTernaryCell("sense/adc.cir", Map.of()), "t_end");
    }

    private static double time(Netlist netlist, String parameter) {
        return SpiceNumber.parse(netlist.parameters().get(parameter));
    }
}
