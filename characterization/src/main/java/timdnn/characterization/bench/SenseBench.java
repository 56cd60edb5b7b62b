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
 * The sense path's experiments, as trials: sampling a bitline, converting a held voltage, and single comparators. Taps of
 * the reference ladder and their comparators are numbered 1 to 8 from the highest down; the first {@link #NMOS_TAPS} have
 * NMOS inputs.
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

    /** Experiment of single comparators without mismatch; states {@code tap3 overdrive} and {@code tap3 steps}. */
    public static final String DECISION = "sense-decision";

    /** Experiment of single comparators with mismatch; states {@code tap3}, {@code tap3 check 1}. */
    public static final String OFFSET = "sense-offset";

    /** Experiment of the tail of a comparator's offset; states {@code tap3}. */
    public static final String TAIL = "sense-tail";

    /** Overdrive with which the tail of the offset is asked for, V. */
    public static final double BEYOND_V = 25e-3;

    /** Input differences of the decisions whose time is measured, V. */
    public static final List<Double> OVERDRIVES_V =
            List.of(0.1e-3, 0.2e-3, 0.5e-3, 1e-3, 2e-3, 5e-3, 10e-3, 20e-3, 50e-3);

    /** Input differences between which an offset is found, V. */
    public static final List<Double> STEPS_V = List.of(-30e-3, -15e-3, 0.0, 15e-3, 30e-3);

    /** Times after the clock's edge at which the converter's outputs are read for {@link #LADDER}, s. */
    public static final List<Double> EARLY_S =
            List.of(20e-12, 30e-12, 40e-12, 50e-12, 60e-12, 70e-12, 80e-12, 90e-12, 100e-12);

    /** For how long the droop of a sample is watched, s. */
    public static final double LATE_S = 1.9e-9;

    /** From the wordlines' end to that of tracking: the sample catches up with the bitline, s. */
    public static final double SETTLE_S = 300e-12;

    /** From the end of tracking to the precharge, s. */
    public static final double GAP_S = 20e-12;

    /** How much longer than a conversion its energy is watched, s. */
    public static final double REST_S = 120e-12;

    private static final double VERDICT = 10e-12;
    private static final double FULL_CYCLE_S = 300e-12;
    private static final double FULL_DECISION_S = 200e-12;
    private static final double SHORT_CYCLE_S = 160e-12;
    private static final double SHORT_DECISION_S = 100e-12;

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
     * @param states numbers n of cells that discharge BL
     * @param strobe_s length of the wordline pulse in s
     * @param recovery_s time given to the precharge after the conversion in s
     * @return one trial a state; {@code v_bl} when the sample is taken, {@code v_h} on the hold capacitor after the
     *     precharge has begun, {@code q_vpre} and so on of the supplies, {@code v_bl_end}
     */
    public List<Trial> sampledColumn(List<Integer> states, double strobe_s, double recovery_s) {
        double hold = decks.wordlineEdge_s() + strobe_s + SETTLE_S;
        double converted = hold + 2 * GAP_S + time(converter(0.5, List.of(), List.of("v(a)")), "t_end");
        double end = converted + recovery_s;
        List<String> supplies = List.of("vpre", "vpg", "vwl", "vcell", "vsw");
        List<String> vectors = new ArrayList<>(List.of("v(bl)", "v(h)"));
        supplies.forEach(supply -> vectors.add("i(" + supply + ")"));
        List<Trial> trials = new ArrayList<>();
        for (int n : states) {
            Netlist netlist = decks.read(
                            "sense/sampled-column.cir",
                            Map.of(
                                    "n", Integer.toString(n),
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
            trials.add(Trial.nominal(COLUMN, "S" + n, netlist, new Analysis.Tran(2e-12, end, 2e-12), measures)
                    .keeping(List.of("v(bl)", "v(h)")));
        }
        return trials;
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
     * The converter near a threshold.
     *
     * @param state name of the state
     * @param tap the tap whose comparator is watched, 1 to 8
     * @param hold_V the held voltage in V
     * @param taps_V the ladder's taps in V, falling
     * @return the trial; {@code v_in} is the converter's input just before the clock, {@code d_0} to {@code d_8} the
     *     comparator's output difference at {@link #EARLY_S}, {@code d_end} at the end of the decision
     */
    public Trial nearThreshold(String state, int tap, double hold_V, List<Double> taps_V) {
        String vector = "v(d" + tap + ")";
        Netlist netlist = converter(hold_V, taps_V, List.of("v(a)", vector));
        double clock = time(netlist, "t_clk");
        double end = time(netlist, "t_off") - VERDICT;
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure.ValueAt("v_in", "V", "v(a)", clock - 2e-12));
        for (int i = 0; i < EARLY_S.size(); i++) {
            measures.add(new Measure.ValueAt("d_" + i, "V", vector, clock + EARLY_S.get(i)));
        }
        measures.add(new Measure.ValueAt("d_end", "V", vector, end));
        return Trial.nominal(LADDER, state, netlist, new Analysis.Tran(2e-12, end, 4e-12), measures);
    }

    /**
     * Whole conversions, from rest to rest.
     *
     * @param holds_V the held voltage of each state S0, S1, … in V
     * @param taps_V the ladder's taps in V
     * @return one trial a state; {@code d_1} to {@code d_8} are the verdicts, {@code q_cmp}, {@code q_ladder},
     *     {@code q_switch}, {@code q_clock} the supplies' charges until {@link #REST_S} after its end, {@code i_cmp}, {@code i_ladder}, {@code i_clock} what
     *     they draw at rest, {@code v_after} what is left on the hold capacitor
     */
    public List<Trial> conversions(List<Double> holds_V, List<Double> taps_V) {
        List<Trial> trials = new ArrayList<>();
        List<String> outputs = IntStream.rangeClosed(1, TAPS)
                .mapToObj(tap -> "v(d" + tap + ")")
                .toList();
        List<String> kept = new ArrayList<>(outputs);
        kept.add("v(a)");
        kept.add("v(h)");
        List<String> vectors = new ArrayList<>(kept);
        vectors.addAll(List.of("i(vcmp)", "i(vlad)", "i(vsw)", "i(vclk)"));
        for (int n = 0; n < holds_V.size(); n++) {
            Netlist netlist = converter(holds_V.get(n), taps_V, vectors);
            // Longer than a conversion by the time before the next one's clock: until then comparators come to rest.
            double end = time(netlist, "t_end") + REST_S;
            List<Measure> measures = new ArrayList<>();
            for (int tap = 1; tap <= TAPS; tap++) {
                measures.add(
                        new Measure.ValueAt("d_" + tap, "V", outputs.get(tap - 1), time(netlist, "t_off") - VERDICT));
            }
            measures.add(new Measure.Charge("q_cmp", "i(vcmp)", 0, end));
            measures.add(new Measure.Charge("q_ladder", "i(vlad)", 0, end));
            measures.add(new Measure.Charge("q_switch", "i(vsw)", 0, end));
            measures.add(new Measure.Charge("q_clock", "i(vclk)", 0, end));
            measures.add(new Measure.ValueAt("i_cmp", "A", "i(vcmp)", 0));
            measures.add(new Measure.ValueAt("i_ladder", "A", "i(vlad)", 0));
            measures.add(new Measure.ValueAt("i_clock", "A", "i(vclk)", 0));
            measures.add(new Measure.ValueAt("v_after", "V", "v(h)", end));
            trials.add(Trial.nominal(CONVERSION, "S" + n, netlist, new Analysis.Tran(2e-12, end, 2e-12), measures)
                    .keeping(kept));
        }
        return trials;
    }

    /**
     * Nine whole decisions of one comparator without mismatch at {@link #OVERDRIVES_V}.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @return the trial; {@code q_1} to {@code q_8} are the supply's charge over each cycle
     */
    public Trial decisions(int tap, double common_V) {
        Netlist netlist = comparator(tap, common_V, OVERDRIVES_V, FULL_CYCLE_S, FULL_DECISION_S);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < OVERDRIVES_V.size(); i++) {
            // A cycle ends when the comparator is at rest again, just before the next edge.
            double from = i * FULL_CYCLE_S + FULL_CYCLE_S - FULL_DECISION_S;
            if (i + 1 < OVERDRIVES_V.size()) {
                measures.add(new Measure.Charge("q_" + (i + 1), "i(vdd)", from, from + FULL_CYCLE_S));
            }
        }
        double end = OVERDRIVES_V.size() * FULL_CYCLE_S;
        return Trial.nominal(
                        DECISION, "tap" + tap + " overdrive", netlist, new Analysis.Tran(1e-12, end, 2e-12), measures)
                .keeping(List.of("v(diff)"));
    }

    /**
     * Edge of a decision of {@link #decisions}.
     *
     * @param place place of its overdrive, from 0
     * @return s on the simulator's axis
     */
    public static double edge_s(int place) {
        return place * FULL_CYCLE_S + FULL_CYCLE_S - FULL_DECISION_S;
    }

    /**
     * For how long a decision of {@link #decisions} lasts.
     *
     * @return s
     */
    public static double decision_s() {
        return FULL_DECISION_S;
    }

    /**
     * The five decisions between which an offset is found, without mismatch, their waveform kept.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @return the trial
     */
    public Trial steps(int tap, double common_V) {
        Trial offset = offset(tap, common_V, SHORT_DECISION_S / 2);
        return Trial.nominal(DECISION, "tap" + tap + " steps", offset.netlist(), offset.analysis(), offset.measures())
                .keeping(List.of("v(diff)"));
    }

    /**
     * Edge of a decision of {@link #steps}.
     *
     * @param place place of its input difference, from 0
     * @return s on the simulator's axis
     */
    public static double stepEdge_s(int place) {
        return place * SHORT_CYCLE_S + SHORT_CYCLE_S - SHORT_DECISION_S;
    }

    /**
     * Decisions of a comparator at {@link #STEPS_V}, read early, while the output still follows the input's difference.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @param early_s when they are read, s after the clock's edge
     * @return the trial without samples; {@code d_1} to {@code d_5} are output differences
     */
    public Trial offset(int tap, double common_V, double early_s) {
        Netlist netlist = comparator(tap, common_V, STEPS_V, SHORT_CYCLE_S, SHORT_DECISION_S);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < STEPS_V.size(); i++) {
            measures.add(new Measure.ValueAt("d_" + (i + 1), "V", "v(diff)", stepEdge_s(i) + early_s));
        }
        double end = STEPS_V.size() * SHORT_CYCLE_S - VERDICT;
        return Trial.nominal(OFFSET, "tap" + tap, netlist, new Analysis.Tran(1e-12, end, 4e-12), measures);
    }

    /**
     * One decision of a comparator with a stated overdrive, read early: it is wrong where the output is negative.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @param early_s when it is read, s after the clock's edge
     * @return the trial without samples; {@code d_1} is the output difference at {@link #BEYOND_V}
     */
    public Trial beyond(int tap, double common_V, double early_s) {
        Netlist netlist = comparator(tap, common_V, List.of(BEYOND_V), SHORT_CYCLE_S, SHORT_DECISION_S);
        double read = stepEdge_s(0) + early_s;
        return Trial.nominal(
                TAIL,
                "tap" + tap,
                netlist,
                new Analysis.Tran(1e-12, read, 4e-12),
                List.of(new Measure.ValueAt("d_1", "V", "v(diff)", read)));
    }

    /**
     * Two whole decisions of a comparator beside a supposed offset.
     *
     * @param tap the tap, 1 to 8
     * @param number number of the check, part of the state's name
     * @param common_V common mode of its inputs in V
     * @param offset_V the supposed offset in V
     * @param within_V distance on either side in V
     * @return the trial without samples; {@code d_1} below and {@code d_2} above the offset must differ in sign
     */
    public Trial check(int tap, int number, double common_V, double offset_V, double within_V) {
        Netlist netlist = comparator(
                tap, common_V, List.of(offset_V - within_V, offset_V + within_V), FULL_CYCLE_S, FULL_DECISION_S);
        return Trial.nominal(
                OFFSET,
                "tap" + tap + " check " + number,
                netlist,
                new Analysis.Tran(1e-12, 2 * FULL_CYCLE_S, 4e-12),
                List.of(
                        new Measure.ValueAt("d_1", "V", "v(diff)", FULL_CYCLE_S - 2 * VERDICT),
                        new Measure.ValueAt("d_2", "V", "v(diff)", 2 * FULL_CYCLE_S - 2 * VERDICT)));
    }

    /**
     * Under which addresses the shifts of a comparator are drawn: a sample is the same comparator in all its experiments.
     *
     * @param tap the tap, 1 to 8
     * @return the draws
     */
    public static Draws draws(int tap) {
        return draws(OFFSET, tap);
    }

    /**
     * The same for another experiment, with draws of its own.
     *
     * @param experiment name of the experiment
     * @param tap the tap, 1 to 8
     * @return the draws
     */
    public static Draws draws(String experiment, int tap) {
        return new Draws(experiment, "tap" + tap, Map.of(), List.of("m.xc.*"));
    }

    private Netlist converter(double hold_V, List<Double> taps_V, List<String> vectors) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("v_hold", SpiceNumber.format(hold_V));
        for (int tap = 1; tap <= taps_V.size(); tap++) {
            values.put("ref" + tap, SpiceNumber.format(taps_V.get(tap - 1)));
        }
        return decks.withoutTernaryCell("sense/adc.cir", values).circuit(vectors);
    }

    private Netlist comparator(
            int tap, double common_V, List<Double> differences_V, double cycle_s, double decision_s) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", tap <= NMOS_TAPS ? "0" : "1");
        values.put("v_cm", SpiceNumber.format(common_V));
        values.put("t_cyc", SpiceNumber.format(cycle_s));
        values.put("t_dec", SpiceNumber.format(decision_s));
        for (int i = 0; i < differences_V.size(); i++) {
            values.put("vd" + (i + 1), SpiceNumber.format(differences_V.get(i)));
        }
        return decks.withoutTernaryCell("sense/comparator.cir", values).circuit(List.of("v(diff)", "i(vdd)"));
    }

    private static double time(Netlist netlist, String parameter) {
        return SpiceNumber.parse(netlist.parameters().get(parameter));
    }
}
