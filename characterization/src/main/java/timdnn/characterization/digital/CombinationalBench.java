package timdnn.characterization.digital;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;

/** Cells without a state of their own, as trials: each arc, and each input state at rest. */
@SuppressWarnings("MemberName") // suffixes are units
final class CombinationalBench {
    private final CellTransient cells;

    CombinationalBench(Study study, Path netlists) {
        cells = new CellTransient(study, netlists);
    }

    /**
     * One edge up and one down of an input. Measures, with {@code _1} for the rising and {@code _2} for the falling edge of
     * the input, and {@code o} for a switching output: {@code d_o_1} delay, {@code t_o_1} transition from 20 to 80 %,
     * {@code q_1} charge of the supply, {@code qi_1} of the input; {@code v_o_0}, {@code v_o_1} levels before the edges.
     */
    Trial arc(DigitalCell cell, DigitalCell.Arc arc, double load_F, double slew_s) {
        double window = CellTransient.window_s(load_F, slew_s);
        double[] edges = {
            CellTransient.START_S, CellTransient.START_S + window, CellTransient.START_S + 2 * window,
        };
        Map<String, String> values = CellTransient.values(load_F, slew_s, window);
        bits(cell, arc.state(), "0", values);
        bits(cell, arc.raised(), "1", values);
        String pin = cell.inputs().get(arc.input());
        List<Measure> measures = new ArrayList<>();
        for (int output = 0; output < cell.outputs().size(); output++) {
            String name = cell.outputs().get(output);
            if (cell.switches(output, arc)) {
                boolean rises = cell.output(output, arc.raised());
                measures.addAll(cells.timing(name, "_1", cells.middle(pin, true, edges[0]), rises, edges[0]));
                measures.addAll(cells.timing(name, "_2", cells.middle(pin, false, edges[1]), !rises, edges[1]));
            }
            measures.add(CellTransient.level(name, "_0", edges[0]));
            measures.add(CellTransient.level(name, "_1", edges[1]));
        }
        for (int edge = 1; edge <= 2; edge++) {
            measures.add(new Measure.Charge("q_" + edge, "i(vcut)", edges[edge - 1], edges[edge]));
            measures.add(new Measure.Charge("qi_" + edge, "i(v" + pin + ")", edges[edge - 1], edges[edge]));
        }
        return cells.trial(DigitalStates.arc(cell, arc, load_F, slew_s), cell, values, edges[2], measures);
    }

    /**
     * All inputs stand still from the operating point on, so that no charge moves. Measures: {@code i_leak} current of the
     * supply, {@code i_a} and so on that of each pin.
     */
    Trial leakage(DigitalCell cell, int state) {
        Map<String, String> values = new HashMap<>();
        bits(cell, state, "0", values);
        bits(cell, state, "1", values);
        List<Measure> measures = new ArrayList<>();
        measures.add(CellTransient.still("i_leak", "vcut"));
        cell.inputs().forEach(pin -> measures.add(CellTransient.still("i_" + pin, "v" + pin)));
        return cells.trial(DigitalStates.leakage(cell, state), cell, values, CellTransient.START_S, measures);
    }

    private static void bits(DigitalCell cell, int state, String suffix, Map<String, String> values) {
        for (int pin = 0; pin < cell.inputs().size(); pin++) {
            values.put(cell.inputs().get(pin) + suffix, Integer.toString(state >> pin & 1));
        }
    }
}
