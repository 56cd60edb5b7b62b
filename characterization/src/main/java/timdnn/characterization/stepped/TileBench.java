package timdnn.characterization.stepped;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/** What the columns of a tile share, as trials: wordlines, phases and select lines, the references' ladder, counters. */
@SuppressWarnings("MemberName") // suffixes are units
public final class TileBench {
    /** State of a wordline with its driver and decoder. */
    static final String WORDLINE = "wordline";

    /** State of a phase's trunk with a unit that has stopped, and with one that runs; an upper and a lower select line. */
    static final String STOPPED = "unit stopped";

    static final String UPPER = "unit running, upper line";
    static final String LOWER = "unit running, lower line";

    /** State of two stages of a counter at four pulses. */
    static final String COUNTER = "counter";

    /** State of a write from -1 to +1. */
    static final String WRITE = "write -1 to +1";

    /** State of the ladder. */
    static final String LADDER = "ladder";

    /** By how much the pulse is lengthened to learn how fast bitlines follow it, s. */
    static final double LONGER_S = 10e-12;

    /** Pulses of {@link #COUNTER}. */
    static final int PULSES = 4;

    /** From where a wordline's address falls until its column is read, s: its driver's delay and the time to settle. */
    private static final double SETTLE_S = 130e-12;

    /** Accesses of {@link #LADDER} after which lines have settled. */
    private static final int ACCESSES = 20;

    private final Decks decks;
    private final ColumnDecks cells;
    private final WireSection wire;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public TileBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
        cells = new ColumnDecks(study, netlists);
        wire = study.require(SteppedPlan.class).wordline();
    }

    /**
     * A column at a place of its wordlines.
     *
     * @param state name of the state
     * @param place 0 at the driver, 1 half-way to the end, 2 at the end
     * @param n cells that discharge BL
     * @param pulse_s length of the pulse at the generator, s
     * @return the trial; {@code v_bl} is the bitline once it has settled
     */
    Trial place(String state, int place, int n, double pulse_s) {
        double read = cells.wordlineEdge_s() + pulse_s + SETTLE_S;
        return Trial.nominal(
                SteppedStates.PLACE,
                state,
                deck(place, n, pulse_s).circuit(List.of("v(bl)", "v(r)")),
                new Analysis.Tran(1e-12, read, 2e-12),
                List.of(new Measure.ValueAt("v_bl", "V", "v(bl)", read)));
    }

    /** A wordline: times from its address, energy and rest of driver and decoder. */
    Trial wordline(double pulse_s) {
        double off = cells.wordlineEdge_s() + pulse_s;
        double end = off + 400e-12;
        double half = decks.study().corner().vdd_V() / 2;
        return Trial.nominal(
                        SteppedStates.SHARED,
                        WORDLINE,
                        deck(2, 0, pulse_s)
                                .circuit(List.of("v(addr)", "v(near)", "v(middle)", "v(far)", "i(vdec)", "i(vdrv)")),
                        new Analysis.Tran(1e-12, end, 2e-12),
                        List.of(
                                new Measure.Crossing("t_addr", "v(addr)", half, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_near", "v(near)", half, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_far", "v(far)", half, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_near_off", "v(near)", half, Measure.Direction.FALL, off),
                                new Measure.Crossing("t_far_off", "v(far)", half, Measure.Direction.FALL, off),
                                new Measure.Charge("q_decoder", "i(vdec)", 0, end),
                                new Measure.Charge("q_wordline", "i(vdrv)", 0, end),
                                new Measure.ValueAt("i_decoder", "A", "i(vdec)", 0),
                                new Measure.ValueAt("i_wordline", "A", "i(vdrv)", 0)))
                .keeping(List.of("v(addr)", "v(near)", "v(middle)", "v(far)"));
    }

    private Netlist deck(int place, int n, double pulse_s) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("place", Integer.toString(place));
        values.put("n", Integer.toString(n));
        values.put("r_wire", SpiceNumber.format(wire.resistance_Ohmpm()));
        values.put("c_wordline", SpiceNumber.format(wire.capacitance_Fpm()));
        values.put("t_wl_off", SpiceNumber.format(cells.wordlineEdge_s() + pulse_s));
        return cells.read("stepped/place.cir", values);
    }

    static String at(int place, int n) {
        return SteppedStates.PLACES.get(place) + " " + BitlineState.name(n);
    }

    /** Phases, select lines and a counter. */
    List<Trial> shared() {
        List<Trial> trials = new ArrayList<>();
        trials.add(distribution(STOPPED, "0", "0"));
        trials.add(distribution(UPPER, "1", "0"));
        trials.add(distribution(LOWER, "1", "1"));
        double end = 1100e-12;
        trials.add(Trial.nominal(
                        SteppedStates.SHARED,
                        COUNTER,
                        decks.withoutTernaryCell("stepped/count.cir", Map.of())
                                .circuit(List.of("v(ck)", "v(q1)", "v(q2)", "i(vdd)")),
                        new Analysis.Tran(1e-12, end, 2e-12),
                        List.of(
                                new Measure.Charge("q", "i(vdd)", 0, end),
                                new Measure.ValueAt("i", "A", "i(vdd)", 90e-12),
                                new Measure.ValueAt("q1_1", "V", "v(q1)", 330e-12),
                                new Measure.ValueAt("q1_2", "V", "v(q1)", 580e-12),
                                new Measure.ValueAt("q2_2", "V", "v(q2)", 580e-12)))
                .keeping(List.of("v(ck)", "v(q1)", "v(q2)")));
        trials.add(write());
        return trials;
    }

    private Trial write() {
        double end = 650e-12;
        double vdd = decks.study().corner().vdd_V();
        return Trial.nominal(
                        SteppedStates.SHARED,
                        WRITE,
                        cells.read("cells/write.cir", Map.of("w_old", "-1", "w_new", "1"))
                                .circuit(
                                        List.of("v(wlw)", "v(xcell.p)", "v(xcell.qb)", "i(vwd)", "i(vww)", "i(vcell)")),
                        new Analysis.Tran(1e-12, end, 2e-12),
                        List.of(
                                new Measure.Crossing("t_on", "v(wlw)", vdd / 2, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_p", "v(xcell.p)", 0.9 * vdd, Measure.Direction.RISE, 0),
                                new Measure.Crossing("t_qb", "v(xcell.qb)", 0.9 * vdd, Measure.Direction.RISE, 0),
                                new Measure.Charge("q_driver", "i(vwd)", 0, end),
                                new Measure.Charge("q_line", "i(vww)", 0, end),
                                new Measure.Charge("q_cell", "i(vcell)", 0, end)))
                .keeping(List.of("v(wlw)", "v(xcell.p)", "v(xcell.qb)"));
    }

    private Trial distribution(String state, String run, String lower) {
        double end = 600e-12;
        double half = decks.study().corner().vdd_V() / 2;
        List<Measure> measures = new ArrayList<>();
        List<String> vectors = new ArrayList<>(List.of("v(in)", "v(ph_n)", "v(sel)"));
        for (String supply : List.of("vtrk", "vsel", "vuni")) {
            vectors.add("i(" + supply + ")");
            measures.add(new Measure.Charge("q_" + supply, "i(" + supply + ")", 0, end));
            measures.add(new Measure.ValueAt("i_" + supply, "A", "i(" + supply + ")", 0));
        }
        measures.add(new Measure.Crossing("t_in", "v(in)", half, Measure.Direction.RISE, 0));
        return Trial.nominal(
                SteppedStates.SHARED,
                state,
                decks.withoutTernaryCell("stepped/distribution.cir", Map.of("run", run, "lower", lower))
                        .circuit(vectors),
                new Analysis.Tran(1e-12, end, 2e-12),
                measures);
    }

    /**
     * The ladder at rest and with accesses one after another.
     *
     * @param references_V the references, from the first step on
     * @param charges_C what a step takes from its line, a unit, by step
     * @param cycle_s from access to access, s
     * @return the trial; {@code r_1} … at rest, {@code b_1} … before the step of the last access, {@code q} the charge of an access
     */
    Trial ladder(List<Double> references_V, List<Double> charges_C, double cycle_s) {
        Map<String, String> values = SteppedAccessBench.references(references_V);
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            values.put("q" + step, SpiceNumber.format(charges_C.get(step - 1)));
        }
        values.put("t_cycle", SpiceNumber.format(cycle_s));
        Netlist deck = decks.withoutTernaryCell("stepped/ladder.cir", values);
        SteppedSchedule schedule = SteppedSchedule.of(deck);
        double last = ACCESSES * cycle_s;
        double end = last + cycle_s;
        List<Measure> measures = new ArrayList<>();
        List<String> vectors = new ArrayList<>(List.of("i(vlad)"));
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            String line = "v(l" + step + ")";
            vectors.add(line);
            measures.add(new Measure.ValueAt("r_" + step, "V", line, 0));
            measures.add(new Measure.ValueAt("f_" + step, "V", line, 2 * cycle_s + schedule.before_s(step)));
            measures.add(new Measure.ValueAt("b_" + step, "V", line, last + schedule.before_s(step)));
        }
        measures.add(new Measure.Charge("q", "i(vlad)", last, end));
        measures.add(new Measure.ValueAt("i", "A", "i(vlad)", 0));
        return Trial.nominal(
                        SteppedStates.SHARED,
                        LADDER,
                        deck.circuit(vectors),
                        new Analysis.Tran(20e-12, end, 50e-12),
                        measures)
                .keeping(List.of("v(l1)", "v(l5)", "v(l8)"));
    }
}
