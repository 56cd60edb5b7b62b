package timdnn.characterization.stepped;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.comparator.NoiseBench;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/** Single comparators of the stepped access at the common mode of a step, as trials: offset and noise, each read early in a decision. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SteppedComparatorBench {
    /** Input differences between which an offset is found, V. */
    static final List<Double> STEPS_V = List.of(-50e-3, -20e-3, 0.0, 20e-3, 50e-3);

    /** Input differences for comparators whose offset lies beyond those, V; their opposites for the other sign. */
    static final List<Double> BEYOND_V = List.of(45e-3, 60e-3, 75e-3, 90e-3, 110e-3);

    /** Branches through which noise passes: inputs, latch on their side, the other side with its reset, reset behind the inputs. */
    static final List<NoiseBench.Branch> BRANCHES = List.of(
            new NoiseBench.Branch(1, List.of("xin1")),
            new NoiseBench.Branch(2, List.of("xn1")),
            new NoiseBench.Branch(3, List.of("xp1", "xr1")),
            new NoiseBench.Branch(4, List.of("xr3")));

    private static final String OUTPUT = "v(diff)";
    private static final String NOISE_DECK = "stepped/comparator-noise.cir";
    private static final double EARLY_S = 60e-12;

    /** When a decision is read for its offset, as a share of the time for which the step's gate is open; of the last two steps, whose gate is open longer. */
    private static final double EARLY = 0.5;

    private static final double EARLY_LAST = 0.4;

    private final Decks decks;
    private final SteppedSchedule schedule;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public SteppedComparatorBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
        schedule = new SteppedAccessBench(study, netlists).schedule();
    }

    /**
     * Five decisions of a comparator.
     *
     * @param step the step, from 1
     * @param common_V common mode of its inputs in V
     * @return the trial without samples; {@code d_1} to {@code d_5} are output differences
     */
    Trial offset(int step, double common_V) {
        return decisions(SteppedStates.step(step), step, common_V, STEPS_V);
    }

    /**
     * The same of comparators whose offset lies beyond {@link #STEPS_V}.
     *
     * @param step the step, from 1
     * @param common_V common mode of its inputs in V
     * @param sign 1 for offsets above them, -1 for those below
     * @return the trial without samples
     */
    Trial beyond(int step, double common_V, int sign) {
        return decisions(SteppedStates.beyond(step, sign), step, common_V, beyond_V(sign));
    }

    /** Input differences of {@link #beyond}, rising, V. */
    static List<Double> beyond_V(int sign) {
        return sign > 0
                ? BEYOND_V
                : BEYOND_V.stream().map(difference -> -difference).sorted().toList();
    }

    /** When a decision of a step is read for its offset, s after the clock's edge. */
    double early_s(int step) {
        double open_s = schedule.ends_s().get(step - 1) - schedule.begins_s().get(step - 1);
        double early_s = open_s * (step > SteppedStates.STEPS - 2 ? EARLY_LAST : EARLY);
        // To a femtosecond, so that decks have the plan's numbers and not the rounding of a difference.
        return Math.round(early_s * 1e15) / 1e15;
    }

    private Trial decisions(String state, int step, double common_V, List<Double> differences_V) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("v_cm", SpiceNumber.format(common_V));
        for (int i = 0; i < differences_V.size(); i++) {
            values.put("vd" + (i + 1), SpiceNumber.format(differences_V.get(i)));
        }
        Netlist deck = decks.withoutTernaryCell("stepped/comparator.cir", values);
        double cycle = time(deck, "t_cyc");
        double decision = time(deck, "t_dec");
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < differences_V.size(); i++) {
            measures.add(new Measure.ValueAt("d_" + (i + 1), "V", OUTPUT, (i + 1) * cycle - decision + early_s(step)));
        }
        return Trial.nominal(
                SteppedStates.OFFSET,
                state,
                deck.circuit(List.of(OUTPUT)),
                new Analysis.Tran(1e-12, differences_V.size() * cycle - 10e-12, 4e-12),
                measures);
    }

    /**
     * Impulse responses of every branch, and the transistors' conductances over a decision at balance.
     *
     * @param step the step, from 1
     * @param common_V common mode of its inputs in V
     * @return a trial a branch with {@code d_0} to {@code d_27}, {@code d_low} and {@code d_high}; one that keeps the conductances
     */
    List<Trial> noise(int step, double common_V) {
        List<Trial> trials = new ArrayList<>();
        for (NoiseBench.Branch branch : BRANCHES) {
            List<Measure> measures = new ArrayList<>();
            for (int i = 0; i < NoiseBench.IMPULSES; i++) {
                measures.add(output("d_" + i, i));
            }
            measures.add(output("d_low", NoiseBench.IMPULSES));
            measures.add(output("d_high", NoiseBench.IMPULSES + 1));
            Netlist deck = balanced(common_V, branch.number());
            trials.add(Trial.nominal(
                    SteppedStates.NOISE,
                    branch(step, branch.number()),
                    deck.circuit(List.of(OUTPUT)),
                    new Analysis.Tran(1e-12, (NoiseBench.IMPULSES + 2) * time(deck, "t_cyc"), 2e-12),
                    measures));
        }
        Netlist deck = balanced(common_V, 1);
        List<String> conductances = BRANCHES.stream()
                .flatMap(branch -> branch.devices().stream())
                .flatMap(device -> NoiseBench.CONDUCTANCES.stream().map(name -> NoiseBench.conductance(device, name)))
                .toList();
        trials.add(Trial.nominal(
                        SteppedStates.NOISE,
                        bias(step),
                        deck.circuit(conductances),
                        new Analysis.Tran(1e-12, time(deck, "t_cyc"), 2e-12),
                        List.of(new Measure.ValueAt("gm", "S", conductances.get(0), edge_s(0))))
                .keeping(conductances));
        return trials;
    }

    static String branch(int step, int number) {
        return SteppedStates.step(step) + " branch " + number;
    }

    static String bias(int step) {
        return SteppedStates.step(step) + " bias";
    }

    /** Edge of the phase of a decision by its place, s. */
    double edge_s(int place) {
        Netlist deck = balanced(0.7, 1);
        return (place + 1) * time(deck, "t_cyc") - time(deck, "t_dec");
    }

    private Measure output(String name, int place) {
        return new Measure.ValueAt(name, "V", OUTPUT, edge_s(place) + EARLY_S);
    }

    private Netlist balanced(double common_V, int branch) {
        return decks.withoutTernaryCell(
                NOISE_DECK,
                Map.of(
                        "v_cm", SpiceNumber.format(common_V),
                        "branch", Integer.toString(branch),
                        "q_in", SpiceNumber.format(NoiseBench.IMPULSE_C),
                        "v_small", SpiceNumber.format(NoiseBench.SMALL_V),
                        "t_step", SpiceNumber.format(NoiseBench.IMPULSE_STEP_S)));
    }

    private static double time(Netlist deck, String parameter) {
        return SpiceNumber.parse(deck.parameters().get(parameter));
    }
}
