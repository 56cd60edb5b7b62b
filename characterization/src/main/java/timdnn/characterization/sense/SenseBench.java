package timdnn.characterization.sense;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The sense path's experiments, as trials: sampling a bitline and converting a held voltage. Taps of the reference ladder
 * and their comparators are numbered from 1, the highest, down to the largest count; the first {@link #NMOS_TAPS} have NMOS inputs.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class SenseBench {
    /** Comparators with NMOS inputs in {@code netlists/sense/flash.lib}, those of the highest thresholds. */
    public static final int NMOS_TAPS = 3;

    /** Experiment of sample and hold; states {@code 0.5 V}. */
    public static final String SAMPLE = "sense-sample";

    /** Experiment of columns with sample and hold; states {@code S4}. */
    public static final String COLUMN = "sense-column";

    /** Experiment of the converter near its thresholds; states {@code tap3 round 2}. */
    public static final String LADDER = "sense-ladder";

    /** Experiment of whole conversions; states {@code S4}. */
    public static final String CONVERSION = "sense-conversion";

    /** A column with sample and hold. */
    public static final CircuitAddress SAMPLED_COLUMN_CIRCUIT = new CircuitAddress(COLUMN, BitlineState.name(4));

    /** A multiplexer with a converter. */
    public static final CircuitAddress CONVERTER_CIRCUIT = new CircuitAddress(CONVERSION, BitlineState.name(4));

    /** Name of the sense path in the decks of {@link #LADDER} and {@link #CONVERSION}. */
    public static final String PATH = "xbl";

    /** Vector of the converter's input in {@link #conversions}. */
    public static final String INPUT = "v(" + PATH + ".a)";

    /** Times after the clock's edge at which the converter's outputs are read for {@link #LADDER}, s. */
    public static final List<Double> EARLY_S =
            IntStream.rangeClosed(2, 15).mapToObj(i -> i * 10e-12).toList();

    /** For how long the droop of a sample is watched, s. */
    public static final double LATE_S = 1.9e-9;

    /** From the wordlines' end to that of tracking: the sample catches up with the bitline, s. */
    public static final double SETTLE_S = 300e-12;

    /** From the end of tracking to the precharge, s. */
    public static final double GAP_S = 20e-12;

    /** From the wordlines' end to the conversions' begin, with the bitlines' precharge begun, s. */
    public static final double SAMPLING_S = SETTLE_S + 2 * GAP_S;

    /** Distance of the held voltage from a threshold at which the converter has to be right, V. */
    public static final double VERDICT_V = 1e-3;

    /** Bursts until the ladder's drift is that of endless ones within some hundredths. */
    private static final int HISTORY_BURSTS = 6;

    /** How much longer than their last conversion {@link #bursts} are watched, s: until the ladder has settled. */
    static final double LADDER_S = 1200e-12;

    private static final double VERDICT = 10e-12;

    /** From the end of a decision until the multiplexer is off and the hold capacitor is not yet set anew, s. */
    private static final double PASSED_ON_S = 38e-12;

    private static final String HELD = "v(" + PATH + ".h)";
    private static final List<String> SUPPLIES = List.of("cmp", "ladder", "switch", "clock");
    private static final List<String> CURRENTS = List.of("i(vcmp)", "i(vlad)", "i(vsw)", "i(vclk)");

    private final Decks decks;
    private final ColumnDecks cells;
    private final int columns;
    private final int taps;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public SenseBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
        cells = new ColumnDecks(study, netlists);
        columns = study.geometry().columnsAUnit();
        taps = study.geometry().largestCount();
    }

    /**
     * How many conversions come before that of the column in the middle of a unit, the blank one included: the converter is
     * calibrated for that column.
     *
     * @return half of the unit's columns, at least 2, so that one column was converted before
     */
    public int middle() {
        return middle(columns);
    }

    private static int middle(int columns) {
        return Math.max(2, columns / 2);
    }

    /**
     * Places of columns in their unit that are simulated: the first, which has only the blank conversion before it, and the
     * second, where most changes, that in the middle, and the last.
     *
     * @param columns columns of a unit, at least 2
     * @return the places, rising
     */
    public static List<Integer> places(int columns) {
        return IntStream.of(1, 2, middle(columns), columns).distinct().boxed().toList();
    }

    /**
     * Sampling a bitline, and holding the sample while the bitline is precharged.
     *
     * @param bitlines_V voltages of the bitline in V
     * @param strobe_s how long the bitline falls, in s
     * @return one trial a voltage; {@code v_tracked} just before the switch opens, {@code v_held} after the precharge,
     *     {@code v_late} {@link #LATE_S} later, {@code q_switch} of the switch's driver
     */
    public List<Trial> sample(List<Double> bitlines_V, double strobe_s) {
        List<Trial> trials = new ArrayList<>();
        for (double voltage : bitlines_V.stream().distinct().toList()) {
            Netlist netlist = decks.withoutTernaryCell("sense/sample.cir", sampling(voltage, strobe_s))
                    .circuit(List.of("v(h)", "v(bl)", "i(vsw)"));
            double hold = time(netlist, "t_hold");
            double precharged = time(netlist, "t_pre") + 50e-12;
            double end = precharged + LATE_S;
            trials.add(Trial.nominal(
                            SAMPLE,
                            SpiceNumber.format(voltage) + " V",
                            netlist,
                            new Analysis.Tran(2e-12, end, 10e-12),
                            List.of(
                                    new Measure.ValueAt("v_tracked", "V", "v(h)", hold - 15e-12),
                                    new Measure.ValueAt("v_held", "V", "v(h)", precharged),
                                    new Measure.ValueAt("v_late", "V", "v(h)", end),
                                    new Measure.Charge("q_switch", "i(vsw)", 0, end)))
                    .keeping(List.of("v(h)", "v(bl)")));
        }
        return trials;
    }

    /**
     * Columns with sample and hold on both bitlines, from precharge to precharge, as long as a whole access with its
     * conversion.
     *
     * @param states states (n, k) of the column
     * @param strobe_s length of the wordline pulse in s
     * @param recovery_s time given to the precharge after the conversion in s
     * @return one trial a state, named as {@link #column} says; {@code v_bl} when the sample is taken, {@code v_h} on the hold capacitor after the
     *     precharge has begun, {@code q_vpre} and so on of the supplies, {@code v_bl_end}
     */
    public List<Trial> sampledColumn(List<int[]> states, double strobe_s, double recovery_s) {
        double hold = cells.wordlineEdge_s() + strobe_s + SETTLE_S;
        double converted = hold + 2 * GAP_S + conversion_s();
        double end = converted + recovery_s;
        List<String> supplies = List.of("vpre", "vpg", "vwl", "vcell", "vsw");
        List<String> vectors = new ArrayList<>(List.of("v(bl)", "v(h)"));
        supplies.forEach(supply -> vectors.add("i(" + supply + ")"));
        List<Trial> trials = new ArrayList<>();
        for (int[] state : states) {
            Netlist netlist = cells.read(
                            "sense/sampled-column.cir",
                            Map.of(
                                    "n", Integer.toString(state[0]),
                                    "k", Integer.toString(state[1]),
                                    "c_sense", "0",
                                    "t_wl_off", SpiceNumber.format(cells.wordlineEdge_s() + strobe_s),
                                    "t_hold", SpiceNumber.format(hold),
                                    "t_pre_on", SpiceNumber.format(hold + GAP_S),
                                    "t_track", SpiceNumber.format(converted)))
                    .circuit(vectors);
            List<Measure> measures = new ArrayList<>(List.of(
                    new Measure.ValueAt("v_bl", "V", "v(bl)", hold - 2e-12),
                    new Measure.ValueAt("v_h", "V", "v(h)", hold + 2 * GAP_S),
                    new Measure.ValueAt("v_bl_end", "V", "v(bl)", end)));
            supplies.forEach(supply -> measures.add(new Measure.Charge("q_" + supply, "i(" + supply + ")", 0, end)));
            trials.add(Trial.nominal(
                            COLUMN, column(state[0], state[1]), netlist, new Analysis.Tran(2e-12, end, 2e-12), measures)
                    .keeping(List.of("v(bl)", "v(h)")));
        }
        return trials;
    }

    /**
     * State of a sampled column.
     *
     * @param n cells that discharge BL
     * @param k cells that discharge BLB
     * @return its name
     */
    public static String column(int n, int k) {
        return BitlineState.name(n) + (k == 0 ? "" : " k" + k);
    }

    private Map<String, String> sampling(double bitline_V, double strobe_s) {
        double fall = time(decks.withoutTernaryCell("sense/sample.cir", Map.of()), "t_fall");
        double fallen = fall + strobe_s;
        return Map.of(
                "v_bl", SpiceNumber.format(bitline_V),
                "t_fallen", SpiceNumber.format(fallen),
                "t_hold", SpiceNumber.format(fallen + SETTLE_S),
                "t_pre", SpiceNumber.format(fallen + SETTLE_S + GAP_S));
    }

    /**
     * What a converter has behind it when a burst begins: its ladder takes longer to settle than the pause between bursts lasts.
     *
     * @param hold_V what all columns held in V
     * @param drifts_V how far each tap of the ladder is from rest, in V
     */
    public record History(double hold_V, List<Double> drifts_V) {
        /** Copies the list. */
        public History {
            drifts_V = List.copyOf(drifts_V);
        }

        /**
         * A first burst after a long pause.
         *
         * @param hold_V what its columns before hold in V
         * @param taps taps of its ladder
         * @return the history, without drift
         */
        public static History atRest(double hold_V, int taps) {
            return new History(hold_V, Collections.nCopies(taps, 0.0));
        }
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
            Netlist deck = converter(History.atRest(holds_V.get(n), taps), holds_V.get(n), 1, taps_V, taps);
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
            trials.add(
                    Trial.nominal(LADDER, history(n, pause), netlist, new Analysis.Tran(4e-12, end, 4e-12), measures));
        }
        return trials;
    }

    /**
     * State of a history.
     *
     * @param n state of the bitlines
     * @param pause how many conversions there would be time for between bursts
     * @return its name
     */
    public static String history(int n, int pause) {
        return BitlineState.name(n) + " history pause " + pause;
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
    public Trial nearThreshold(String state, int tap, double hold_V, History history, int before, List<Double> taps_V) {
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
        return Trial.nominal(LADDER, state, netlist, new Analysis.Tran(2e-12, end, 2e-12), measures);
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
                            new History(holds_V.get(n), drifts_V), holds_V.get(n), middle(), taps_V, comparators)
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
                            CONVERSION,
                            conversion(n, comparators, taps),
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
            Netlist deck = converter(History.atRest(holds_V.get(n), taps), holds_V.get(n), conversions, taps_V, taps);
            double stop = time(deck, "t_cv") + time(deck, "t_end");
            double end = stop + LADDER_S;
            trials.add(Trial.nominal(
                            CONVERSION,
                            burst(n, conversions),
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
     * State of a burst.
     *
     * @param n state of the bitlines
     * @param conversions how many follow the blank one
     * @return its name
     */
    public static String burst(int n, int conversions) {
        return BitlineState.name(n) + " burst of " + conversions;
    }

    /**
     * State of a conversion.
     *
     * @param n state of the bitline
     * @param comparators how many the converter has
     * @param taps how many its ladder has
     * @return its name
     */
    public static String conversion(int n, int comparators, int taps) {
        return BitlineState.name(n) + (comparators == taps ? "" : " of " + comparators);
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
        return IntStream.rangeClosed(1, taps).mapToObj(SenseBench::ladder).toList();
    }

    private Netlist converter(History history, double hold_V, int before, List<Double> taps_V, int comparators) {
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
