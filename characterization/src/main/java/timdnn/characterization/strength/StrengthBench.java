package timdnn.characterization.strength;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.reduction.BitlineBench;
import timdnn.characterization.reduction.BitlineForm;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;

/**
 * The cell-strength experiments, as trials: one cell read along its four paths, what rows without a product change, and
 * mismatched columns with both products.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class StrengthBench {
    /** Experiment of the cell. */
    public static final String CELL = "strength-cell";

    /** Experiment of the nominal states with driven rows of weight 0; states {@code S4 d3}. */
    public static final String DRIVEN = "strength-driven";

    /** Experiment of the nominal states with rows of the opposite product; states {@code n4 k3}. */
    public static final String OPPOSITE = "strength-opposite";

    /** Experiment of the mismatched columns of one product on which strengths are refined by state; states {@code S4}. */
    public static final String COLUMN = "strength-column";

    /** Experiment of the mismatched columns of both products; states {@code n4 k3}. */
    public static final String MIXED = "strength-mixed";

    /** Instance name of the cell in its deck. */
    public static final String INSTANCE = "xcell";

    private static final List<String> BITLINES = List.of("v(bl)", "v(blb)");

    private final ColumnDecks decks;
    private final ColumnBench column;
    private final BitlineBench bitline;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public StrengthBench(Study study, Path netlists) {
        decks = new ColumnDecks(study, netlists);
        column = new ColumnBench(study, netlists);
        bitline = new BitlineBench(study, netlists);
    }

    /**
     * The cell along its four paths, nominal and with all its transistors varied. A sample is the same cell in all four
     * paths: they share the draws' address. Only the cell varies, so the precharge stands for itself.
     *
     * @param strobe_s strobe in s after the wordlines' edge
     * @param samples indices of the mismatched cells
     * @return eight trials; states {@code W+1 I-1} and {@code W+1 I-1 nominal}, measures {@code v_bl}, {@code v_blb}
     */
    public List<Trial> cell(double strobe_s, Samples samples) {
        // An address outside the plan's usual patterns keeps the precharge as it is.
        Draws draws = new Draws("strength", "cell", Map.of("m.xpre.", "still.xpre."), List.of("m." + INSTANCE + ".*"));
        List<Trial> trials = new ArrayList<>();
        for (CellPath path : CellPath.ALL) {
            Netlist netlist = decks.read(
                            "bitline/cell.cir",
                            Map.of("w", Integer.toString(path.weight()), "i", Integer.toString(path.input())))
                    .circuit(BITLINES);
            Trial nominal = atStrobe(CELL, path + " nominal", netlist, BITLINES, strobe_s);
            trials.add(nominal);
            trials.add(Trial.nominal(CELL, path.toString(), netlist, nominal.analysis(), nominal.measures())
                    .varying(samples, draws));
        }
        return trials;
    }

    /**
     * Nominal states with d driven rows of weight 0 for all n + d up to the rows of a block: on the reduced form if there is one, else on
     * the full column.
     *
     * @param form the calibrated reduced form
     * @param strobe_s strobe in s after the wordlines' edge
     * @return 153 trials at 16 rows; measure {@code v_bl}
     */
    public List<Trial> driven(Optional<BitlineForm> form, double strobe_s) {
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n <= rows(); n++) {
            for (int d = 0; n + d <= rows(); d++) {
                int conducting = n;
                int rows = d;
                trials.add(form.map(found -> bitline.driven(DRIVEN, conducting, rows, found, strobe_s))
                        .orElseGet(() -> drivenColumn(conducting, rows, strobe_s)));
            }
        }
        return trials;
    }

    private Trial drivenColumn(int n, int d, double strobe_s) {
        int[] weights = new int[rows()];
        int[] inputs = new int[rows()];
        Arrays.fill(weights, 0, n, 1);
        Arrays.fill(inputs, 0, n + d, 1);
        Netlist netlist = decks.column(decks.study().circuit().cell(), weights, inputs, BITLINES);
        return atStrobe(DRIVEN, "S" + n + " d" + d, netlist, List.of("v(bl)"), strobe_s);
    }

    /**
     * Nominal states (n, k) for all n and k with a sum up to the rows of a block.
     *
     * @param strobe_s strobe in s after the wordlines' edge
     * @return 153 trials at 16 rows; measures {@code v_bl}, {@code v_blb}
     */
    public List<Trial> opposite(double strobe_s) {
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n <= rows(); n++) {
            for (int k = 0; n + k <= rows(); k++) {
                trials.add(mixed(OPPOSITE, n, k, strobe_s));
            }
        }
        return trials;
    }

    /**
     * Mismatched columns with draws of their own.
     *
     * @param states the states (n, k)
     * @param strobe_s strobe in s after the wordlines' edge
     * @param samples indices of the columns
     * @return one trial a state; measures {@code v_bl}, {@code v_blb}
     */
    public List<Trial> columns(List<int[]> states, double strobe_s, Samples samples) {
        return states.stream()
                .map(state -> mixed(MIXED, state[0], state[1], strobe_s))
                .map(trial -> trial.varying(samples, Draws.own(trial.experiment(), trial.state())))
                .toList();
    }

    /**
     * Mismatched columns of product +1 alone, with draws of their own, for every number of conducting cells above 1 that
     * a bitline has in some states of both products.
     *
     * @param states the states (n, k)
     * @param strobe_s strobe in s after the wordlines' edge
     * @param samples indices of the columns
     * @return one trial a number; measures {@code v_bl}, {@code v_blb}
     */
    public List<Trial> refining(List<int[]> states, double strobe_s, Samples samples) {
        return states.stream()
                .flatMapToInt(Arrays::stream)
                .filter(n -> n > 1)
                .distinct()
                .sorted()
                .mapToObj(n -> column.atStrobe(COLUMN, n, 0, strobe_s))
                .map(trial -> trial.varying(samples, Draws.own(trial.experiment(), trial.state())))
                .toList();
    }

    private Trial mixed(String experiment, int n, int k, double strobe_s) {
        Trial trial = column.atStrobe(experiment, n, k, strobe_s);
        return Trial.nominal(experiment, ColumnState.name(n, k), trial.netlist(), trial.analysis(), trial.measures());
    }

    private int rows() {
        return decks.study().geometry().rowsABlock();
    }

    private Trial atStrobe(String experiment, String state, Netlist netlist, List<String> vectors, double strobe_s) {
        double strobe = decks.wordlineEdge_s() + strobe_s;
        Study.Transient settings = decks.study().transient_();
        return Trial.nominal(
                experiment,
                state,
                netlist,
                new Analysis.Tran(settings.step_s(), strobe, settings.maxStep_s()),
                vectors.stream()
                        .map(vector -> (Measure)
                                new Measure.ValueAt(vector.equals("v(bl)") ? "v_bl" : "v_blb", "V", vector, strobe))
                        .toList());
    }
}
