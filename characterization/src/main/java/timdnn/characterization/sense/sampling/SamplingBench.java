package timdnn.characterization.sense.sampling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Sample and hold, as trials: by itself, and on both bitlines of a column. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SamplingBench {
    /** Experiment of sample and hold; states {@code 0.5 V}. */
    public static final String SAMPLE = "sense-sample";

    /** Experiment of columns with sample and hold; states {@code S4}. */
    public static final String COLUMN = "sense-column";

    /** A column with sample and hold. */
    public static final CircuitAddress SAMPLED_COLUMN_CIRCUIT = new CircuitAddress(COLUMN, BitlineState.name(4));

    /** From the wordlines' end to that of tracking: the sample catches up with the bitline, s. */
    public static final double SETTLE_S = 300e-12;

    /** From the end of tracking to the precharge, s. */
    public static final double GAP_S = 20e-12;

    /** From the wordlines' end to the conversions' begin, with the bitlines' precharge begun, s. */
    public static final double SAMPLING_S = SETTLE_S + 2 * GAP_S;

    /** For how long the droop of a sample is watched, s. */
    static final double LATE_S = 1.9e-9;

    private final Decks decks;
    private final ColumnDecks cells;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public SamplingBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
        cells = new ColumnDecks(study, netlists);
    }

    /**
     * Sampling a bitline, and holding the sample while the bitline is precharged.
     *
     * @param bitlines_V voltages of the bitline in V
     * @param strobe_s how long the bitline falls, in s
     * @return one trial a voltage; {@code v_tracked} just before the switch opens, {@code v_held} after the precharge,
     *     {@code v_late} 1.9 ns later, {@code q_switch} of the switch's driver
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
                            state(voltage),
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

    /** State of a voltage in {@link #sample}. */
    static String state(double bitline_V) {
        return SpiceNumber.format(bitline_V) + " V";
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
     * Columns with sample and hold on both bitlines, from precharge to precharge, as long as a whole access with its
     * conversion.
     *
     * @param states states (n, k) of the column
     * @param strobe_s length of the wordline pulse in s
     * @param conversion_s from the begin of a conversion to that of the next one, in s
     * @param recovery_s time given to the precharge after the conversion in s
     * @return one trial a state, named as {@link #column} says; {@code v_bl} when the sample is taken, {@code v_h} on the hold
     *     capacitor after the precharge has begun, {@code q_vpre} and so on of the supplies, {@code v_bl_end}
     */
    public List<Trial> sampledColumn(List<int[]> states, double strobe_s, double conversion_s, double recovery_s) {
        double hold = cells.wordlineEdge_s() + strobe_s + SETTLE_S;
        double converted = hold + 2 * GAP_S + conversion_s;
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

    private static double time(Netlist netlist, String parameter) {
        return SpiceNumber.parse(netlist.parameters().get(parameter));
    }
}
