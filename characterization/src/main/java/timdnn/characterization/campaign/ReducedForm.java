package timdnn.characterization.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import timdnn.characterization.bench.BitlineBench;
import timdnn.characterization.bench.BitlineForm;
import timdnn.characterization.bench.ColumnBench;
import timdnn.characterization.bench.Draws;
import timdnn.characterization.bench.Samples;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.plan.ReductionPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.SampleStream;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;

/**
 * The reduced form of a column under one condition: calibrated, proved against the full column, refused where the bound
 * does not hold, and guarded while it is used.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class ReducedForm {
    /** First two wordline delays of the secant method, s. */
    private static final double[] FIRST_DELAYS_S = {6e-12, 9e-12};

    private static final int SECANT_STEPS = 3;

    private final Study study;
    private final BitlineBench bench;
    private final CampaignStore store;
    private final Campaign campaign;
    private final CampaignListener listener;
    private Optional<BitlineForm> calibrated = Optional.empty();
    private Optional<ReductionFindings> proof = Optional.empty();
    private List<String> others = List.of();

    ReducedForm(Study study, Path netlists, CampaignStore store, Campaign campaign, CampaignListener listener) {
        this.study = study;
        this.store = store;
        this.campaign = campaign;
        this.listener = listener;
        bench = new BitlineBench(study, netlists);
    }

    /** Simulations of calibration, proof and guard; the guard's as many as are expected. */
    int planned(ReductionPlan plan, List<Integer> states, Shard shard) {
        Samples samples = study.experiments()
                .mismatch()
                .map(mismatch -> shard.of(mismatch.samples()))
                .orElse(Samples.range(0, 0));
        int guarded = 0;
        for (int n : states) {
            guarded += guarded(plan, "S" + n, samples).size();
        }
        return 1 + FIRST_DELAYS_S.length + SECANT_STEPS + states.size() * 2 * (1 + plan.samples()) + guarded;
    }

    void prove(ReductionPlan plan, double strobe_s, List<Integer> states) {
        BitlineForm form = calibrate(strobe_s);
        calibrated = Optional.of(form);
        others = others(form, strobe_s);
        List<Trial> trials = new ArrayList<>();
        for (int n : states) {
            trials.addAll(bench.proof(n, form, strobe_s, plan.samples(), others));
        }
        campaign.run(trials);
        ReductionFindings found = ReductionProof.of(store, study.condition(), plan, form);
        proof = Optional.of(found);
        for (ReductionFindings.State state : found.states()) {
            if (!state.accepted()) {
                listener.finding(String.format(
                        Locale.ROOT,
                        "S%d: one bitline alone differs from the full column by up to %.2f mV (limit %.2f mV), more than "
                                + "the bound of %.2f mV: both bitlines are simulated",
                        state.n(),
                        state.largest_V() * 1e3,
                        state.limit_V() * 1e3,
                        found.bound_V() * 1e3));
            }
        }
    }

    /**
     * Where the plan varies whole cells, all other cells of the block vary in the reference too, and where it varies the
     * bitline's precharge, so do the devices of the whole one. Where it varies some roles alone, a reference in which more
     * varies would be another experiment. Asked of the state with all cells, so that a pattern for some of them counts as
     * some.
     */
    private List<String> others(BitlineForm form, double strobe_s) {
        String all = "S" + ColumnBench.BLOCK;
        Trial bitline = bench.bitline("reduction", all, ColumnBench.BLOCK, form, strobe_s)
                .varying(Samples.range(0, 0), Draws.own("reduction", all));
        List<String> others = new ArrayList<>();
        if (campaign.variesWhole(bitline, "m.xn")) {
            others.addAll(BitlineBench.CELLS);
        }
        if (campaign.variesWhole(bitline, "m.xpre.")) {
            others.add(BitlineBench.PRECHARGE);
        }
        return others;
    }

    /** Finds the wordline's delay at which one bitline in S4 reaches the full column's voltage, by the secant method. */
    BitlineForm calibrate(double strobe_s) {
        int n = BitlineBench.CALIBRATION_STATE;
        campaign.run(List.of(bench.column("calibration", "column", n, strobe_s)));
        double precharged = value("column", "v_pre");
        double target = value("column", "v_bl");
        double[] delay = FIRST_DELAYS_S.clone();
        double[] error = new double[delay.length];
        for (int i = 0; i < delay.length; i++) {
            error[i] = calibrationError(n, new BitlineForm(precharged, delay[i]), strobe_s, target);
        }
        for (int step = 0; step < SECANT_STEPS; step++) {
            double next = delay[1] - error[1] * (delay[1] - delay[0]) / (error[1] - error[0]);
            // Femtoseconds, so that the deck shows the number in full.
            next = Math.rint(Math.max(next, 0.1e-12) * 1e15) / 1e15;
            if (next == delay[1]) {
                break;
            }
            delay[0] = delay[1];
            error[0] = error[1];
            delay[1] = next;
            error[1] = calibrationError(n, new BitlineForm(precharged, next), strobe_s, target);
        }
        store.putFact("t_wlr", study.condition(), SpiceNumber.format(delay[1]));
        return new BitlineForm(precharged, delay[1]);
    }

    private double calibrationError(int n, BitlineForm form, double strobe_s, double target) {
        String state = "bitline " + SpiceNumber.format(form.wordlineDelay_s()) + " s";
        campaign.run(List.of(bench.bitline("calibration", state, n, form, strobe_s)));
        return value(state, "v_bl") - target;
    }

    private double value(String state, String measure) {
        double value = store.value("calibration", study.condition(), state, measure, 0);
        if (Double.isNaN(value)) {
            throw new HarnessException("the calibration of the reduced form failed: " + state + " gave no " + measure);
        }
        return value;
    }

    /** The calibrated form, once there is one; where it may stand for the column is another question. */
    Optional<BitlineForm> form() {
        return calibrated;
    }

    /** What Monte Carlo runs in a state, if the reduced form is accepted there. */
    Optional<Trial> trial(String experiment, String state, int n, double strobe_s) {
        return proof.filter(found -> found.accepts(n))
                .map(found -> bench.bitline(experiment, state, n, found.form(), strobe_s));
    }

    /** The same with driven rows that have no product on the bitline. */
    Optional<Trial> driven(String experiment, String state, int n, int driven, double strobe_s) {
        return proof.filter(found -> found.accepts(n))
                .map(found -> bench.driven(experiment, n, driven, found.form(), strobe_s)
                        .as(state));
    }

    /**
     * Runs a random share of the samples again on the full column.
     *
     * @throws HarnessException if one is beyond the bound
     */
    void guard(ReductionPlan plan, double strobe_s, List<Trial> trials) {
        List<Trial> again = new ArrayList<>();
        for (Trial trial : trials) {
            int n = Integer.parseInt(trial.state().substring(1));
            List<Integer> samples = guarded(plan, trial.state(), trial.samples());
            Trial other = bench.otherIntegrator("guard", trial.state(), n, strobe_s)
                    .varying(Samples.of(samples), BitlineBench.onColumn("mismatch", trial.state(), n, others));
            if (!samples.isEmpty() && campaign.addressed(trial)) {
                again.add(other);
            } else if (!samples.isEmpty()) {
                campaign.repeat(other, trial, samples);
            }
        }
        campaign.run(again);
        requireAgreement(plan);
    }

    /**
     * Does the same to the points of the rare-event experiment.
     *
     * @throws HarnessException if one is beyond the bound
     */
    void guardPoints(ReductionPlan plan, double strobe_s, List<SenseErrorStage.Side> sides) {
        for (SenseErrorStage.Side side : sides) {
            int done = store.countDone(
                    SenseErrorStage.EXPERIMENT, study.condition(), side.state(), 0, SenseErrorStage.CHECK_FROM);
            List<Integer> samples = guarded(plan, side.state(), Samples.range(0, done));
            Optional<Trial> origin = trial(SenseErrorStage.EXPERIMENT, side.state(), side.n(), strobe_s);
            if (!samples.isEmpty() && origin.isPresent()) {
                listener.stage("guard " + side.state(), samples.size(), 0);
                Draws draws = Draws.own(SenseErrorStage.EXPERIMENT, side.state());
                campaign.repeat(
                        bench.otherIntegrator("guard", side.state(), side.n(), strobe_s)
                                .varying(
                                        Samples.of(samples),
                                        BitlineBench.onColumn(
                                                SenseErrorStage.EXPERIMENT, side.state(), side.n(), others)),
                        origin.get().varying(Samples.of(samples), draws),
                        samples);
            }
        }
        requireAgreement(plan);
    }

    private void requireAgreement(ReductionPlan plan) {
        ReductionProof.guard(store, study.condition())
                .filter(guard -> !(guard.largest_V() <= plan.bound_V()))
                .ifPresent(guard -> {
                    throw new HarnessException(disagreement(plan));
                });
    }

    private String disagreement(ReductionPlan plan) {
        StringBuilder decks = new StringBuilder();
        for (ReductionProof.Guarded one : ReductionProof.guarded(store, study.condition())) {
            if (!(one.difference_V() <= plan.bound_V())) {
                decks.append(String.format(
                        Locale.ROOT,
                        "; %s sample %d: %s against %s on the full column (tim deck %s --corner %s --state \"%s\" "
                                + "--sample %d --experiment %s, and the same with guard)",
                        one.state(),
                        one.sample(),
                        one.reduced(),
                        one.full(),
                        store.folder(),
                        study.condition(),
                        one.state(),
                        one.sample(),
                        one.experiment()));
            }
        }
        return "the guard stopped the campaign: samples were not found within the bound of the full column" + decks;
    }

    /** The samples of a state that the guard takes: each by a draw of its own, so that more samples keep the choice. */
    private List<Integer> guarded(ReductionPlan plan, String state, Samples samples) {
        SampleStream stream = new SampleStream(study.seed(), "guard", study.condition());
        // P(z < limit) = share; a uniform draw by its normal deviate.
        double limit = plan.guard() <= 0
                ? Double.NEGATIVE_INFINITY
                : new org.apache.commons.math3.distribution.NormalDistribution(null, 0, 1)
                        .inverseCumulativeProbability(Math.min(plan.guard(), 1));
        List<Integer> chosen = new ArrayList<>();
        for (int sample = samples.from(); sample < samples.to(); sample++) {
            if (stream.normal(state, sample, "guard") < limit) {
                chosen.add(sample);
            }
        }
        return chosen;
    }
}
