package timdnn.characterization.digital;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The characterisation of digital cells, as trials of one nominal transient each. Every input is a linear ramp that takes
 * {@code slew} from rail to rail, every output carries {@code load}. Levels: delays from 50 % to 50 % of the supply,
 * transitions from 20 % to 80 %.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class DigitalBench {
    /** Name of the experiment. */
    public static final String EXPERIMENT = "digital";

    /** Trials of a search for a set-up time; its interval is halved by each. */
    public static final int SETUP_STEPS = 14;

    /** By how much the clock-to-output delay may grow at the set-up time. */
    public static final double SETUP_DEGRADATION = 1.1;

    /** Lower level of a transition, as a share of the supply. */
    public static final double LOW_SHARE = 0.2;

    /** Upper level of a transition, as a share of the supply. */
    public static final double HIGH_SHARE = 0.8;

    /** States of the flip-flop: data, clock and output at bits 0, 1 and 2 of an index. */
    public static final int FLIP_FLOP_STATES = 8;

    private static final double START_S = 20e-12;
    private static final double BEFORE_EDGE_S = 1e-12;
    private static final double LEAST_WINDOW_S = 400e-12;
    private static final double WINDOW_OHM = 100e3;

    private final Decks decks;
    private final double vdd_V;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public DigitalBench(Study study, Path netlists) {
        decks = new Decks(study, netlists);
        vdd_V = study.corner().vdd_V();
    }

    /**
     * How long an input stands after each of its edges began, so that outputs settle.
     *
     * @param load_F load in F
     * @param slew_s slew of the input in s
     * @return slew + 400 ps + load · 100 kΩ, in s
     */
    public static double window_s(double load_F, double slew_s) {
        return slew_s + LEAST_WINDOW_S + load_F * WINDOW_OHM;
    }

    /**
     * Everything but the search for set-up times.
     *
     * @param plan loads and slews
     * @return the trials by cell, arc, load and slew, those at the held-out load and slew last; v(a), v(y) are kept of the
     *     NAND's first arc at the least slew and the middle load
     */
    public List<Trial> trials(DigitalPlan plan) {
        List<Trial> trials = new ArrayList<>();
        for (DigitalCell cell : DigitalCell.COMBINATIONAL) {
            for (DigitalCell.Arc arc : cell.arcs()) {
                for (double slew : plan.slews_s()) {
                    for (double load : plan.loads_F()) {
                        Trial trial = arc(cell, arc, load, slew);
                        boolean shown = cell == DigitalCell.NAND2
                                && arc.equals(cell.arcs().get(0))
                                && slew == plan.slews_s().get(0)
                                && load == setupLoad_F(plan);
                        trials.add(shown ? trial.keeping(List.of("v(a)", "v(y)")) : trial);
                    }
                }
            }
            for (int state = 0; state < cell.states(); state++) {
                trials.add(leakage(cell, state));
            }
        }
        for (int state = 0; state < FLIP_FLOP_STATES; state++) {
            trials.add(flipFlopLeakage(state));
        }
        for (double slew : plan.slews_s()) {
            for (double load : plan.loads_F()) {
                trials.add(flipFlop(load, slew));
            }
        }
        trials.addAll(heldOut(plan));
        return trials;
    }

    /** Every arc once between the loads and slews of the tables, which are not made from it. */
    private List<Trial> heldOut(DigitalPlan plan) {
        double load = plan.heldOutLoad_F();
        double slew = plan.heldOutSlew_s();
        List<Trial> trials = new ArrayList<>();
        for (DigitalCell cell : DigitalCell.COMBINATIONAL) {
            cell.arcs().forEach(arc -> trials.add(arc(cell, arc, load, slew)));
        }
        trials.add(flipFlop(load, slew));
        return trials;
    }

    /**
     * State of the trial of an arc.
     *
     * @param cell the cell
     * @param arc its arc
     * @param load_F load in F
     * @param slew_s slew in s
     * @return for example {@code nand2 a b=1 load 1f slew 10p}
     */
    public static String state(DigitalCell cell, DigitalCell.Arc arc, double load_F, double slew_s) {
        return cell.id() + " " + cell.describe(arc) + corner(load_F, slew_s);
    }

    /**
     * State of the trial of a cell's leakage.
     *
     * @param cell the cell
     * @param state its input state
     * @return for example {@code nand2 leak a=1 b=0}
     */
    public static String leakageState(DigitalCell cell, int state) {
        StringBuilder text = new StringBuilder(cell.id()).append(" leak");
        for (int pin = 0; pin < cell.inputs().size(); pin++) {
            text.append(' ').append(cell.inputs().get(pin)).append('=').append(state >> pin & 1);
        }
        return text.toString();
    }

    /**
     * State of the trial of the flip-flop's leakage.
     *
     * @param state data, clock and output at bits 0, 1 and 2
     * @return for example {@code dff leak d=1 ck=0 q=1}
     */
    public static String flipFlopLeakageState(int state) {
        return DigitalCell.DFF.id() + " leak d=" + (state & 1) + " ck=" + (state >> 1 & 1) + " q=" + (state >> 2 & 1);
    }

    /**
     * State of the trial of the flip-flop over five clock cycles.
     *
     * @param load_F load in F
     * @param slew_s slew of clock and data in s
     * @return for example {@code dff load 1f slew 10p}
     */
    public static String flipFlopState(double load_F, double slew_s) {
        return DigitalCell.DFF.id() + corner(load_F, slew_s);
    }

    /**
     * State of one step of the search for a set-up time.
     *
     * @param rises whether the data rises
     * @param slew_s slew of clock and data in s
     * @param step number of the step, from 0
     * @return for example {@code dff setup rise slew 10p step 3}
     */
    public static String setupState(boolean rises, double slew_s, int step) {
        return DigitalCell.DFF.id() + " setup " + (rises ? "rise" : "fall") + " slew " + scaled(slew_s, 12) + "p step "
                + step;
    }

    private static String corner(double load_F, double slew_s) {
        return " load " + scaled(load_F, 15) + "f slew " + scaled(slew_s, 12) + "p";
    }

    private static String scaled(double value, int places) {
        return new BigDecimal(value)
                .movePointRight(places)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * The load at which set-up times are found.
     *
     * @param plan the plan
     * @return the middle one in F
     */
    public static double setupLoad_F(DigitalPlan plan) {
        return plan.loads_F().get(plan.loads_F().size() / 2);
    }

    /**
     * One edge up and one down of an input. Measures, with {@code _1} for the rising and {@code _2} for the falling edge of
     * the input, and {@code o} for a switching output: {@code d_o_1} delay, {@code t_o_1} transition from 20 to 80 %,
     * {@code q_1} charge of the supply, {@code qi_1} of the input; {@code v_o_0}, {@code v_o_1} levels before the edges.
     */
    private Trial arc(DigitalCell cell, DigitalCell.Arc arc, double load_F, double slew_s) {
        double window = window_s(load_F, slew_s);
        double[] edges = {START_S, START_S + window, START_S + 2 * window};
        Map<String, String> values = values(load_F, slew_s, window);
        bits(cell, arc.state(), "0", values);
        bits(cell, arc.raised(), "1", values);
        String pin = cell.inputs().get(arc.input());
        List<Measure> measures = new ArrayList<>();
        for (int output = 0; output < cell.outputs().size(); output++) {
            String name = cell.outputs().get(output);
            if (cell.switches(output, arc)) {
                boolean rises = cell.output(output, arc.raised());
                timing(measures, name, "_1", edge("v(" + pin + ")", 0.5, true, edges[0]), rises, edges[0]);
                timing(measures, name, "_2", edge("v(" + pin + ")", 0.5, false, edges[1]), !rises, edges[1]);
            }
            measures.add(level(name, "_0", edges[0]));
            measures.add(level(name, "_1", edges[1]));
        }
        for (int edge = 1; edge <= 2; edge++) {
            measures.add(new Measure.Charge("q_" + edge, "i(vcut)", edges[edge - 1], edges[edge]));
            measures.add(new Measure.Charge("qi_" + edge, "i(v" + pin + ")", edges[edge - 1], edges[edge]));
        }
        return trial(state(cell, arc, load_F, slew_s), cell, values, edges[2], measures);
    }

    /**
     * All inputs stand still from the operating point on, so that no charge moves. Measures: {@code i_leak} current of the
     * supply, {@code i_a} and so on that of each pin.
     */
    private Trial leakage(DigitalCell cell, int state) {
        Map<String, String> values = new HashMap<>();
        bits(cell, state, "0", values);
        bits(cell, state, "1", values);
        List<Measure> measures = new ArrayList<>();
        measures.add(current("i_leak", "vcut", START_S));
        cell.inputs().forEach(pin -> measures.add(current("i_" + pin, "v" + pin, START_S)));
        return trial(leakageState(cell, state), cell, values, START_S, measures);
    }

    /**
     * Five clock cycles: 0 loads a 0, 1 idles, 2 takes a 1, 3 idles, 4 takes a 0. Measures: {@code d_q_1}, {@code d_q_2},
     * {@code t_q_1}, {@code t_q_2} of the rising and the falling output; {@code q_c1} to {@code q_c4} charge of the supply
     * by cycle; {@code qck}, {@code qd} charge into the pins at a rising edge; {@code v_q_1} to {@code v_q_4} levels at the
     * ends of the cycles.
     */
    private Trial flipFlop(double load_F, double slew_s) {
        double half = window_s(load_F, slew_s);
        List<Measure> measures = new ArrayList<>();
        timing(measures, "q", "_1", edge("v(ck)", 0.5, true, 5 * half), true, 5 * half);
        timing(measures, "q", "_2", edge("v(ck)", 0.5, true, 9 * half), false, 9 * half);
        for (int cycle = 1; cycle <= 4; cycle++) {
            measures.add(new Measure.Charge("q_c" + cycle, "i(vcut)", 2 * cycle * half, 2 * (cycle + 1) * half));
            measures.add(level("q", "_" + cycle, 2 * (cycle + 1) * half));
        }
        measures.add(new Measure.Charge("qck", "i(vck)", 3 * half, 4 * half));
        measures.add(new Measure.Charge("qd", "i(vd)", 4.5 * half, 5 * half));
        return trial(flipFlopState(load_F, slew_s), DigitalCell.DFF, values(load_F, slew_s, half), 10 * half, measures);
    }

    /**
     * The flip-flop at rest from the operating point on, to which its latches are led by {@code .nodeset}. Measures:
     * {@code i_leak}, {@code i_d}, {@code i_ck} currents of supply and pins, {@code v_q} level.
     */
    private Trial flipFlopLeakage(int state) {
        boolean data = (state & 1) != 0;
        boolean clock = (state & 2) != 0;
        boolean output = (state & 4) != 0;
        // The first latch follows the data while the clock is low, and holds what the output has while it is high.
        boolean first = clock ? output : data;
        Map<String, String> values = new HashMap<>();
        values.put("d_rest", data ? "1" : "0");
        values.put("ck_rest", clock ? "1" : "0");
        Trial trial = trial(
                flipFlopLeakageState(state),
                DigitalCell.DFF,
                values,
                START_S,
                List.of(
                        current("i_leak", "vcut", START_S),
                        current("i_d", "vd", START_S),
                        current("i_ck", "vck", START_S),
                        level("q", "", START_S)));
        String nodes = ".nodeset " + node("m1", !first) + node("m2", first) + node("s1", output) + node("s2", !output);
        return Trial.nominal(
                EXPERIMENT, trial.state(), trial.netlist().withCard(nodes.strip()), trial.analysis(), trial.measures());
    }

    private static String node(String name, boolean high) {
        return "v(xcut." + name + ")=" + (high ? "{vdd} " : "0 ");
    }

    /**
     * A step of the search for a set-up time. Measures: {@code d_q} delay from clock to output, NaN where the data is not
     * captured; {@code t_dc} time from data to clock. Of a search's last step with rising data the waveforms are kept.
     *
     * @param rises whether the data rises
     * @param load_F load in F
     * @param slew_s slew of clock and data in s
     * @param time_s time from the data's edge to the clock's in s
     * @param step number of the step
     * @return the trial
     */
    public Trial setup(boolean rises, double load_F, double slew_s, double time_s, int step) {
        double half = window_s(load_F, slew_s);
        double clock = (rises ? 5 : 9) * half;
        Map<String, String> values = values(load_F, slew_s, half);
        values.put(rises ? "t_su1" : "t_su0", SpiceNumber.format(time_s));
        Trial trial = trial(
                setupState(rises, slew_s, step),
                DigitalCell.DFF,
                values,
                clock + half,
                List.of(
                        new Measure.Sought(new Measure.Delay(
                                "d_q", edge("v(ck)", 0.5, true, clock), edge("v(q)", 0.5, rises, clock))),
                        new Measure.Delay(
                                "t_dc", edge("v(d)", 0.5, rises, clock - half), edge("v(ck)", 0.5, true, clock))));
        return rises && step == SETUP_STEPS - 1 ? trial.keeping(List.of("v(d)", "v(ck)", "v(q)")) : trial;
    }

    private void timing(
            List<Measure> measures, String output, String suffix, Measure.Edge from, boolean rises, double after) {
        String vector = "v(" + output + ")";
        measures.add(new Measure.Delay("d_" + output + suffix, from, edge(vector, 0.5, rises, after)));
        measures.add(new Measure.Delay(
                "t_" + output + suffix,
                edge(vector, rises ? LOW_SHARE : HIGH_SHARE, rises, after),
                edge(vector, rises ? HIGH_SHARE : LOW_SHARE, rises, after)));
    }

    private Measure.Edge edge(String vector, double share, boolean rises, double after_s) {
        return new Measure.Edge(vector, share * vdd_V, rises, after_s);
    }

    private static Measure level(String output, String suffix, double time_s) {
        return new Measure.ValueAt("v_" + output + suffix, "V", "v(" + output + ")", time_s - BEFORE_EDGE_S);
    }

    private static Measure current(String name, String source, double time_s) {
        return new Measure.ValueAt(name, "A", "i(" + source + ")", time_s);
    }

    private static Map<String, String> values(double load_F, double slew_s, double window_s) {
        Map<String, String> values = new HashMap<>();
        values.put("load", SpiceNumber.format(load_F));
        values.put("slew", SpiceNumber.format(slew_s));
        values.put("t_half", SpiceNumber.format(window_s));
        return values;
    }

    private static void bits(DigitalCell cell, int state, String suffix, Map<String, String> values) {
        for (int pin = 0; pin < cell.inputs().size(); pin++) {
            values.put(cell.inputs().get(pin) + suffix, Integer.toString(state >> pin & 1));
        }
    }

    private Trial trial(
            String state, DigitalCell cell, Map<String, String> values, double end_s, List<Measure> measures) {
        List<String> vectors = measures.stream()
                .flatMap(measure -> measure.vectors().stream())
                .distinct()
                .toList();
        Netlist netlist = decks.withoutTernaryCell("digital/" + cell.id() + ".cir", values)
                .circuit(vectors);
        Study.Transient settings = decks.study().transient_();
        return Trial.nominal(
                EXPERIMENT,
                state,
                netlist,
                new Analysis.Tran(settings.step_s(), end_s, settings.maxStep_s()),
                measures);
    }

    /**
     * Where a store has a cell, as {@code xcut}.
     *
     * @param cell the cell
     * @return its address
     */
    public static CircuitAddress circuit(DigitalCell cell) {
        return new CircuitAddress(
                EXPERIMENT, cell == DigitalCell.DFF ? flipFlopLeakageState(0) : leakageState(cell, 0));
    }
}
