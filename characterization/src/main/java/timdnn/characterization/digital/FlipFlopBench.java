package timdnn.characterization.digital;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.SpiceNumber;

/** The flip-flop, as trials: clock cycles with and without new data, each state at rest, and the search for set-up times. */
@SuppressWarnings("MemberName") // suffixes are units
final class FlipFlopBench {
    /** Trials of a search for a set-up time; its interval is halved by each. */
    static final int SETUP_STEPS = 14;

    /** By how much the clock-to-output delay may grow at the set-up time. */
    static final double SETUP_DEGRADATION = 1.1;

    private final CellTransient cells;

    FlipFlopBench(Study study, Path netlists) {
        cells = new CellTransient(study, netlists);
    }

    /** The load at which set-up times are found: the middle one, in F. */
    static double setupLoad_F(DigitalPlan plan) {
        return plan.loads_F().get(plan.loads_F().size() / 2);
    }

    /**
     * Five clock cycles: 0 loads a 0, 1 idles, 2 takes a 1, 3 idles, 4 takes a 0. Measures: {@code d_q_1}, {@code d_q_2},
     * {@code t_q_1}, {@code t_q_2} of the rising and the falling output; {@code q_c1} to {@code q_c4} charge of the supply
     * by cycle; {@code qck}, {@code qd} charge into the pins at a rising edge; {@code v_q_1} to {@code v_q_4} levels at the
     * ends of the cycles.
     */
    Trial cycles(double load_F, double slew_s) {
        double half = CellTransient.window_s(load_F, slew_s);
        List<Measure> measures = new ArrayList<>();
        measures.addAll(cells.timing("q", "_1", cells.middle("ck", true, 5 * half), true, 5 * half));
        measures.addAll(cells.timing("q", "_2", cells.middle("ck", true, 9 * half), false, 9 * half));
        for (int cycle = 1; cycle <= 4; cycle++) {
            measures.add(new Measure.Charge("q_c" + cycle, "i(vcut)", 2 * cycle * half, 2 * (cycle + 1) * half));
            measures.add(CellTransient.level("q", "_" + cycle, 2 * (cycle + 1) * half));
        }
        measures.add(new Measure.Charge("qck", "i(vck)", 3 * half, 4 * half));
        measures.add(new Measure.Charge("qd", "i(vd)", 4.5 * half, 5 * half));
        return cells.trial(
                DigitalStates.flipFlop(load_F, slew_s),
                DigitalCell.DFF,
                CellTransient.values(load_F, slew_s, half),
                10 * half,
                measures);
    }

    /**
     * The flip-flop at rest from the operating point on, to which its latches are led by {@code .nodeset}. Measures:
     * {@code i_leak}, {@code i_d}, {@code i_ck} currents of supply and pins, {@code v_q} level.
     */
    Trial leakage(int state) {
        boolean data = (state & 1) != 0;
        boolean clock = (state & 2) != 0;
        boolean output = (state & 4) != 0;
        // The first latch follows the data while the clock is low, and holds what the output has while it is high.
        boolean first = clock ? output : data;
        Map<String, String> values = new HashMap<>();
        values.put("d_rest", data ? "1" : "0");
        values.put("ck_rest", clock ? "1" : "0");
        Trial trial = cells.trial(
                DigitalStates.flipFlopLeakage(state),
                DigitalCell.DFF,
                values,
                CellTransient.START_S,
                List.of(
                        CellTransient.still("i_leak", "vcut"),
                        CellTransient.still("i_d", "vd"),
                        CellTransient.still("i_ck", "vck"),
                        CellTransient.level("q", "", CellTransient.START_S)));
        String nodes = ".nodeset " + node("m1", !first) + node("m2", first) + node("s1", output) + node("s2", !output);
        return Trial.nominal(
                trial.experiment(),
                trial.state(),
                trial.netlist().withCard(nodes.strip()),
                trial.analysis(),
                trial.measures());
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
    Trial setup(boolean rises, double load_F, double slew_s, double time_s, int step) {
        double half = CellTransient.window_s(load_F, slew_s);
        double clock = (rises ? 5 : 9) * half;
        Map<String, String> values = CellTransient.values(load_F, slew_s, half);
        values.put(rises ? "t_su1" : "t_su0", SpiceNumber.format(time_s));
        Measure.Edge captures = cells.middle("ck", true, clock);
        Trial trial = cells.trial(
                DigitalStates.setup(rises, slew_s, step),
                DigitalCell.DFF,
                values,
                clock + half,
                List.of(
                        new Measure.Sought(new Measure.Delay("d_q", captures, cells.middle("q", rises, clock))),
                        new Measure.Delay("t_dc", cells.middle("d", rises, clock - half), captures)));
        return rises && step == SETUP_STEPS - 1 ? trial.keeping(List.of("v(d)", "v(ck)", "v(q)")) : trial;
    }
}
