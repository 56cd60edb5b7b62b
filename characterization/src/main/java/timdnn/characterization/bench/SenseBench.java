package timdnn.characterization.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.measure.Measure;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The sense path's experiments, as trials: sampling a bitline and converting a held voltage. Taps of the reference ladder
 * and their comparators are numbered 1 to 8 from the highest down; the first {@link #NMOS_TAPS} have NMOS inputs.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class SenseBench {
    /** Taps of the ladder, thresholds of the converter. */
    public static final int TAPS = 8;

    /** Comparators with NMOS inputs, those of the highest thresholds. */
    public static final int NMOS_TAPS = 3;

    /** Experiment of sample and hold; states {@code 0.5 V}. */
    public static final String SAMPLE = "sense-sample";

    /** Experiment of columns with sample and hold; states {@code S4}. */
    public static final String COLUMN = "sense-column";

    /** Experiment of the converter near its thresholds; states {@code tap3 round 2}. */
    public static final String LADDER = "sense-ladder";

    /** Experiment of whole conversions; states {@code S4}. */
    public static final String CONVERSION = "sense-conversion";

    /** Times after the clock's edge at which the converter's outputs are read for {@link #LADDER}, s. */
    public static final List<Double> EARLY_S =
            List.of(20e-12, 30e-12, 40e-12, 50e-12, 60e-12, 70e-12, 80e-12, 90e-12, 100e-12);

    /** For how long the droop of a sample is watched, s. */
    public static final double LATE_S = 1.9e-9;

    /** From the wordlines' end to that of tracking: the sample catches up with the bitline, s. */
    public static final double SETTLE_S = 300e-12;

    /** From the end of tracking to the precharge, s. */
    public static final double GAP_S = 20e-12;

    /** Conversions of other columns before the one that is looked at. */
    public static final int BEFORE = 3;

    /** How much longer than a conversion {@link #settlings} watch the ladder, s. */
    static final double LADDER_S = 720e-12;

    private static final double VERDICT = 10e-12;

    /** A pause beyond any simulation, s. */
    private static final double ONCE_S = 1;

    private final Decks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public SenseBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
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
        double hold = decks.wordlineEdge_s() + strobe_s + SETTLE_S;
        double converted =
                hold + 2 * GAP_S + time(converter(0.5, 0.5, BEFORE, 0, List.of(), TAPS, List.of("v(a)")), "t_end");
        double end = converted + recovery_s;
        List<String> supplies = List.of("vpre", "vpg", "vwl", "vcell", "vsw");
        List<String> vectors = new ArrayList<>(List.of("v(bl)", "v(h)"));
        supplies.forEach(supply -> vectors.add("i(" + supply + ")"));
        List<Trial> trials = new ArrayList<>();
        for (int[] state : states) {
            Netlist netlist = decks.read(
                            "sense/sampled-column.cir",
                            Map.of(
                                    "n", Integer.toString(state[0]),
                                    "k", Integer.toString(state[1]),
                                    "c_sense", "0",
                                    "t_wl_off", SpiceNumber.format(decks.wordlineEdge_s() + strobe_s),
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
        return "S" + n + (k == 0 ? "" : " k" + k);
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
     * The converter near a threshold, after {@link #BEFORE} conversions of other columns.
     *
     * @param state name of the state
     * @param tap the tap whose comparator is watched, 1 to 8
     * @param hold_V the held voltage in V
     * @param before_V that of the columns before in V
     * @param taps_V the ladder's taps in V, falling
     * @return the trial; {@code v_in} is the converter's input just before the clock, {@code d_0} to {@code d_8} the
     *     comparator's output difference at {@link #EARLY_S}, {@code d_end} at the end of the decision
     */
    public Trial nearThreshold(String state, int tap, double hold_V, double before_V, List<Double> taps_V) {
        return nearThreshold(state, tap, hold_V, before_V, BEFORE, 0, taps_V);
    }

    /**
     * The converter near a threshold, after some conversions of other columns.
     *
     * @param state name of the state
     * @param tap the tap whose comparator is watched, 1 to 8
     * @param hold_V the held voltage in V
     * @param before_V that of the columns before in V
     * @param before how many there were, at least 1
     * @param pause_s from the end of a conversion to the next one, in s
     * @param taps_V the ladder's taps in V, falling
     * @return the trial
     */
    public Trial nearThreshold(
            String state, int tap, double hold_V, double before_V, int before, double pause_s, List<Double> taps_V) {
        String vector = "v(d" + tap + ")";
        Netlist netlist = converter(hold_V, before_V, before, pause_s, taps_V, TAPS, List.of("v(a)", vector));
        double begin = time(netlist, "t_cv");
        double clock = begin + time(netlist, "t_clk");
        double end = begin + time(netlist, "t_off") - VERDICT;
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure.ValueAt("v_in", "V", "v(a)", clock - 2e-12));
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
     * @param taps_V the ladder's taps in V
     * @param comparators {@link #TAPS}, or one less: then the last comparator is missing, and the states' names say so
     * @return one trial a state; {@code d_1} to {@code d_8} are the verdicts, {@code q_cmp}, {@code q_ladder},
     *     {@code q_switch}, {@code q_clock} the supplies' charges from its begin to that of the next one, {@code i_cmp}, {@code i_ladder}, {@code i_clock} what
     *     they draw at rest, {@code v_after} what is left on the hold capacitor
     */
    public List<Trial> conversions(List<Double> holds_V, List<Double> taps_V, int comparators) {
        List<Trial> trials = new ArrayList<>();
        List<String> outputs = IntStream.rangeClosed(1, TAPS)
                .mapToObj(tap -> "v(d" + tap + ")")
                .toList();
        List<String> kept = new ArrayList<>(outputs);
        kept.add("v(a)");
        kept.add("v(h)");
        kept.addAll(ladders());
        List<String> vectors = new ArrayList<>(kept);
        vectors.addAll(List.of("i(vcmp)", "i(vlad)", "i(vsw)", "i(vclk)"));
        for (int n = 0; n < holds_V.size(); n++) {
            Netlist netlist = converter(holds_V.get(n), holds_V.get(n), BEFORE, 0, taps_V, comparators, vectors);
            double begin = time(netlist, "t_cv");
            double end = begin + time(netlist, "t_end");
            List<Measure> measures = new ArrayList<>();
            for (int tap = 1; tap <= TAPS; tap++) {
                measures.add(new Measure.ValueAt(
                        "d_" + tap, "V", outputs.get(tap - 1), begin + time(netlist, "t_off") - VERDICT));
            }
            measures.add(new Measure.Charge("q_cmp", "i(vcmp)", begin, end));
            measures.add(new Measure.Charge("q_ladder", "i(vlad)", begin, end));
            measures.add(new Measure.Charge("q_switch", "i(vsw)", begin, end));
            measures.add(new Measure.Charge("q_clock", "i(vclk)", begin, end));
            measures.add(new Measure.ValueAt("i_cmp", "A", "i(vcmp)", 0));
            measures.add(new Measure.ValueAt("i_ladder", "A", "i(vlad)", 0));
            measures.add(new Measure.ValueAt("i_clock", "A", "i(vclk)", 0));
            measures.add(new Measure.ValueAt("v_after", "V", "v(h)", end));
            trials.add(Trial.nominal(
                            CONVERSION,
                            conversion(n, comparators),
                            netlist,
                            new Analysis.Tran(2e-12, end, 2e-12),
                            measures)
                    .keeping(kept));
        }
        return trials;
    }

    /**
     * A single conversion of each, from rest, watched until the ladder has settled.
     *
     * @param holds_V the held voltage of each state S0, S1, … in V
     * @param taps_V the ladder's taps in V
     * @return one trial a state, with the waveforms of all taps; {@code v_1} to {@code v_8} at the end
     */
    public List<Trial> settlings(List<Double> holds_V, List<Double> taps_V) {
        List<String> kept = ladders();
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n < holds_V.size(); n++) {
            Netlist netlist = converter(holds_V.get(n), holds_V.get(n), 1, ONCE_S, taps_V, TAPS, kept);
            double end = time(netlist, "t_end") + LADDER_S;
            List<Measure> measures = new ArrayList<>();
            for (int tap = 1; tap <= TAPS; tap++) {
                measures.add(new Measure.ValueAt("v_" + tap, "V", ladder(tap), end));
            }
            trials.add(Trial.nominal(CONVERSION, settling(n), netlist, new Analysis.Tran(2e-12, end, 2e-12), measures)
                    .keeping(kept));
        }
        return trials;
    }

    /**
     * State of a conversion that is watched until the ladder has settled.
     *
     * @param n state of the bitline
     * @return its name
     */
    public static String settling(int n) {
        return "S" + n + " ladder";
    }

    /**
     * State of a conversion.
     *
     * @param n state of the bitline
     * @param comparators how many the converter has
     * @return its name
     */
    public static String conversion(int n, int comparators) {
        return "S" + n + (comparators == TAPS ? "" : " of " + comparators);
    }

    /**
     * Vector of a tap of the ladder in {@link #conversions}.
     *
     * @param tap the tap, 1 to 8
     * @return its name as ngspice has it
     */
    public static String ladder(int tap) {
        return "v(xa.r" + tap + ")";
    }

    private static List<String> ladders() {
        return IntStream.rangeClosed(1, TAPS).mapToObj(SenseBench::ladder).toList();
    }

    private Netlist converter(
            double hold_V,
            double before_V,
            int before,
            double pause_s,
            List<Double> taps_V,
            int comparators,
            List<String> vectors) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("v_hold", SpiceNumber.format(hold_V));
        values.put("v_before", SpiceNumber.format(before_V));
        values.put("columns", decks.columns());
        values.put("taps", Integer.toString(comparators));
        for (int tap = 1; tap <= taps_V.size(); tap++) {
            values.put("ref" + tap, SpiceNumber.format(taps_V.get(tap - 1)));
        }
        Netlist deck = decks.withoutTernaryCell("sense/adc.cir", values);
        double period = time(deck, "t_end") + pause_s;
        return deck.withParameter("t_per", SpiceNumber.format(period))
                .withParameter("t_cv", SpiceNumber.format(before * period))
                .circuit(vectors);
    }

    private static double time(Netlist netlist, String parameter) {
        return SpiceNumber.parse(netlist.parameters().get(parameter));
    }
}
