package timdnn.characterization.column;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The experiments on a column of ternary cells, as trials. Schedules, in s from the start of the transient: the precharge
 * ends at {@code t_pre_off}, the wordlines' drivers get their edge at {@code t_wl}, and the strobe counts from there.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ColumnBench {
    /** A bitline is precharged once it is so near to the supply, in V. */
    public static final double RECOVERED_V = 1e-3;

    /** Experiment of nominal waveforms. */
    public static final String WAVEFORM = "waveform";

    /** Experiment of nominal levels at the strobe. */
    public static final String TRANSFER = "transfer";

    /** Experiment of states under mismatch. */
    public static final String MISMATCH = "mismatch";

    /** Experiment of products. */
    public static final String TRUTH_TABLE = "truth-table";

    /** Experiment of writes. */
    public static final String WRITE = "write";

    /** Experiment of whole accesses of the column alone. */
    public static final String ENERGY = "energy";

    /** Experiment of a bitline's charge over its voltage. */
    public static final String CAPACITANCE = "capacitance";

    /** A column with one conducting ternary cell, {@code xn01}, and its precharge. */
    public static final CircuitAddress CIRCUIT = new CircuitAddress(TRANSFER, BitlineState.name(1));

    /** Fact: the strobe in s after the wordlines' edge. */
    public static final String STROBE = "strobe_s";

    /** Fact: whether that gives the margin that the plan asks for, as {@link StrobeReach#format} writes it. */
    public static final String STROBE_REACH = "strobe_reach";

    /** Fact: length of a whole access of the column alone in s. */
    public static final String CYCLE = "cycle_s";

    private static final String VOLT = " V";
    private static final List<String> BITLINES = List.of("v(bl)", "v(blb)");
    private static final int[] TERNARY = {-1, 0, 1};

    private final Study study;
    private final ColumnDecks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public ColumnBench(Study study, Path netlists) {
        this.study = study;
        decks = new ColumnDecks(study, netlists);
    }

    /**
     * Time of the wordlines' edge.
     *
     * @return s on the simulator's axis
     */
    public double wordlineEdge_s() {
        return decks.wordlineEdge_s();
    }

    /**
     * Nominal waveforms of all states from S0 to that of a whole block, from which the strobe is found.
     *
     * @return one trial a state
     */
    public List<Trial> waveforms() {
        double end = wordlineEdge_s() + study.transient_().stop_s();
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n <= study.geometry().rowsABlock(); n++) {
            trials.add(Trial.nominal(
                            WAVEFORM,
                            BitlineState.name(n),
                            decks.reduced(n, 0, BITLINES),
                            tran(end),
                            List.of(new Measure.ValueAt("v_bl", "V", "v(bl)", end)))
                    .keeping(List.of("v(bl)")));
        }
        return trials;
    }

    /**
     * Nominal bitline voltage of all states from S0 to that of a whole block at the strobe.
     *
     * @param strobe_s strobe in s after the wordlines' edge
     * @return one trial a state
     */
    public List<Trial> transfer(double strobe_s) {
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n <= study.geometry().rowsABlock(); n++) {
            trials.add(atStrobe(TRANSFER, n, 0, strobe_s));
        }
        return trials;
    }

    /**
     * One state at the strobe on the reduced column with both bitlines, nominal.
     *
     * @param experiment name of the experiment
     * @param n cells that discharge BL
     * @param k cells that discharge BLB
     * @param strobe_s strobe in s after the wordlines' edge
     * @return the trial; state {@code S4}, or {@code n4 k2} where k is not 0
     */
    public Trial atStrobe(String experiment, int n, int k, double strobe_s) {
        double strobe = wordlineEdge_s() + strobe_s;
        return Trial.nominal(
                experiment,
                k == 0 ? BitlineState.name(n) : ColumnState.name(n, k),
                decks.reduced(n, k, BITLINES),
                tran(strobe), // ends at the strobe, so the value is a time point and not interpolated
                bitlines(strobe));
    }

    private static List<Measure> bitlines(double time_s) {
        return List.of(
                new Measure.ValueAt("v_bl", "V", "v(bl)", time_s), new Measure.ValueAt("v_blb", "V", "v(blb)", time_s));
    }

    /**
     * The nine products on the full column, one cell active.
     *
     * @param cell variant of the cell
     * @param strobe_s strobe in s after the wordlines' edge
     * @return nine trials; state {@code <cell> W+1 I-1}
     */
    public List<Trial> truthTable(String cell, double strobe_s) {
        double strobe = wordlineEdge_s() + strobe_s;
        List<Trial> trials = new ArrayList<>();
        for (int weight : TERNARY) {
            for (int input : TERNARY) {
                int[] weights = new int[study.geometry().rowsABlock()];
                int[] inputs = new int[study.geometry().rowsABlock()];
                weights[0] = weight;
                inputs[0] = input;
                Netlist netlist = decks.column(cell, weights, inputs, BITLINES);
                trials.add(Trial.nominal(
                        TRUTH_TABLE,
                        new CellState(cell, CellState.Kind.PRODUCT, weight, input).format(),
                        netlist,
                        tran(strobe),
                        bitlines(strobe)));
            }
        }
        return trials;
    }

    /**
     * Writing every weight over every weight.
     *
     * @param cell variant of the cell
     * @return nine trials; state {@code <cell> -1 to +1}
     */
    public List<Trial> writing(String cell) {
        List<Trial> trials = new ArrayList<>();
        for (int before : TERNARY) {
            for (int after : TERNARY) {
                Netlist netlist = decks.read(
                                "cells/write.cir",
                                cell,
                                Map.of("w_old", Integer.toString(before), "w_new", Integer.toString(after)))
                        .circuit(List.of("v(xcell.p)", "v(xcell.pb)", "v(xcell.q)", "v(xcell.qb)"));
                double end = 650e-12;
                trials.add(Trial.nominal(
                        WRITE,
                        new CellState(cell, CellState.Kind.WRITE, before, after).format(),
                        netlist,
                        tran(end),
                        List.of(
                                new Measure.ValueAt("v_p", "V", "v(xcell.p)", end),
                                new Measure.ValueAt("v_pb", "V", "v(xcell.pb)", end),
                                new Measure.ValueAt("v_q", "V", "v(xcell.q)", end),
                                new Measure.ValueAt("v_qb", "V", "v(xcell.qb)", end))));
            }
        }
        return trials;
    }

    /**
     * Whole accesses from precharge to precharge: (n, 0) and (0, k) for the plan's n and k, and the held-out mixed states.
     *
     * @param strobe_s length of the wordline pulse in s
     * @param energy the experiment's settings
     * @return one trial a state; state {@code n4 k2}
     */
    public List<Trial> energy(double strobe_s, EnergyPlan energy) {
        List<Trial> trials = new ArrayList<>();
        for (int n : energy.states()) {
            trials.add(access(n, 0, strobe_s, energy));
        }
        for (int k : energy.states()) {
            if (k > 0) {
                trials.add(access(0, k, strobe_s, energy));
            }
        }
        for (int[] state : energy.heldOut()) {
            trials.add(access(state[0], state[1], strobe_s, energy));
        }
        return trials;
    }

    private Trial access(int n, int k, double strobe_s, EnergyPlan energy) {
        double wordlineOff = wordlineEdge_s() + decks.pulse_s().orElse(strobe_s);
        double precharge = wordlineEdge_s() + strobe_s + energy.wordlineToPrecharge_s();
        double end = precharge + energy.recovery_s();
        Map<String, String> schedule =
                Map.of("t_wl_off", SpiceNumber.format(wordlineOff), "t_pre_on", SpiceNumber.format(precharge));
        List<String> vectors = List.of("v(bl)", "v(blb)", "i(vpre)", "i(vpg)", "i(vwl)", "i(vcell)");
        Netlist netlist = decks.reduced(n, k, vectors).withParameters(schedule);
        return Trial.nominal(
                        ENERGY,
                        ColumnState.name(n, k),
                        netlist,
                        new Analysis.Tran(
                                study.transient_().step_s(),
                                end,
                                Math.min(2e-12, study.transient_().maxStep_s())),
                        List.of(
                                new Measure.Charge("q_bitline", "i(vpre)", 0, end),
                                new Measure.Charge("q_precharge", "i(vpg)", 0, end),
                                new Measure.Charge("q_wordline", "i(vwl)", 0, end),
                                new Measure.Charge("q_cell", "i(vcell)", 0, end),
                                new Measure.Charge("q_restore", "i(vpre)", precharge, end),
                                new Measure.ValueAt("i_hold", "A", "i(vpre)", 0),
                                new Measure.ValueAt("v_bl_low", "V", "v(bl)", precharge),
                                new Measure.ValueAt("v_blb_low", "V", "v(blb)", precharge),
                                new Measure.ValueAt("v_bl_end", "V", "v(bl)", end),
                                new Measure.ValueAt("v_blb_end", "V", "v(blb)", end)))
                .keeping(List.of("v(bl)"));
    }

    /**
     * Charge of an idle bitline between the supply and each of some voltages.
     *
     * @param voltages_V the voltages in V
     * @return one trial a voltage; state {@code 0.5 V}
     */
    public List<Trial> capacitance(List<Double> voltages_V) {
        List<Trial> trials = new ArrayList<>();
        for (double voltage : voltages_V) {
            Netlist netlist = decks.read("bitline/capacitance.cir", Map.of("v_low", SpiceNumber.format(voltage)))
                    .circuit(List.of("i(vbl)"));
            trials.add(Trial.nominal(
                    CAPACITANCE,
                    SpiceNumber.format(voltage) + VOLT,
                    netlist,
                    new Analysis.Tran(1e-12, 120e-12, 1e-12),
                    List.of(new Measure.Charge("q_bl", "i(vbl)", 10e-12, 110e-12))));
        }
        return trials;
    }

    private Analysis.Tran tran(double stop_s) {
        return new Analysis.Tran(
                study.transient_().step_s(), stop_s, study.transient_().maxStep_s());
    }

    /** The voltage that a state of {@link #capacitance} names, in V. */
    static double capacitanceVoltage_V(String state) {
        return SpiceNumber.parse(state.substring(0, state.length() - VOLT.length()));
    }
}
