package timdnn.characterization.reduction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * One bitline alone and the full column it stands for, as trials. On the bitline's own time axis the wordlines' edge is at
 * 0; on the full column's it is at {@code t_wl}.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class BitlineBench {
    /** Experiment in which the form is compared with the full column. */
    public static final String PROOF = "reduction";

    static final String ON_COLUMN = " column";
    static final String ON_BITLINE = " bitline";
    static final String NOMINAL = " nominal";

    /** State on which the form is calibrated. */
    public static final int CALIBRATION_STATE = 4;

    /** Name patterns of all transistors of the full column's cells. */
    public static final List<String> CELLS = List.of("m.xn*", "m.x0*", "m.x1*");

    /** Name pattern of the precharge's transistors, on the full column and on one bitline. */
    public static final String PRECHARGE = "m.xpre.*";

    /** Step of the reduced form: fine enough for 0.05 mV at S0 to S8, three times as coarse as the column's. */
    private static final double STEP_S = 12e-12;

    /** Step of the full column as a reference. */
    private static final double REFERENCE_STEP_S = 1e-12;

    private static final List<String> BL = List.of("v(bl)");

    private final ColumnDecks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public BitlineBench(Study study, Path netlists) {
        decks = new ColumnDecks(study, netlists);
    }

    /**
     * The full column in state S_n, nominal, as the reference: 1 ps steps.
     *
     * @param experiment name of the experiment
     * @param state name of the trial's state
     * @param n cells that discharge BL
     * @param strobe_s strobe in s after the wordlines' edge
     * @return the trial; measures {@code v_pre} at the wordlines' edge and {@code v_bl} at the strobe
     */
    public Trial column(String experiment, String state, int n, double strobe_s) {
        return column(experiment, state, n, strobe_s, REFERENCE_STEP_S, false);
    }

    /**
     * The full column by Gear's method and half the reference's step.
     *
     * @param experiment name of the experiment
     * @param state name of the trial's state
     * @param n cells that discharge BL
     * @param strobe_s strobe in s after the wordlines' edge
     * @return the trial, with the measures of {@link #column}
     */
    public Trial otherIntegrator(String experiment, String state, int n, double strobe_s) {
        return column(experiment, state, n, strobe_s, REFERENCE_STEP_S / 2, true);
    }

    private Trial column(String experiment, String state, int n, double strobe_s, double step, boolean gear) {
        int[] weights = new int[decks.study().geometry().rowsABlock()];
        int[] inputs = new int[decks.study().geometry().rowsABlock()];
        java.util.Arrays.fill(weights, 0, n, 1);
        java.util.Arrays.fill(inputs, 0, n, 1);
        Netlist netlist = decks.column(decks.study().circuit().cell(), weights, inputs, BL);
        double edge = decks.wordlineEdge_s();
        double strobe = edge + strobe_s;
        return Trial.nominal(
                experiment,
                state,
                gear ? netlist.withCard(".options method=gear") : netlist,
                new Analysis.Tran(step, strobe, step),
                List.of(
                        new Measure.ValueAt("v_pre", "V", "v(bl)", edge),
                        new Measure.ValueAt("v_bl", "V", "v(bl)", strobe)));
    }

    /**
     * Draws on the full column that are those of one bitline in the same state, and draws of their own for other
     * transistors: what the reduced form leaves out varies in the reference.
     *
     * @param experiment experiment of the address
     * @param state state of the address
     * @param n cells that discharge BL
     * @param others name patterns of transistors that vary besides those that the plan names
     * @return the draws
     */
    public static Draws onColumn(String experiment, String state, int n, List<String> others) {
        Map<String, String> standsFor = new TreeMap<>();
        for (int row = 1; row <= n; row++) {
            standsFor.put(String.format(Locale.ROOT, "m.x%02d.", row), String.format(Locale.ROOT, "m.xn%02d.", row));
        }
        return new Draws(experiment, state, standsFor, others);
    }

    /**
     * One bitline at the strobe, nominal.
     *
     * @param experiment name of the experiment
     * @param state name of the trial's state
     * @param n conducting cells
     * @param form the calibrated form
     * @param strobe_s strobe in s after the wordlines' edge
     * @return the trial; measure {@code v_bl}
     */
    public Trial bitline(String experiment, String state, int n, BitlineForm form, double strobe_s) {
        return Trial.nominal(
                experiment,
                state,
                netlist(n, 0, form),
                new Analysis.Tran(STEP_S, strobe_s, STEP_S),
                List.of(new Measure.ValueAt("v_bl", "V", "v(bl)", strobe_s)));
    }

    /**
     * One bitline with driven rows that do not conduct, nominal.
     *
     * @param experiment name of the experiment
     * @param n conducting cells
     * @param driven rows with a raised wordline and no product on this bitline
     * @param form the calibrated form
     * @param strobe_s strobe in s after the wordlines' edge
     * @return the trial; state {@code S4 d3}, measure {@code v_bl}
     */
    public Trial driven(String experiment, int n, int driven, BitlineForm form, double strobe_s) {
        Trial plain = bitline(experiment, drivenState(n, driven), n, form, strobe_s);
        return Trial.nominal(experiment, plain.state(), netlist(n, driven, form), plain.analysis(), plain.measures());
    }

    /**
     * Name of a state with driven rows.
     *
     * @param n conducting cells
     * @param driven rows with a raised wordline and no product on this bitline
     * @return for example {@code S4 d3}
     */
    public static String drivenState(int n, int driven) {
        return BitlineState.name(n) + " d" + driven;
    }

    private Netlist netlist(int n, int driven, BitlineForm form) {
        return decks.read(
                        "bitline/bitline.cir",
                        Map.of(
                                "n", Integer.toString(n),
                                "driven", Integer.toString(driven),
                                "v_pre", SpiceNumber.format(form.precharged_V()),
                                "t_wlr", SpiceNumber.format(form.wordlineDelay_s())))
                .circuit(BL);
    }

    /**
     * Pairs of a full column and its reduced form, nominal and mismatched, on which the form is proved.
     *
     * @param n cells that discharge BL
     * @param form the calibrated form
     * @param strobe_s strobe in s after the wordlines' edge
     * @param samples mismatched columns
     * @param others name patterns of the column's transistors that vary besides those that the plan names
     * @return four trials; states {@code S4 column nominal}, {@code S4 bitline nominal}, {@code S4 column}, {@code S4 bitline}
     */
    public List<Trial> proof(int n, BitlineForm form, double strobe_s, int samples, List<String> others) {
        String address = BitlineState.name(n);
        Samples indices = Samples.range(0, samples);
        List<Trial> trials = new ArrayList<>();
        Trial column = column(PROOF, address + ON_COLUMN, n, strobe_s);
        Trial bitline = bitline(PROOF, address + ON_BITLINE, n, form, strobe_s);
        trials.add(column(PROOF, address + ON_COLUMN + NOMINAL, n, strobe_s));
        trials.add(bitline(PROOF, address + ON_BITLINE + NOMINAL, n, form, strobe_s));
        trials.add(column.varying(indices, onColumn(PROOF, address, n, others)));
        trials.add(bitline.varying(indices, Draws.own(PROOF, address)));
        return trials;
    }
}
