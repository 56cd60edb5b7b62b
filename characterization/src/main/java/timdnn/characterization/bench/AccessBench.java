package timdnn.characterization.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.measure.Measure;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The drivers and the access as a whole, as trials: decoder and wordline, the bitline's wire, writing, and a column with
 * its two sense paths from precharge to precharge.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class AccessBench {
    /** Experiment of decoder, wordline and bitline's wire. */
    public static final String DRIVERS = "drivers";

    /** Experiment of whole accesses; states {@code n4 k2}. */
    public static final String ACCESS = "access";

    /** State of decoder and wordline. */
    public static final String WORDLINE = "wordline";

    /** States of columns at the near end of a wordline; {@code near S4}. */
    public static final String NEAR = "near";

    /** States of columns at its far end; {@code far S4}. */
    public static final String FAR = "far";

    /** States of a bitline with the resistance of its wire; {@code bitline wire S4}. */
    public static final String WIRE = "bitline wire";

    /** States of a bitline without it. */
    public static final String NO_RESISTANCE = "bitline without resistance";

    /** State of a write from -1 to +1. */
    public static final String WRITE = "write -1 to +1";

    /** Supplies of a whole access. */
    public static final List<String> SUPPLIES = List.of("vpre", "vpg", "vwl", "vcell", "vcmp", "vlad", "vsw", "vclk");

    /** Number of trials of {@link #drivers}. */
    public static final int DRIVER_TRIALS = 2 + 4 * SenseBench.TAPS;

    private static final double ADDRESS_TO_FAR_S = 120e-12;
    private static final String NO_RESISTANCE_OHM_PER_M = "1";

    private final Study study;
    private final Decks decks;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public AccessBench(Study study, Path netlists) {
        this.study = study;
        decks = new Decks(study, netlists);
    }

    /**
     * Decoder with wordline; bitlines with and without the resistance of their wire, and columns at the near and the far end
     * of a wordline, each in the states S1 to S8; a write.
     *
     * @param strobe_s length of the wordline pulse in s
     * @return the trials
     */
    public List<Trial> drivers(double strobe_s) {
        List<Trial> trials = new ArrayList<>(List.of(wordline(strobe_s), write()));
        for (int n = 1; n <= SenseBench.TAPS; n++) {
            trials.add(wire(WIRE, n, Map.of(), strobe_s));
            trials.add(wire(NO_RESISTANCE, n, Map.of("r_wire", NO_RESISTANCE_OHM_PER_M), strobe_s));
            trials.add(place(false, n, strobe_s));
            trials.add(place(true, n, strobe_s));
        }
        return trials;
    }

    private Trial wordline(double strobe_s) {
        Netlist deck = decks.withoutTernaryCell("drivers/wordline.cir", Map.of());
        double on = time(deck, "t_wl");
        double off = on + strobe_s;
        double end = off + 400e-12;
        double half = study.corner().vdd_V() / 2;
        Netlist netlist = deck.withParameter("t_wl_off", SpiceNumber.format(off))
                .circuit(List.of("v(addr)", "v(blk)", "v(near)", "v(far)", "i(vdec)", "i(vwl)"));
        return Trial.nominal(
                        DRIVERS,
                        WORDLINE,
                        netlist,
                        new Analysis.Tran(1e-12, end, 2e-12),
                        List.of(
                                new Measure.Crossing("t_addr", "v(addr)", half, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_block", "v(blk)", half, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_near", "v(near)", half, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_far", "v(far)", half, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_far_off", "v(far)", half, Measure.Direction.FALL, off),
                                new Measure.Crossing("t_addr_off", "v(addr)", half, Measure.Direction.FALL, off),
                                new Measure.Charge("q_decoder", "i(vdec)", 0, end),
                                new Measure.Charge("q_wordline", "i(vwl)", 0, end),
                                new Measure.ValueAt("i_decoder", "A", "i(vdec)", 0),
                                new Measure.ValueAt("i_wordline", "A", "i(vwl)", 0)))
                .keeping(List.of("v(addr)", "v(near)", "v(far)"));
    }

    /** In every state, as the hold capacitor would take it over once the wordlines have fallen. */
    private Trial wire(String state, int n, Map<String, String> values, double strobe_s) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put("n", Integer.toString(n));
        double off = decks.wordlineEdge_s() + strobe_s;
        all.put("t_wl_off", SpiceNumber.format(off));
        Netlist netlist = decks.read("drivers/bitline-wire.cir", all).circuit(List.of("v(bl)", "v(top)"));
        double held = off + SenseBench.SETTLE_S;
        return Trial.nominal(
                        DRIVERS,
                        state + " S" + n,
                        netlist,
                        new Analysis.Tran(2e-12, held, 5e-12),
                        List.of(
                                new Measure.ValueAt("v_bl", "V", "v(bl)", held),
                                new Measure.ValueAt("v_top", "V", "v(top)", held)))
                .keeping(List.of("v(bl)", "v(top)"));
    }

    private Trial place(boolean far, int n, double strobe_s) {
        double off = decks.wordlineEdge_s() + strobe_s;
        double hold = off + ADDRESS_TO_FAR_S + SenseBench.SETTLE_S;
        Netlist netlist = decks.read(
                        "drivers/wordline-column.cir",
                        Map.of(
                                "n", Integer.toString(n),
                                "far", far ? "1" : "0",
                                "c_sense", "0",
                                "t_wl_off", SpiceNumber.format(off),
                                "t_hold", SpiceNumber.format(hold),
                                "t_pre_on", SpiceNumber.format(hold + SenseBench.GAP_S)))
                .circuit(List.of("v(bl)", "v(h)", "v(r)"));
        double held = hold + 2 * SenseBench.GAP_S;
        return Trial.nominal(
                        DRIVERS,
                        (far ? FAR : NEAR) + " S" + n,
                        netlist,
                        new Analysis.Tran(2e-12, held, 2e-12),
                        List.of(new Measure.ValueAt("v_h", "V", "v(h)", held)))
                .keeping(List.of("v(r)", "v(bl)"));
    }

    private Trial write() {
        double end = 650e-12;
        Netlist netlist = decks.read("cells/write.cir", study.circuit().cell(), Map.of("w_old", "-1", "w_new", "1"))
                .circuit(List.of("v(wlw)", "v(xcell.p)", "v(xcell.qb)", "i(vwd)", "i(vww)", "i(vcell)"));
        double level = 0.9 * study.corner().vdd_V();
        return Trial.nominal(
                        DRIVERS,
                        WRITE,
                        netlist,
                        new Analysis.Tran(1e-12, end, 2e-12),
                        List.of(
                                new Measure.Crossing(
                                        "t_on", "v(wlw)", study.corner().vdd_V() / 2, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_p", "v(xcell.p)", level, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_qb", "v(xcell.qb)", level, Measure.Direction.RISE, 0),
                                new Measure.Charge("q_driver", "i(vwd)", 0, end),
                                new Measure.Charge("q_line", "i(vww)", 0, end),
                                new Measure.Charge("q_cell", "i(vcell)", 0, end)))
                .keeping(List.of("v(wlw)", "v(xcell.p)", "v(xcell.qb)"));
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
        double hold = decks.wordlineEdge_s() + strobe_s + SenseBench.SETTLE_S;
        double precharge = hold + SenseBench.GAP_S;
        double convert = precharge + SenseBench.GAP_S;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("n", Integer.toString(n));
        values.put("k", Integer.toString(k));
        values.put("c_sense", "0"); // the hold capacitors themselves load the bitlines
        values.put("t_wl_off", SpiceNumber.format(decks.wordlineEdge_s() + strobe_s));
        values.put("t_hold", SpiceNumber.format(hold));
        values.put("t_pre_on", SpiceNumber.format(precharge));
        values.put("t_cv", SpiceNumber.format(convert));
        values.put("columns", decks.columns());
        for (int tap = 1; tap <= taps_V.size(); tap++) {
            values.put("ref" + tap, SpiceNumber.format(taps_V.get(tap - 1)));
        }
        Netlist deck = decks.read("sense/access.cir", study.circuit().cell(), values);
        double verdict = convert + time(deck, "t_off") - 10e-12;
        double end = access_s(convert + time(deck, "t_end"), recovery_s);
        List<String> vectors = new ArrayList<>(List.of("v(bl)", "v(blb)", "v(xbl.h)", "v(xblb.h)"));
        List<Measure> measures = new ArrayList<>(List.of(
                new Measure.ValueAt("v_bl", "V", "v(bl)", hold - 2e-12),
                new Measure.ValueAt("v_blb", "V", "v(blb)", hold - 2e-12),
                new Measure.ValueAt("v_h", "V", "v(xbl.h)", convert),
                new Measure.ValueAt("v_hb", "V", "v(xblb.h)", convert),
                new Measure.ValueAt("v_bl_end", "V", "v(bl)", end)));
        for (int tap = 1; tap <= SenseBench.TAPS; tap++) {
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
                        StrengthBench.state(n, k),
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
        Netlist deck = decks.read("sense/access.cir", Map.of());
        double hold = decks.wordlineEdge_s() + strobe_s + SenseBench.SETTLE_S;
        return access_s(hold + 2 * SenseBench.GAP_S + time(deck, "t_end"), recovery_s);
    }

    private static double time(Netlist netlist, String parameter) {
        return SpiceNumber.parse(netlist.parameters().get(parameter));
    }
}
