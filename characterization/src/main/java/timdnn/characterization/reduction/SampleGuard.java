package timdnn.characterization.reduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.variation.Draws;
import timdnn.harness.HarnessException;

/** Runs a random share of the samples of one bitline again on the full column, by another integrator with half the step. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SampleGuard {
    private static final String EXPERIMENT = "guard";

    private final StageContext context;
    private final ReductionPlan plan;
    private final BitlineBench bench;

    /**
     * The guard of a condition.
     *
     * @param context where a stage runs
     * @param plan the bound, and the share of the samples
     */
    public SampleGuard(StageContext context, ReductionPlan plan) {
        this.context = context;
        this.plan = plan;
        bench = new BitlineBench(context.study(), context.netlists());
    }

    /**
     * Points that an experiment chose by itself, and not by the address of its samples.
     *
     * @param experiment name of the experiment
     * @param state name of the state
     * @param n cells that discharge BL
     * @param to the samples are those of the store below this index
     */
    public record Points(String experiment, String state, int n, int to) {}

    /**
     * Guards samples that are drawn by their address.
     *
     * @param strobe_s strobe in s after the wordlines' edge
     * @param trials trials of states S_n
     * @throws HarnessException if one is beyond the bound
     */
    public void samples(double strobe_s, List<Trial> trials) {
        List<String> others = others(strobe_s);
        List<Trial> again = new ArrayList<>();
        for (Trial trial : trials) {
            int n = BitlineState.parse(trial.state()).n();
            List<Integer> samples = chosen(trial.state(), trial.samples());
            Trial other = bench.otherIntegrator(EXPERIMENT, trial.state(), n, strobe_s)
                    .varying(Samples.of(samples), BitlineBench.onColumn(trial.experiment(), trial.state(), n, others));
            if (!samples.isEmpty() && context.campaign().addressed(trial)) {
                again.add(other);
            } else if (!samples.isEmpty()) {
                context.campaign().repeat(other, trial, samples);
            }
        }
        context.campaign().run(again);
        requireAgreement();
    }

    /**
     * Guards points.
     *
     * @param strobe_s strobe in s after the wordlines' edge
     * @param all points of states on one bitline; those on the whole column need no guard
     * @throws HarnessException if one is beyond the bound
     */
    public void points(double strobe_s, List<Points> all) {
        List<String> others = others(strobe_s);
        ReducedForm form = new ReducedForm(context);
        for (Points points : all) {
            String state = points.state();
            int done = context.store().countDone(points.experiment(), context.condition(), state, 0, points.to());
            List<Integer> samples = chosen(state, Samples.range(0, done));
            Optional<Trial> origin = form.trial(points.experiment(), state, points.n(), strobe_s);
            if (!samples.isEmpty() && origin.isPresent()) {
                context.listener().stage(EXPERIMENT + " " + state, samples.size(), 0);
                context.campaign()
                        .repeat(
                                bench.otherIntegrator(EXPERIMENT, state, points.n(), strobe_s)
                                        .varying(
                                                Samples.of(samples),
                                                BitlineBench.onColumn(points.experiment(), state, points.n(), others)),
                                origin.get().varying(Samples.of(samples), Draws.own(points.experiment(), state)),
                                samples);
            }
        }
        requireAgreement();
    }

    private List<String> others(double strobe_s) {
        return new ReducedForm(context)
                .form()
                .map(form -> others(form, strobe_s))
                .orElse(List.of());
    }

    /**
     * Where the plan varies whole cells, all other cells of the block vary in the reference too, and where it varies the
     * bitline's precharge, so do the devices of the whole one. Where it varies some roles alone, a reference in which more
     * varies would be another experiment. Asked of the state with all cells, so that a pattern for some of them counts as
     * some.
     */
    List<String> others(BitlineForm form, double strobe_s) {
        int rows = context.study().geometry().rowsABlock();
        String all = BitlineState.name(rows);
        Trial bitline = bench.bitline(BitlineBench.PROOF, all, rows, form, strobe_s)
                .varying(Samples.range(0, 0), Draws.own(BitlineBench.PROOF, all));
        List<String> others = new ArrayList<>();
        if (context.campaign().variesWhole(bitline, "m.xn")) {
            others.addAll(BitlineBench.CELLS);
        }
        if (context.campaign().variesWhole(bitline, "m.xpre.")) {
            others.add(BitlineBench.PRECHARGE);
        }
        return others;
    }

    /** The samples of a state that the guard takes: each by a draw of its own, so that more samples keep the choice. */
    List<Integer> chosen(String state, Samples samples) {
        SampleStream stream = new SampleStream(context.study().seed(), EXPERIMENT, context.condition());
        // P(z < limit) = share; a uniform draw by its normal deviate.
        double limit = plan.guard() <= 0
                ? Double.NEGATIVE_INFINITY
                : new NormalDistribution(null, 0, 1).inverseCumulativeProbability(Math.min(plan.guard(), 1));
        List<Integer> chosen = new ArrayList<>();
        for (int sample = samples.from(); sample < samples.to(); sample++) {
            if (stream.normal(state, sample, EXPERIMENT) < limit) {
                chosen.add(sample);
            }
        }
        return chosen;
    }

    private void requireAgreement() {
        ReductionProof.guard(context.store(), context.condition())
                .filter(guard -> !(guard.largest_V() <= plan.bound_V()))
                .ifPresent(guard -> {
                    throw new HarnessException(disagreement());
                });
    }

    private String disagreement() {
        StringBuilder decks = new StringBuilder();
        for (ReductionProof.Guarded one : ReductionProof.guarded(context.store(), context.condition())) {
            if (!(one.difference_V() <= plan.bound_V())) {
                decks.append(String.format(
                        Locale.ROOT,
                        "; %s sample %d: %s against %s on the full column (tim deck %s --corner %s --state \"%s\" "
                                + "--sample %d --experiment %s, and the same with guard)",
                        one.state(),
                        one.sample(),
                        one.reduced(),
                        one.full(),
                        context.store().folder(),
                        context.condition(),
                        one.state(),
                        one.sample(),
                        one.experiment()));
            }
        }
        return "the guard stopped the campaign: samples were not found within the bound of the full column" + decks;
    }
}
