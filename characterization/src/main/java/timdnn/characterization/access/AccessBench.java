package timdnn.characterization.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.converter.ConverterDeck;
import timdnn.characterization.sense.sampling.SamplingBench;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The access as a whole, as trials: a column with its two sense paths from precharge to precharge.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class AccessBench {
    /** Experiment of whole accesses; states {@code n4 k2}. */
    public static final String ACCESS = "access";

    /** Fact: length of a simulated access in s. */
    static final String LENGTH = "access_s";

    /** Supplies of a whole access. */
    public static final List<String> SUPPLIES = List.of("vpre", "vpg", "vwl", "vcell", "vcmp", "vlad", "vsw", "vclk");

    private final Study study;
    private final ColumnDecks cells;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public AccessBench(Study study, Path netlists) {
        this.study = study;
        cells = new ColumnDecks(study, netlists);
    }

    /**
     * Whole accesses of a column with its two sense paths, from precharge to precharge.
     *
     * @param states states (n, k)
     * @param taps_V the ladder's taps in V, falling
     * @param strobe_s length of the wordline pulse in s
     * @param recovery_s time given to the precharge in s
     * @return one trial a state; {@code q_vpre}, … of each supply, {@code v_bl} and {@code v_blb} when the samples are held,
     *     {@code v_h} and {@code v_hb} on the hold capacitors after that, the outputs {@code d_1p}, {@code d_1n} … of BL and
     *     {@code e_1p} … of BLB
     */
    public List<Trial> accesses(List<int[]> states, List<Double> taps_V, double strobe_s, double recovery_s) {
        List<Trial> trials = new ArrayList<>();
        for (int[] state : states) {
            trials.add(access(state[0], state[1], taps_V, strobe_s, recovery_s));
        }
        return trials;
    }

    private Trial access(int n, int k, List<Double> taps_V, double strobe_s, double recovery_s) {
        double hold = cells.wordlineEdge_s() + strobe_s + SamplingBench.SETTLE_S;
        double precharge = hold + SamplingBench.GAP_S;
        double convert = precharge + SamplingBench.GAP_S;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("n", Integer.toString(n));
        values.put("k", Integer.toString(k));
        values.put("c_sense", "0"); // the hold capacitors themselves load the bitlines
        values.put("t_wl_off", SpiceNumber.format(cells.wordlineEdge_s() + strobe_s));
        values.put("t_hold", SpiceNumber.format(hold));
        values.put("t_pre_on", SpiceNumber.format(precharge));
        values.put("t_cv", SpiceNumber.format(convert));
        values.put("columns", Integer.toString(study.geometry().columnsAUnit()));
        for (int tap = 1; tap <= taps_V.size(); tap++) {
            values.put("ref" + tap, SpiceNumber.format(taps_V.get(tap - 1)));
        }
        Netlist deck = ConverterDeck.ofTaps(
                        cells.read("sense/access.cir", Map.of()),
                        study.geometry().largestCount())
                .withParameters(values);
        double verdict = convert + time(deck, "t_off") - 10e-12;
        double end = access_s(convert + time(deck, "t_end"), recovery_s);
        List<String> vectors = new ArrayList<>(List.of("v(bl)", "v(blb)", "v(xbl.h)", "v(xblb.h)"));
        List<Measure> measures = new ArrayList<>(List.of(
                new Measure.ValueAt("v_bl", "V", "v(bl)", hold - 2e-12),
                new Measure.ValueAt("v_blb", "V", "v(blb)", hold - 2e-12),
                new Measure.ValueAt("v_h", "V", "v(xbl.h)", convert),
                new Measure.ValueAt("v_hb", "V", "v(xblb.h)", convert),
                new Measure.ValueAt("v_bl_end", "V", "v(bl)", end)));
        for (int tap = 1; tap <= study.geometry().largestCount(); tap++) {
            for (String path : List.of("xbl", "xblb")) {
                String name = path.equals("xbl") ? "d_" : "e_";
                for (String output : List.of("p", "n")) {
                    String vector = "v(" + path + ".xa." + output + tap + ")";
                    vectors.add(vector);
                    measures.add(new Measure.ValueAt(name + tap + output, "V", vector, verdict));
                }
            }
        }
        for (String supply : SUPPLIES) {
            vectors.add("i(" + supply + ")");
            measures.add(new Measure.Charge("q_" + supply, "i(" + supply + ")", 0, end));
        }
        return Trial.nominal(
                        ACCESS,
                        ColumnState.name(n, k),
                        deck.circuit(vectors),
                        new Analysis.Tran(2e-12, end, 2e-12),
                        measures)
                .keeping(List.of("v(bl)", "v(blb)", "v(xbl.h)", "v(xblb.h)"));
    }

    /** From the conversion's end the hold capacitors are charged again, too. */
    private static double access_s(double converted_s, double recovery_s) {
        return converted_s + recovery_s;
    }

    /**
     * Length of a simulated access.
     *
     * @param strobe_s length of the wordline pulse in s
     * @param recovery_s time given to the precharge in s
     * @return s
     */
    public double length_s(double strobe_s, double recovery_s) {
        Netlist deck = cells.read("sense/access.cir", Map.of());
        double hold = cells.wordlineEdge_s() + strobe_s + SamplingBench.SETTLE_S;
        return access_s(hold + 2 * SamplingBench.GAP_S + time(deck, "t_end"), recovery_s);
    }

    private static double time(Netlist netlist, String parameter) {
        return SpiceNumber.parse(netlist.parameters().get(parameter));
    }
}
