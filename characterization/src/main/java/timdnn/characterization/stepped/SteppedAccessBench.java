package timdnn.characterization.stepped;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.column.ColumnDecks;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;

/** Whole stepped accesses of one column, from precharge to precharge, as trials. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SteppedAccessBench {
    /** Supplies of a column by part. */
    static final List<String> SUPPLIES = List.of("vpre", "vpg", "vcell", "vcmp", "vclk", "vcnt", "vtrm");

    /** How long the precharge is simulated, s. */
    static final double RECOVERY_S = 500e-12;

    private static final String DECK = "stepped/access.cir";

    private final Study study;
    private final ColumnDecks cells;

    /**
     * The benches of a study's condition.
     *
     * @param study the study under one condition
     * @param netlists folder of the netlists
     */
    public SteppedAccessBench(Study study, Path netlists) {
        this.study = study;
        cells = new ColumnDecks(study, netlists);
    }

    /** When what happens. */
    SteppedSchedule schedule() {
        return SteppedSchedule.of(cells.read(DECK, Map.of()));
    }

    /** End of a simulated access, s. */
    double end_s() {
        return schedule().prechargeOn_s() + RECOVERY_S;
    }

    /**
     * An access.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param n cells that discharge BL
     * @param k cells that discharge BLB
     * @param driven driven rows, n + k to those of a block
     * @param trim trim code of both bitlines, -15 to 15
     * @param references_V the references, from the first step on
     * @return the trial; {@code v_1} to {@code v_8} are BL before each step, {@code r_1} to {@code r_8} the reference,
     *     {@code a_1} … and {@code b_1} … the verdicts "below the reference" of BL and BLB, {@code q_vpre} … the charge of each supply, {@code q_up} and {@code q_down} that of the trim's phases as they rise
     */
    public Trial access(
            String experiment, String state, int n, int k, int driven, int trim, List<Double> references_V) {
        SteppedSchedule schedule = schedule();
        Map<String, String> values = references(references_V);
        values.put("n", Integer.toString(n));
        values.put("k", Integer.toString(k));
        values.put("driven", Integer.toString(driven));
        values.put("trim_bl", Integer.toString(trim));
        values.put("trim_blb", Integer.toString(trim));
        values.put("c_sense", "0"); // the comparators themselves load the bitlines
        values.put(
                "t_wl_off",
                SpiceNumber.format(cells.wordlineEdge_s() + cells.pulse_s().orElseThrow()));
        values.put("t_pre_on", SpiceNumber.format(schedule.prechargeOn_s()));
        double end = end_s();
        List<String> vectors = new ArrayList<>(List.of("v(bl)", "v(blb)", "v(ref)", "v(ha)", "v(hb)"));
        List<Measure> measures = new ArrayList<>();
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            measures.add(new Measure.ValueAt("v_" + step, "V", "v(bl)", schedule.before_s(step)));
            measures.add(new Measure.ValueAt("r_" + step, "V", "v(ref)", schedule.before_s(step)));
            measures.add(new Measure.ValueAt("a_" + step, "V", "v(ha)", schedule.verdict_s(step)));
            measures.add(new Measure.ValueAt("b_" + step, "V", "v(hb)", schedule.verdict_s(step)));
        }
        for (String supply : SUPPLIES) {
            vectors.add("i(" + supply + ")");
            measures.add(new Measure.Charge("q_" + supply, "i(" + supply + ")", 0, end));
        }
        // The trim's phases are driven from elsewhere: what they give as they rise.
        vectors.addAll(List.of("i(vup)", "i(vdown)"));
        measures.add(new Measure.Charge("q_up", "i(vup)", 0, schedule.prechargeOn_s()));
        measures.add(new Measure.Charge("q_down", "i(vdown)", schedule.prechargeOn_s(), end));
        measures.add(new Measure.ValueAt("v_end", "V", "v(bl)", end));
        Netlist deck = cells.read(DECK, values).circuit(vectors);
        return Trial.nominal(experiment, state, deck, new Analysis.Tran(1e-12, end, 2e-12), measures)
                .keeping(List.of("v(bl)", "v(blb)", "v(ref)", "v(ha)", "v(hb)"));
    }

    /** An access under its own name, all rows driven, not trimmed. */
    Trial access(String experiment, int n, int k, List<Double> references_V) {
        return access(experiment, ColumnState.name(n, k), n, k, study.geometry().rowsABlock(), 0, references_V);
    }

    static Map<String, String> references(List<Double> references_V) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int step = 1; step <= references_V.size(); step++) {
            values.put("ref" + step, SpiceNumber.format(references_V.get(step - 1)));
        }
        return values;
    }
}
