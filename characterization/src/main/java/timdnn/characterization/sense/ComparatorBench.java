package timdnn.characterization.sense;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * Single comparators, as trials: time and energy of decisions, offset with mismatch and how it is trimmed, noise. A
 * comparator belongs to a tap of the reference ladder, 1 to 8 from the highest down, and its inputs rest at that tap's
 * voltage.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ComparatorBench {
    /** Experiment without mismatch; states {@code tap3 overdrive}, {@code tap3 steps} and {@code tap3 trim -2}. */
    public static final String DECISION = "sense-decision";

    /** Experiment with mismatch, trimming capacitors off; states {@code tap3}. */
    public static final String OFFSET = "sense-offset";

    /** Experiment with mismatch, trimmed; states {@code tap3 trim -2}, {@code tap3 trim -2 far}, {@code tap3 trim -2 check 1}. */
    public static final String TRIM = "sense-trim";

    /** Experiment of the tail of a comparator's offset before trimming; states {@code tap3}. */
    public static final String TAIL = "sense-tail";

    /** Experiment of a comparator's noise; states {@code tap3 branch 1} and {@code tap3 bias}. */
    public static final String NOISE = "sense-noise";

    /** Overdrive with which the tail of the offset is asked for, V. */
    public static final double BEYOND_V = 25e-3;

    /** Input differences of the decisions whose time is measured, V. */
    public static final List<Double> OVERDRIVES_V =
            List.of(0.1e-3, 0.2e-3, 0.5e-3, 1e-3, 2e-3, 5e-3, 10e-3, 20e-3, 50e-3);

    /** Input differences between which an offset is read early, V. */
    public static final List<Double> STEPS_V = List.of(-50e-3, -20e-3, 0.0, 20e-3, 50e-3);

    /** Input differences of the whole decisions between which the offset of nearly every trimmed comparator lies, V. */
    public static final List<Double> FINE_STEPS_V = List.of(-3e-3, -1e-3, 0.0, 1e-3, 3e-3);

    /** Input differences for those beyond, as far as any that is not trimmed, V. */
    public static final List<Double> FAR_STEPS_V =
            List.of(-50e-3, -20e-3, -10e-3, -5e-3, 0.0, 5e-3, 10e-3, 20e-3, 50e-3);

    /** How often each decision of {@link #trim} and {@link #far} is read before its end. */
    public static final int READINGS = 5;

    /** Largest trim code; codes run from its negative to it. */
    public static final int LARGEST_TRIM = 7;

    /** Impulses in a response of {@link #noise}. */
    public static final int IMPULSES = 28;

    /** Distance of an impulse from the one before, s. */
    public static final double IMPULSE_STEP_S = 5e-12;

    /** Charge of an impulse, C. */
    public static final double IMPULSE_C = 4e-18;

    /** Half the difference of the inputs by which the gain of {@link #noise} is found, V. */
    public static final double SMALL_V = 1e-3;

    /** Conductances that make a transistor's thermal noise. */
    public static final List<String> CONDUCTANCES = List.of("gm", "gds", "gmbs");

    /** Samples of a comparator that are checked by whole decisions. */
    static final int CHECKS = 4;

    /** Distance from a supposed offset at which a decision has to be right, V. */
    static final double CHECK_V = 1e-3;

    private static final double FIRST_IMPULSE_S = -50e-12;
    private static final double IMPULSE_MIDDLE_S = 1.25e-12;
    private static final List<Integer> UNITS = List.of(1, 2, 4);
    private static final double VERDICT_S = 10e-12;
    private static final double FULL_CYCLE_S = 300e-12;
    private static final double FULL_DECISION_S = 200e-12;
    private static final double SHORT_CYCLE_S = 160e-12;
    private static final double SHORT_DECISION_S = 100e-12;
    // Decisions as long as the converter's. Trim capacitors that are on slow the reset of one inner node more than that
    // of the
    // other: 60 ps of it move the balance by up to 0.7 mV, 150 ps within 0.03 mV of where it is after rest.
    private static final double TRIM_CYCLE_S = 330e-12;
    private static final double TRIM_DECISION_S = 180e-12;
    // Longer than that of a decision by the reset that wipes out the one before, since its sign is a matter of chance.
    private static final double NOISE_CYCLE_S = 260e-12;

    private final Decks decks;

    /**
     * A branch of the comparator with the transistors whose noise passes through it; its mirror image has as many.
     *
     * @param number number of the branch in {@code sense/comparator-noise.cir}
     * @param devices names of the transistors within the comparator
     */
    public record Branch(int number, List<String> devices) {
        /** Copies the list. */
        public Branch {
            devices = List.copyOf(devices);
        }
    }

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public ComparatorBench(Study study, Path netlists) {
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
        Netlist netlist = comparator(tap, common_V, 0, OVERDRIVES_V, FULL_CYCLE_S, FULL_DECISION_S);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i + 1 < OVERDRIVES_V.size(); i++) {
            measures.add(cycleCharge(i, edge_s(i), FULL_CYCLE_S));
        }
        double end = OVERDRIVES_V.size() * FULL_CYCLE_S;
        return Trial.nominal(
                        DECISION, name(tap) + " overdrive", netlist, new Analysis.Tran(1e-12, end, 2e-12), measures)
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
        return early(DECISION, name(tap) + " steps", tap, common_V, SHORT_DECISION_S / 2)
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
        return early(OFFSET, name(tap), tap, common_V, early_s);
    }

    /**
     * By how much a trim code moves the balance, without mismatch, and what a decision takes under it.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @param code the trim code, from {@code -LARGEST_TRIM} to {@link #LARGEST_TRIM}
     * @param early_s when the decisions are read, s after the clock's edge
     * @return the trial; {@code d_1} to {@code d_5} as in {@link #offset}, {@code q_1} and {@code q_5} the supply's charge over
     *     the cycles of -50 and 50 mV, in which the code's shift counts for nothing
     */
    public Trial trimShift(int tap, double common_V, int code, double early_s) {
        int last = STEPS_V.size() - 1;
        List<Double> differences = new ArrayList<>(STEPS_V);
        // The reset after the last decision belongs to its cycle.
        differences.add(STEPS_V.get(last));
        Netlist netlist = comparator(tap, common_V, code, differences, TRIM_CYCLE_S, TRIM_DECISION_S);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            measures.add(new Measure.ValueAt("d_" + (i + 1), "V", "v(diff)", trimEdge_s(i) + early_s));
        }
        measures.add(cycleCharge(0, trimEdge_s(0), TRIM_CYCLE_S));
        measures.add(cycleCharge(last, trimEdge_s(last), TRIM_CYCLE_S));
        double end = trimEdge_s(last + 1) - VERDICT_S;
        return Trial.nominal(DECISION, trimmed(tap, code), netlist, new Analysis.Tran(1e-12, end, 2e-12), measures);
    }

    private static double trimEdge_s(int place) {
        return (place + 1) * TRIM_CYCLE_S - TRIM_DECISION_S;
    }

    /** A cycle ends when the comparator is at rest again, just before the next edge. */
    private static Measure cycleCharge(int place, double edge_s, double cycle_s) {
        double from = edge_s - VERDICT_S;
        return new Measure.Charge("q_" + (place + 1), "i(vdd)", from, from + cycle_s);
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
        return whole(trimmed(tap, code), FINE_STEPS_V, tap, common_V, code, early_s, regeneration_s);
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
        return whole(beyondTrim(tap, code), FAR_STEPS_V, tap, common_V, code, early_s, regeneration_s);
    }

    private Trial whole(
            String state,
            List<Double> steps_V,
            int tap,
            double common_V,
            int code,
            double early_s,
            double regeneration_s) {
        Netlist netlist = comparator(tap, common_V, code, steps_V, TRIM_CYCLE_S, TRIM_DECISION_S);
        double verdict = TRIM_DECISION_S - VERDICT_S;
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < steps_V.size(); i++) {
            for (int j = 0; j < READINGS; j++) {
                double read = Math.min(early_s + j * regeneration_s, verdict);
                measures.add(new Measure.ValueAt(reading(i + 1, j + 1), "V", "v(diff)", trimEdge_s(i) + read));
            }
            measures.add(new Measure.ValueAt("d_" + (i + 1), "V", "v(diff)", trimEdge_s(i) + verdict));
        }
        double end = steps_V.size() * TRIM_CYCLE_S - VERDICT_S;
        return Trial.nominal(TRIM, state, netlist, new Analysis.Tran(1e-12, end, 4e-12), measures);
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

    private Trial early(String experiment, String state, int tap, double common_V, double early_s) {
        Netlist netlist = comparator(tap, common_V, 0, STEPS_V, SHORT_CYCLE_S, SHORT_DECISION_S);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < STEPS_V.size(); i++) {
            measures.add(new Measure.ValueAt("d_" + (i + 1), "V", "v(diff)", stepEdge_s(i) + early_s));
        }
        double end = STEPS_V.size() * SHORT_CYCLE_S - VERDICT_S;
        return Trial.nominal(experiment, state, netlist, new Analysis.Tran(1e-12, end, 4e-12), measures);
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
        Netlist netlist = comparator(tap, common_V, 0, List.of(BEYOND_V), SHORT_CYCLE_S, SHORT_DECISION_S);
        double read = stepEdge_s(0) + early_s;
        return Trial.nominal(
                TAIL,
                name(tap),
                netlist,
                new Analysis.Tran(1e-12, read, 4e-12),
                List.of(new Measure.ValueAt("d_1", "V", "v(diff)", read)));
    }

    /**
     * Two whole decisions of a trimmed comparator beside its supposed offset.
     *
     * @param tap the tap, 1 to 8
     * @param code the trim code
     * @param sample index of the comparator, part of the state's name
     * @param common_V common mode of its inputs in V
     * @param offset_V the supposed offset in V
     * @param within_V distance on either side in V
     * @return the trial without samples; {@code d_1} below and {@code d_2} above the offset must differ in sign
     */
    public Trial check(int tap, int code, int sample, double common_V, double offset_V, double within_V) {
        List<Double> beside = List.of(offset_V - within_V, offset_V + within_V);
        Netlist netlist = comparator(tap, common_V, code, beside, TRIM_CYCLE_S, TRIM_DECISION_S);
        double end = trimEdge_s(1) + TRIM_DECISION_S - VERDICT_S;
        return Trial.nominal(
                TRIM,
                checked(tap, code, sample),
                netlist,
                new Analysis.Tran(1e-12, end, 4e-12),
                List.of(
                        new Measure.ValueAt("d_1", "V", "v(diff)", end - TRIM_CYCLE_S),
                        new Measure.ValueAt("d_2", "V", "v(diff)", end)));
    }

    /**
     * What a comparator's noise is made from: the response of its outputs to charges that pass each branch at
     * {@link #IMPULSES} times about the clock's edge, and the conductances of its transistors over a decision at balance.
     *
     * @param tap the tap, 1 to 8
     * @param common_V common mode of its inputs in V
     * @param early_s when the outputs are read, s after the clock's edge
     * @return a trial a branch with {@code d_0} to {@code d_27} of the impulses and {@code d_low}, {@code d_high} of inputs
     *     {@link #SMALL_V} apart from balance; one that keeps {@code @m.xc.xin1.m[gm]} and so on
     */
    public List<Trial> noise(int tap, double common_V, double early_s) {
        List<Trial> trials = new ArrayList<>();
        for (Branch branch : branches(tap)) {
            List<Measure> measures = new ArrayList<>();
            for (int i = 0; i < IMPULSES; i++) {
                measures.add(new Measure.ValueAt("d_" + i, "V", "v(diff)", noiseEdge_s(i) + early_s));
            }
            measures.add(new Measure.ValueAt("d_low", "V", "v(diff)", noiseEdge_s(IMPULSES) + early_s));
            measures.add(new Measure.ValueAt("d_high", "V", "v(diff)", noiseEdge_s(IMPULSES + 1) + early_s));
            trials.add(Trial.nominal(
                    NOISE,
                    branch(tap, branch),
                    balanced(tap, common_V, branch.number()).circuit(List.of("v(diff)")),
                    new Analysis.Tran(1e-12, (IMPULSES + 2) * NOISE_CYCLE_S, 2e-12),
                    measures));
        }
        List<String> conductances = branches(tap).stream()
                .flatMap(branch -> branch.devices().stream())
                .flatMap(device -> CONDUCTANCES.stream().map(name -> conductance(device, name)))
                .toList();
        trials.add(Trial.nominal(
                        NOISE,
                        bias(tap),
                        balanced(tap, common_V, 1).circuit(conductances),
                        new Analysis.Tran(1e-12, NOISE_CYCLE_S - VERDICT_S, 2e-12),
                        List.of(new Measure.ValueAt("gm", "S", conductances.get(0), noiseEdge_s(0))))
                .keeping(conductances));
        return trials;
    }

    private Netlist balanced(int tap, double common_V, int branch) {
        return decks.withoutTernaryCell(
                "sense/comparator-noise.cir",
                Map.of(
                        "kind", kind(tap),
                        "v_cm", SpiceNumber.format(common_V),
                        "branch", Integer.toString(branch),
                        "q_in", SpiceNumber.format(IMPULSE_C),
                        "v_small", SpiceNumber.format(SMALL_V),
                        "t_first", SpiceNumber.format(FIRST_IMPULSE_S),
                        "t_step", SpiceNumber.format(IMPULSE_STEP_S),
                        "t_cyc", SpiceNumber.format(NOISE_CYCLE_S),
                        "t_dec", SpiceNumber.format(SHORT_DECISION_S)));
    }

    /**
     * Edge of a decision of {@link #noise}.
     *
     * @param place place of its impulse, from 0
     * @return s on the simulator's axis
     */
    public static double noiseEdge_s(int place) {
        return place * NOISE_CYCLE_S + NOISE_CYCLE_S - SHORT_DECISION_S;
    }

    /**
     * The branches of a comparator through which noise passes. The tail's noise is common to both sides.
     *
     * @param tap the tap, 1 to 8
     * @return input pair, latch on the inputs' side, latch and reset at the outputs, reset behind the inputs
     */
    public static List<Branch> branches(int tap) {
        boolean nmos = nmos(tap);
        return List.of(
                new Branch(1, List.of("xin1")),
                new Branch(2, List.of(nmos ? "xn1" : "xp1")),
                new Branch(3, List.of(nmos ? "xp1" : "xn1", "xr1")),
                new Branch(4, List.of("xr3")));
    }

    /**
     * Vector of a transistor's conductance in {@link #noise}.
     *
     * @param device the transistor's name within the comparator
     * @param name one of {@link #CONDUCTANCES}
     * @return its name as ngspice has it
     */
    public static String conductance(String device, String name) {
        return "@m.xc." + device + ".m[" + name + "]";
    }

    /**
     * The middle of an impulse of {@link #noise}.
     *
     * @param number number of the impulse, from 0
     * @return s after the clock's edge
     */
    public static double impulse_s(int number) {
        return FIRST_IMPULSE_S + number * IMPULSE_STEP_S + IMPULSE_MIDDLE_S;
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
        return new Draws(experiment, name(tap), Map.of(), List.of("m.xc.*"));
    }

    /**
     * All trim codes.
     *
     * @return from {@code -LARGEST_TRIM} to {@link #LARGEST_TRIM}
     */
    public static List<Integer> trimCodes() {
        return IntStream.rangeClosed(-LARGEST_TRIM, LARGEST_TRIM).boxed().toList();
    }

    /**
     * State of a tap.
     *
     * @param tap the tap, 1 to 8
     * @return its name
     */
    public static String name(int tap) {
        return "tap" + tap;
    }

    /**
     * State of a tap under a trim code.
     *
     * @param tap the tap, 1 to 8
     * @param code the trim code
     * @return its name
     */
    public static String trimmed(int tap, int code) {
        return name(tap) + " trim " + code;
    }

    /**
     * State of {@link #far}.
     *
     * @param tap the tap, 1 to 8
     * @param code the trim code
     * @return its name
     */
    public static String beyondTrim(int tap, int code) {
        return trimmed(tap, code) + " far";
    }

    /**
     * State of {@link #check}.
     *
     * @param tap the tap, 1 to 8
     * @param code the trim code
     * @param sample index of the comparator
     * @return its name
     */
    public static String checked(int tap, int code, int sample) {
        return trimmed(tap, code) + " check " + sample;
    }

    /**
     * State of a branch in {@link #noise}.
     *
     * @param tap the tap, 1 to 8
     * @param branch the branch
     * @return its name
     */
    public static String branch(int tap, Branch branch) {
        return name(tap) + " branch " + branch.number();
    }

    /**
     * State of the conductances in {@link #noise}.
     *
     * @param tap the tap, 1 to 8
     * @return its name
     */
    public static String bias(int tap) {
        return name(tap) + " bias";
    }

    /**
     * Taps whose comparators are checked by whole decisions: at both ends and in the middle of the ladder.
     *
     * @param taps taps of the ladder, at least 4
     * @return three numbers
     */
    public static List<Integer> checked(int taps) {
        return List.of(1, taps / 2, taps);
    }

    /** Taps whose comparators' tails are asked for: one with NMOS, one with PMOS inputs. */
    static List<Integer> tails(int taps) {
        return List.of(2, Math.min(6, taps));
    }

    private static boolean nmos(int tap) {
        return tap <= SenseBench.NMOS_TAPS;
    }

    private static String kind(int tap) {
        return nmos(tap) ? "0" : "1";
    }

    private Netlist comparator(
            int tap, double common_V, int code, List<Double> differences_V, double cycle_s, double decision_s) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", kind(tap));
        values.put("v_cm", SpiceNumber.format(common_V));
        values.put("t_cyc", SpiceNumber.format(cycle_s));
        values.put("t_dec", SpiceNumber.format(decision_s));
        for (int i = 0; i < differences_V.size(); i++) {
            values.put("vd" + (i + 1), SpiceNumber.format(differences_V.get(i)));
        }
        for (int units : UNITS) {
            String on = (Math.abs(code) & units) > 0 ? "1" : "0";
            values.put("on_a" + units, code > 0 ? on : "0");
            values.put("on_b" + units, code < 0 ? on : "0");
        }
        return decks.withoutTernaryCell("sense/comparator.cir", values).circuit(List.of("v(diff)", "i(vdd)"));
    }
}
