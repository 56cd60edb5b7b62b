package timdnn.characterization.digital;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.engine.Decks;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/**
 * A nominal transient of a digital cell. Every input is a linear ramp that takes {@code slew} from rail to rail, every output
 * carries {@code load}. Levels: delays from 50 % to 50 % of the supply, transitions from 20 % to 80 %.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class CellTransient {
    /** Lower level of a transition, as a share of the supply. */
    static final double LOW_SHARE = 0.2;

    /** Upper level of a transition, as a share of the supply. */
    static final double HIGH_SHARE = 0.8;

    /** When the first edge begins, or a cell at rest is read, s. */
    static final double START_S = 20e-12;

    private static final double BEFORE_EDGE_S = 1e-12;
    private static final double LEAST_WINDOW_S = 400e-12;
    private static final double WINDOW_OHM = 100e3;

    private final Decks decks;
    private final double vdd_V;

    /** Those of a study's condition. */
    CellTransient(Study study, Path netlists) {
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
    static double window_s(double load_F, double slew_s) {
        return slew_s + LEAST_WINDOW_S + load_F * WINDOW_OHM;
    }

    /** Parameters of the deck. */
    static Map<String, String> values(double load_F, double slew_s, double window_s) {
        Map<String, String> values = new HashMap<>();
        values.put("load", SpiceNumber.format(load_F));
        values.put("slew", SpiceNumber.format(slew_s));
        values.put("t_half", SpiceNumber.format(window_s));
        return values;
    }

    Trial trial(String state, DigitalCell cell, Map<String, String> values, double end_s, List<Measure> measures) {
        List<String> vectors = measures.stream()
                .flatMap(measure -> measure.vectors().stream())
                .distinct()
                .toList();
        Netlist netlist = decks.withoutTernaryCell("digital/" + cell.id() + ".cir", values)
                .circuit(vectors);
        Study.Transient settings = decks.study().transient_();
        return Trial.nominal(
                DigitalStates.EXPERIMENT,
                state,
                netlist,
                new Analysis.Tran(settings.step_s(), end_s, settings.maxStep_s()),
                measures);
    }

    /** Delay of an output from an edge, and its transition. */
    List<Measure> timing(String output, String suffix, Measure.Edge from, boolean rises, double after_s) {
        String vector = "v(" + output + ")";
        return List.of(
                new Measure.Delay("d_" + output + suffix, from, edge(vector, 0.5, rises, after_s)),
                new Measure.Delay(
                        "t_" + output + suffix,
                        edge(vector, rises ? LOW_SHARE : HIGH_SHARE, rises, after_s),
                        edge(vector, rises ? HIGH_SHARE : LOW_SHARE, rises, after_s)));
    }

    /** Half of the supply. */
    Measure.Edge middle(String pin, boolean rises, double after_s) {
        return edge("v(" + pin + ")", 0.5, rises, after_s);
    }

    private Measure.Edge edge(String vector, double share, boolean rises, double after_s) {
        return new Measure.Edge(vector, share * vdd_V, rises, after_s);
    }

    /** Level of an output just before an edge. */
    static Measure level(String output, String suffix, double time_s) {
        return new Measure.ValueAt("v_" + output + suffix, "V", "v(" + output + ")", time_s - BEFORE_EDGE_S);
    }

    /** Current of a source at rest. */
    static Measure still(String name, String source) {
        return new Measure.ValueAt(name, "A", "i(" + source + ")", START_S);
    }
}
