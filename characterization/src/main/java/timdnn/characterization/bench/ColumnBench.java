package timdnn.characterization.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.measure.Measure;
import timdnn.characterization.plan.MismatchModel;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The experiments on a column of ternary cells, as trials. Schedules, in s from the start of the transient: the precharge
 * ends at {@code t_pre_off}, the wordlines' drivers get their edge at {@code t_wl}, and the strobe counts from there.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ColumnBench {
    /** Rows of a block, all driven at once. */
    public static final int BLOCK = 16;

    private static final String REDUCED = "bitline/column-reduced.cir";
    private static final String FULL = "bitline/column.cir";
    private static final int[] TERNARY = {-1, 0, 1};

    private final Study study;
    private final Path netlists;

    /**
     * The benches of a study.
     *
     * @param study the study
     * @param netlists folder of the netlists
     */
    public ColumnBench(Study study, Path netlists) {
        this.study = study;
        this.netlists = netlists;
    }

    /**
     * Time of the wordlines' edge.
     *
     * @return s on the simulator's axis
     */
    public double wordlineEdge_s() {
        return SpiceNumber.parse(
                reduced(0, 0, study.cell(), List.of()).parameters().get("t_wl"));
    }

    /**
     * Nominal waveforms of S0 to S16, from which the strobe is found.
     *
     * @return one trial a state
     */
    public List<Trial> waveforms() {
        double end = wordlineEdge_s() + study.transient_().stop_s();
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n <= BLOCK; n++) {
            trials.add(Trial.nominal(
                    "waveform",
                    "S" + n,
                    reduced(n, 0, study.cell(), List.of("v(bl)", "v(blb)")),
                    tran(end),
                    List.of(new Measure.ValueAt("v_bl", "V", "v(bl)", end)),
                    List.of("v(bl)")));
        }
        return trials;
    }

    /**
     * Nominal bitline voltage of S0 to S16 at the strobe.
     *
     * @param strobe_s strobe in s after the wordlines' edge
     * @return one trial a state
     */
    public List<Trial> transfer(double strobe_s) {
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n <= BLOCK; n++) {
            trials.add(atStrobe("transfer", "S" + n, n, 0, strobe_s, 0, 1, false));
        }
        return trials;
    }

    /**
     * Monte Carlo over mismatch at the strobe.
     *
     * @param strobe_s strobe in s after the wordlines' edge
     * @param mismatch the mismatch model
     * @return one trial a state
     */
    public List<Trial> mismatch(double strobe_s, MismatchModel mismatch) {
        List<Trial> trials = new ArrayList<>();
        for (int n = mismatch.firstState(); n <= mismatch.lastState(); n++) {
            trials.add(atStrobe("mismatch", "S" + n, n, 0, strobe_s, 0, mismatch.samples(), true));
        }
        return trials;
    }

    private Trial atStrobe(
            String experiment, String state, int n, int k, double strobe_s, int first, int samples, boolean varies) {
        double strobe = wordlineEdge_s() + strobe_s;
        return new Trial(
                experiment,
                state,
                reduced(n, k, study.cell(), List.of("v(bl)", "v(blb)")),
                tran(strobe), // ends at the strobe, so the value is a time point and not interpolated
                bitlines(strobe),
                first,
                samples,
                varies,
                List.of());
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
                Map<String, String> cells = new LinkedHashMap<>();
                for (int row = 1; row <= BLOCK; row++) {
                    String suffix = String.format(java.util.Locale.ROOT, "%02d", row);
                    cells.put("w" + suffix, row == 1 ? Integer.toString(weight) : "0");
                    cells.put("i" + suffix, row == 1 ? Integer.toString(input) : "0");
                }
                Netlist netlist = read(FULL, cell, cells).circuit(List.of("v(bl)", "v(blb)"));
                trials.add(Trial.nominal(
                        "truth-table",
                        cell + " W" + signed(weight) + " I" + signed(input),
                        netlist,
                        tran(strobe),
                        bitlines(strobe),
                        List.of()));
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
                Netlist netlist = read(
                                "cells/write.cir",
                                cell,
                                Map.of("w_old", Integer.toString(before), "w_new", Integer.toString(after)))
                        .circuit(List.of("v(xcell.p)", "v(xcell.pb)", "v(xcell.q)", "v(xcell.qb)"));
                double end = 500e-12;
                trials.add(Trial.nominal(
                        "write",
                        cell + " " + signed(before) + " to " + signed(after),
                        netlist,
                        tran(end),
                        List.of(
                                new Measure.ValueAt("v_p", "V", "v(xcell.p)", end),
                                new Measure.ValueAt("v_pb", "V", "v(xcell.pb)", end),
                                new Measure.ValueAt("v_q", "V", "v(xcell.q)", end),
                                new Measure.ValueAt("v_qb", "V", "v(xcell.qb)", end)),
                        List.of()));
            }
        }
        return trials;
    }

    /**
     * Whole accesses from precharge to precharge: (n, 0) and (0, k) for all n and k, and the held-out mixed states.
     *
     * @param strobe_s length of the wordline pulse in s
     * @param energy the experiment's settings
     * @return one trial a state; state {@code n4 k2}
     */
    public List<Trial> energy(double strobe_s, Study.Energy energy) {
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n <= BLOCK; n++) {
            trials.add(access(n, 0, strobe_s, energy));
        }
        for (int k = 1; k <= BLOCK; k++) {
            trials.add(access(0, k, strobe_s, energy));
        }
        for (int[] state : energy.heldOut()) {
            trials.add(access(state[0], state[1], strobe_s, energy));
        }
        return trials;
    }

    private Trial access(int n, int k, double strobe_s, Study.Energy energy) {
        double wordlineOff = wordlineEdge_s() + strobe_s;
        double precharge = wordlineOff + energy.wordlineToPrecharge_s();
        double end = precharge + energy.recovery_s();
        Map<String, String> schedule =
                Map.of("t_wl_off", SpiceNumber.format(wordlineOff), "t_pre_on", SpiceNumber.format(precharge));
        List<String> vectors = List.of("v(bl)", "v(blb)", "i(vpre)", "i(vpg)", "i(vwl)", "i(vcell)");
        Netlist netlist = reduced(n, k, study.cell(), vectors).withParameters(schedule);
        return Trial.nominal(
                "energy",
                "n" + n + " k" + k,
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
                        new Measure.ValueAt("v_blb_end", "V", "v(blb)", end)),
                List.of("v(bl)"));
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
            Netlist netlist = read(
                            "bitline/capacitance.cir", study.cell(), Map.of("v_low", SpiceNumber.format(voltage)))
                    .circuit(List.of("i(vbl)"));
            trials.add(Trial.nominal(
                    "capacitance",
                    SpiceNumber.format(voltage) + " V",
                    netlist,
                    new Analysis.Tran(1e-12, 120e-12, 1e-12),
                    List.of(new Measure.Charge("q_bl", "i(vbl)", 10e-12, 110e-12)),
                    List.of()));
        }
        return trials;
    }

    private Analysis.Tran tran(double stop_s) {
        return new Analysis.Tran(
                study.transient_().step_s(), stop_s, study.transient_().maxStep_s());
    }

    private Netlist reduced(int n, int k, String cell, List<String> vectors) {
        return read(REDUCED, cell, Map.of("n", Integer.toString(n), "k", Integer.toString(k)))
                .circuit(vectors);
    }

    private Netlist read(String deck, String cell, Map<String, String> values) {
        Map<String, Path> roles = Map.of(
                "models", netlists.resolve("models/" + study.models() + ".lib"),
                "cell", netlists.resolve("cells/tpc-" + cell.replace("-", "") + ".lib"));
        Netlist netlist = Netlist.read(netlists.resolve(deck), roles)
                .withParameters(study.parameters())
                .withParameters(values);
        return study.corner().applyTo(netlist);
    }

    private static String signed(int value) {
        return value > 0 ? "+" + value : Integer.toString(value);
    }
}
