package timdnn.characterization.sense.comparator;

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

/** What a comparator's noise is made from, as trials: see {@link ComparatorNoise}. */
@SuppressWarnings("MemberName") // suffixes are units
public final class NoiseBench {
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

    private static final double FIRST_IMPULSE_S = -50e-12;
    private static final double IMPULSE_MIDDLE_S = 1.25e-12;
    // Longer than that of a decision by the reset that wipes out the one before, since its sign is a matter of chance.
    private static final double CYCLE_S = 260e-12;

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
    public NoiseBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
    }

    /**
     * The response of a comparator's outputs to charges that pass each branch at {@link #IMPULSES} times about the clock's
     * edge, and the conductances of its transistors over a decision at balance.
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
                measures.add(output("d_" + i, i, early_s));
            }
            measures.add(output("d_low", IMPULSES, early_s));
            measures.add(output("d_high", IMPULSES + 1, early_s));
            trials.add(Trial.nominal(
                    ComparatorStates.NOISE,
                    ComparatorStates.branch(tap, branch.number()),
                    balanced(tap, common_V, branch.number()).circuit(List.of(ComparatorDeck.OUTPUT)),
                    new Analysis.Tran(1e-12, (IMPULSES + 2) * CYCLE_S, 2e-12),
                    measures));
        }
        List<String> conductances = branches(tap).stream()
                .flatMap(branch -> branch.devices().stream())
                .flatMap(device -> CONDUCTANCES.stream().map(name -> conductance(device, name)))
                .toList();
        trials.add(Trial.nominal(
                        ComparatorStates.NOISE,
                        ComparatorStates.bias(tap),
                        balanced(tap, common_V, 1).circuit(conductances),
                        new Analysis.Tran(1e-12, CYCLE_S - ComparatorDeck.VERDICT_S, 2e-12),
                        List.of(new Measure.ValueAt("gm", "S", conductances.get(0), edge_s(0))))
                .keeping(conductances));
        return trials;
    }

    private static Measure output(String name, int place, double early_s) {
        return new Measure.ValueAt(name, "V", ComparatorDeck.OUTPUT, edge_s(place) + early_s);
    }

    private Netlist balanced(int tap, double common_V, int branch) {
        return decks.withoutTernaryCell(
                "sense/comparator-noise.cir",
                Map.of(
                        "kind", ComparatorStates.kind(tap),
                        "v_cm", SpiceNumber.format(common_V),
                        "branch", Integer.toString(branch),
                        "q_in", SpiceNumber.format(IMPULSE_C),
                        "v_small", SpiceNumber.format(SMALL_V),
                        "t_first", SpiceNumber.format(FIRST_IMPULSE_S),
                        "t_step", SpiceNumber.format(IMPULSE_STEP_S),
                        "t_cyc", SpiceNumber.format(CYCLE_S),
                        "t_dec", SpiceNumber.format(OffsetBench.DECISION_S)));
    }

    /**
     * Edge of a decision of {@link #noise}.
     *
     * @param place place of its impulse, from 0
     * @return s on the simulator's axis
     */
    public static double edge_s(int place) {
        return place * CYCLE_S + CYCLE_S - OffsetBench.DECISION_S;
    }

    /**
     * The branches of a comparator through which noise passes. The tail's noise is common to both sides.
     *
     * @param tap the tap, 1 to 8
     * @return input pair, latch on the inputs' side, latch and reset at the outputs, reset behind the inputs
     */
    public static List<Branch> branches(int tap) {
        boolean nmos = ComparatorStates.nmos(tap);
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
}
