package timdnn.characterization.sense.sampling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.array.ArrayGeometry;
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

/** Decoder, wordline, the bitline's wire and a write, as trials: where on wordline and bitline a column lies, and what it costs. */
@SuppressWarnings("MemberName") // suffixes are units
public final class DriverBench {
    /** Experiment of decoder, wordline and bitline's wire. */
    public static final String DRIVERS = "drivers";

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

    /** A block's decoder with the driver of one wordline. */
    public static final CircuitAddress WORDLINE_CIRCUIT = new CircuitAddress(DRIVERS, WORDLINE);

    /** The write drivers of a column. */
    public static final CircuitAddress WRITE_CIRCUIT = new CircuitAddress(DRIVERS, WRITE);

    /** Blocks that the decoder of {@code netlists/drivers} tells apart, by the four bits of its address. */
    public static final int BLOCKS = 16;

    private static final double ADDRESS_TO_FAR_S = 120e-12;
    private static final String NO_RESISTANCE_OHM_PER_M = "1";

    private final Study study;
    private final Decks decks;
    private final ColumnDecks cells;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public DriverBench(Study study, Path netlists) {
        this.study = study;
        decks = new Decks(study, netlists);
        cells = new ColumnDecks(study, netlists);
    }

    /**
     * Decoder with wordline; bitlines with and without the resistance of their wire, and columns at the near and the far end
     * of a wordline, each in the states from S1 to that of the largest count; a write.
     *
     * @param strobe_s length of the wordline pulse in s
     * @return the trials
     */
    public List<Trial> drivers(double strobe_s) {
        List<Trial> trials = new ArrayList<>(List.of(wordline(strobe_s), write()));
        for (int n = 1; n <= study.geometry().largestCount(); n++) {
            trials.add(wire(WIRE, n, Map.of(), strobe_s));
            trials.add(wire(NO_RESISTANCE, n, Map.of("r_wire", NO_RESISTANCE_OHM_PER_M), strobe_s));
            trials.add(place(false, n, strobe_s));
            trials.add(place(true, n, strobe_s));
        }
        return trials;
    }

    /**
     * Number of trials of {@link #drivers}.
     *
     * @param geometry shape of the tile's array
     * @return a count
     */
    public static int trials(ArrayGeometry geometry) {
        return 2 + 4 * geometry.largestCount();
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
        double off = cells.wordlineEdge_s() + strobe_s;
        all.put("t_wl_off", SpiceNumber.format(off));
        Netlist netlist = cells.read("drivers/bitline-wire.cir", all).circuit(List.of("v(bl)", "v(top)"));
        double held = off + SamplingBench.SETTLE_S;
        return Trial.nominal(
                        DRIVERS,
                        at(state, n),
                        netlist,
                        new Analysis.Tran(2e-12, held, 5e-12),
                        List.of(
                                new Measure.ValueAt("v_bl", "V", "v(bl)", held),
                                new Measure.ValueAt("v_top", "V", "v(top)", held)))
                .keeping(List.of("v(bl)", "v(top)"));
    }

    private Trial place(boolean far, int n, double strobe_s) {
        double off = cells.wordlineEdge_s() + strobe_s;
        double hold = off + ADDRESS_TO_FAR_S + SamplingBench.SETTLE_S;
        Netlist netlist = cells.read(
                        "drivers/wordline-column.cir",
                        Map.of(
                                "n", Integer.toString(n),
                                "far", far ? "1" : "0",
                                "c_sense", "0",
                                "t_wl_off", SpiceNumber.format(off),
                                "t_hold", SpiceNumber.format(hold),
                                "t_pre_on", SpiceNumber.format(hold + SamplingBench.GAP_S)))
                .circuit(List.of("v(bl)", "v(h)", "v(r)"));
        double held = hold + 2 * SamplingBench.GAP_S;
        return Trial.nominal(
                        DRIVERS,
                        at(far ? FAR : NEAR, n),
                        netlist,
                        new Analysis.Tran(2e-12, held, 2e-12),
                        List.of(new Measure.ValueAt("v_h", "V", "v(h)", held)))
                .keeping(List.of("v(r)", "v(bl)"));
    }

    private Trial write() {
        double end = 650e-12;
        Netlist netlist = cells.read("cells/write.cir", study.circuit().cell(), Map.of("w_old", "-1", "w_new", "1"))
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

    private static double time(Netlist netlist, String parameter) {
        return SpiceNumber.parse(netlist.parameters().get(parameter));
    }

    /**
     * Name of a state of some place.
     *
     * @param place one of the states' names above
     * @param n cells that discharge BL
     * @return for example {@code far S4}
     */
    public static String at(String place, int n) {
        return place + " " + BitlineState.name(n);
    }
}
