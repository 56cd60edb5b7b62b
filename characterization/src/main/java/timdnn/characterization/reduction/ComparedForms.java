package timdnn.characterization.reduction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.variation.VariationSpace;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.Analysis;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;

/**
 * One bitline alone and the full column that it stands for, on the same draws, as single simulations outside a campaign: to
 * compare how long they take and what they give.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ComparedForms {
    private static final String EXPERIMENT = "harness";

    /** Everything in the column varies, as in the proof of the quickstart's reduced form. */
    private static final List<String> ALL = Stream.concat(
                    BitlineBench.CELLS.stream(), Stream.of(BitlineBench.PRECHARGE))
            .toList();

    private final Study study;
    private final BitlineBench bench;
    private final BitlineForm form;
    private final double strobe_s;
    private final double columnStep_s;

    private ComparedForms(Study study, BitlineBench bench, BitlineForm form, double strobe_s, double columnStep_s) {
        this.study = study;
        this.bench = bench;
        this.form = form;
        this.strobe_s = strobe_s;
        this.columnStep_s = columnStep_s;
    }

    /** The forms of a column. */
    public enum Form {
        /** One bitline alone, as Monte Carlo runs it. */
        BITLINE,
        /** The full column with {@link #columnStep_s()}. */
        COLUMN,
        /** The full column with steps of 1 ps. */
        REFERENCE
    }

    /**
     * Calibrates the bitline's form.
     *
     * @param study the study under one condition, with variation
     * @param planText the plan as written
     * @param netlists folder of the netlists
     * @param store an empty store; the calibration's simulations go there
     * @param strobe_s strobe in s after the wordlines' edge
     * @return the forms
     */
    public static ComparedForms calibrate(
            Study study, String planText, Path netlists, CampaignStore store, double strobe_s) {
        try (Campaign campaign = new Campaign(study, planText, store, Shard.WHOLE, 1, CampaignListener.SILENT)) {
            StageContext context =
                    new StageContext(study, netlists, store, campaign, Shard.WHOLE, CampaignListener.SILENT);
            BitlineForm form = new Calibration(context).calibrate(strobe_s);
            return new ComparedForms(
                    study,
                    new BitlineBench(study, netlists),
                    form,
                    strobe_s,
                    study.transient_().maxStep_s());
        }
    }

    /**
     * The largest time step of the full column: at first the study's.
     *
     * @return s
     */
    public double columnStep_s() {
        return columnStep_s;
    }

    /**
     * The same forms with another time step of the full column.
     *
     * @param step_s the largest step in s, above 0
     * @return the forms
     */
    public ComparedForms withColumnStep(double step_s) {
        return new ComparedForms(study, bench, form, strobe_s, step_s);
    }

    /**
     * Simulations of mismatched columns.
     *
     * @param which the form
     * @param n cells that discharge BL
     * @param samples indices of the samples
     * @param engine lists the circuit's transistors
     * @return a request a sample
     */
    public List<SimulationRequest> mismatched(Form which, int n, Samples samples, SimulationEngine engine) {
        Trial trial = trial(which, n);
        Draws draws = which == Form.BITLINE
                ? Draws.own(EXPERIMENT, BitlineState.name(n))
                : BitlineBench.onColumn(EXPERIMENT, BitlineState.name(n), n, ALL);
        VariationSpace space = VariationSpace.of(
                study.variation().orElseThrow(),
                study.corner().shift(),
                engine.devices(trial.netlist()),
                trial.netlist(),
                draws);
        SampleStream stream = new SampleStream(study.seed(), EXPERIMENT, study.condition());
        List<SimulationRequest> requests = new ArrayList<>();
        for (int sample : samples.window(0, samples.size())) {
            requests.add(request(trial, space.alterations(space.draw(stream, draws.state(), sample))));
        }
        return requests;
    }

    /**
     * The simulation of a column without mismatch.
     *
     * @param which the form
     * @param n cells that discharge BL
     * @return the request
     */
    public SimulationRequest nominal(Form which, int n) {
        return request(trial(which, n), List.of());
    }

    /**
     * V_BL at the strobe.
     *
     * @param outcome outcome of one of the requests
     * @return the last value of v(bl) in V; NaN if the simulation failed
     */
    public static double bitline_V(SimulationOutcome outcome) {
        if (!(outcome instanceof Completed completed)) {
            return Double.NaN;
        }
        double[] values = completed.plot().waveform("v(bl)").values();
        return values[values.length - 1];
    }

    /**
     * A request as a deck for {@code ngspice -b}, whose {@code .meas} card prints {@code v_bl}.
     *
     * @param request one of the requests
     * @param which its form
     * @param n cells that discharge BL
     * @return the deck's text
     */
    public String deck(SimulationRequest request, Form which, int n) {
        List<String> measures = trial(which, n).measures().stream()
                .filter(measure -> measure.name().equals("v_bl"))
                .map(Measure::card)
                .toList();
        return StandAloneDeck.text(
                request.netlist().lines(), request.analysis().command(), measures, request.alterations());
    }

    private Trial trial(Form which, int n) {
        if (which == Form.BITLINE) {
            return bench.bitline(EXPERIMENT, BitlineState.name(n), n, form, strobe_s);
        }
        Trial reference = bench.column(EXPERIMENT, BitlineState.name(n), n, strobe_s);
        if (which == Form.REFERENCE) {
            return reference;
        }
        double stop = ((Analysis.Tran) reference.analysis()).stop();
        return Trial.nominal(
                EXPERIMENT,
                reference.state(),
                reference.netlist(),
                new Analysis.Tran(columnStep_s, stop, columnStep_s),
                reference.measures());
    }

    private static SimulationRequest request(Trial trial, List<Alteration> alterations) {
        Netlist netlist = trial.netlist();
        return new SimulationRequest(netlist, alterations, trial.analysis(), trial.vectors());
    }
}
