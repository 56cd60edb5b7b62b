package timdnn.characterization.rareerror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.engine.Campaign;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.engine.SpiceLimitState;
import timdnn.characterization.engine.StageContext;
import timdnn.characterization.engine.Trial;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.Study;
import timdnn.characterization.rare.BudgetAllocation;
import timdnn.characterization.rare.LineSampling;
import timdnn.characterization.rare.MarginalImportance;
import timdnn.characterization.rare.MeanShiftImportance;
import timdnn.characterization.rare.RareEstimate;
import timdnn.characterization.rare.ShiftedEstimates;
import timdnn.characterization.rare.StoppingRule;
import timdnn.characterization.rare.SubsetSimulation;
import timdnn.characterization.rare.SurrogateImportance;
import timdnn.characterization.rare.form.DesignPoint;
import timdnn.characterization.rare.form.DesignPointSearch;
import timdnn.characterization.rare.form.DesignPoints;
import timdnn.characterization.rare.form.SearchLimits;
import timdnn.characterization.reduction.ReducedForm;
import timdnn.characterization.reduction.ReductionPlan;
import timdnn.characterization.reduction.SampleGuard;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.statistics.NormalTail;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.variation.Draws;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.input.InvalidInputException;

/**
 * The rare-event experiment under one condition: for each state and each of its two thresholds the probability that
 * mismatch takes the bitline past it, with SPICE as the limit state.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class SenseErrorRun {
    /** Samples of the subset simulation begin here, so that those of the estimate may grow. */
    public static final int CHECK_FROM = 10_000_000;

    /** Relative error at which a coarse estimate stops, and the largest that any estimate is left at. */
    private static final double PILOT_ERROR = 0.5;

    /** Candidates that the surrogate sees, and simulations from which its error is learnt. */
    private static final int CANDIDATES = 20_000;

    private static final int PILOT = 50;

    /** Simulations that a side usually takes. */
    private static final int USUAL = 600;

    /** Levels that a subset simulation usually takes, each with nine tenths of its population. */
    private static final int SUBSET_LEVELS = 5;

    /** A state without any of the transistors that the plan varies always reads right. */
    private static final RareEstimate NOTHING_VARIES =
            new RareEstimate("nothing varies in this state", 0, 0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0, List.of());

    private final StageContext context;
    private final Study study;
    private final ColumnBench bench;
    private final ReducedForm reduced;
    private final CampaignStore store;
    private final Campaign campaign;
    private final CampaignListener listener;
    private Optional<PathErrors> path = Optional.empty();

    SenseErrorRun(StageContext context) {
        this.context = context;
        study = context.study();
        bench = new ColumnBench(study, context.netlists());
        reduced = new ReducedForm(context);
        store = context.store();
        campaign = context.campaign();
        listener = context.listener();
    }

    void run() {
        SenseErrorPlan plan = study.require(SenseErrorPlan.class);
        ColumnReader column = new ColumnReader(study, store);
        double strobe_s = column.strobe_s();
        List<Double> thresholds = column.thresholds();
        path = Paths.read(study, store).map(found -> new PathErrors(study, found));
        List<ErrorSide> sides = ErrorSide.of(plan, study.geometry());
        double[] errors = new double[sides.size()];
        Arrays.fill(errors, plan.relativeError());
        if (plan.histogram().isPresent()) {
            errors = share(plan, strobe_s, thresholds, plan.histogram().get());
        }
        for (int i = 0; i < errors.length; i++) {
            ErrorSide side = sides.get(i);
            campaign.expectMore(planned(plan, sides.subList(i, sides.size())) - done(side));
            listener.stage(
                    ErrorSide.EXPERIMENT + " " + side.state(), Math.min(plan.maxSimulations(), USUAL), done(side));
            double threshold = threshold(side, thresholds);
            PathErrors.Found found = estimate(plan, side, strobe_s, threshold, errors[i]);
            RareEstimate estimate = found.estimates().mean();
            store.putEstimate(ErrorSide.EXPERIMENT, study.condition(), side.state(), "estimate", estimate);
            List<RareEstimate> each = found.estimates().each();
            for (int d = 0; path.isPresent() && d < each.size(); d++) {
                store.putEstimate(
                        ErrorSide.EXPERIMENT, study.condition(), side.state(), ErrorSide.drivenRole(d), each.get(d));
            }
            if (!found.pathErrors().isEmpty()) {
                store.putNumbers(side.pathErrors(), study.condition(), found.pathErrors());
            }
            storePathShare(side, estimate);
            if (plan.subset() > 0 && estimate.probability() > 0) {
                RareEstimate check = check(plan, side, strobe_s, threshold);
                store.putEstimate(ErrorSide.EXPERIMENT, study.condition(), side.state(), "check", check);
            }
            listener.finding(line(side, estimate));
        }
        if (path.isPresent()) {
            for (HeldOutState heldOut : HeldOutState.of(plan, study.geometry())) {
                judge(heldOut, plan, strobe_s, threshold(heldOut.side(), thresholds));
            }
        }
        study.section(ReductionPlan.class).ifPresent(reduction -> new SampleGuard(context, reduction)
                .points(
                        strobe_s,
                        sides.stream()
                                .map(side -> new SampleGuard.Points(
                                        ErrorSide.EXPERIMENT, side.state(), side.n(), CHECK_FROM))
                                .toList()));
    }

    /**
     * P(error | n, d) again, from simulations of its own in which the driven rows take part. At the strobe their wordlines
     * are still up, so that they move a bitline less than it is moved when the sample is taken: what they do without
     * mismatch is simulated, too.
     */
    private void judge(HeldOutState heldOut, SenseErrorPlan plan, double strobe_s, double threshold) {
        ErrorSide side = heldOut.side();
        campaign.run(IntStream.of(0, heldOut.driven())
                .mapToObj(rows ->
                        reduced.driven(HeldOutState.EXPERIMENT, heldOut.nominal(rows), side.n(), rows, strobe_s))
                .flatMap(Optional::stream)
                .toList());
        reduced.driven(HeldOutState.EXPERIMENT, heldOut.state(), side.n(), heldOut.driven(), strobe_s)
                .ifPresent(trial -> {
                    listener.stage(HeldOutState.EXPERIMENT + " " + heldOut.state(), USUAL, 0);
                    Trial varied =
                            trial.varying(Samples.range(0, 0), Draws.own(HeldOutState.EXPERIMENT, heldOut.state()));
                    SpiceLimitState limitState =
                            new SpiceLimitState(campaign, varied, "v_bl", threshold, side.below(), Optional.empty(), 0);
                    RareEstimate estimate = new MarginalImportance(
                                    new SampleStream(study.seed(), HeldOutState.EXPERIMENT, study.condition()),
                                    heldOut.state(),
                                    PathErrors.rule(plan.relativeError(), plan.maxSimulations()))
                            .sample(limitState, path.orElseThrow().failing(side, new double[] {0}))
                            .estimates()
                            .mean();
                    store.putEstimate(
                            HeldOutState.EXPERIMENT, study.condition(), heldOut.state(), "estimate", estimate);
                });
    }

    private int done(ErrorSide side) {
        return store.countDone(ErrorSide.EXPERIMENT, study.condition(), side.state(), 0, CHECK_FROM);
    }

    /** The share of the sense path in the variance at the most probable failure (Hasofer and Lind's α²). */
    private void storePathShare(ErrorSide side, RareEstimate estimate) {
        if (path.isPresent()) {
            estimate.designPoints().stream()
                    .min(java.util.Comparator.comparingDouble(DesignPoint::beta))
                    .map(DesignPoint::alpha)
                    .ifPresent(alpha -> store.putFact(
                            side.pathShare(), study.condition(), SpiceNumber.format(square(alpha[alpha.length - 1]))));
        }
    }

    private static double square(double value) {
        return value * value;
    }

    private static double threshold(ErrorSide side, List<Double> thresholds) {
        return thresholds.get(side.tap() - 1);
    }

    /**
     * Shares simulations out so that the error of P_E = Σ P_n P(error | n) reaches the plan's with as few as possible: a
     * coarse estimate of every side, then the error that each has to reach.
     */
    private double[] share(SenseErrorPlan plan, double strobe_s, List<Double> thresholds, CountHistogram histogram) {
        List<ErrorSide> sides = ErrorSide.of(plan, study.geometry());
        List<BudgetAllocation.Part> parts = new ArrayList<>();
        for (ErrorSide side : sides) {
            RareEstimate coarse = estimate(plan, side, strobe_s, threshold(side, thresholds), PILOT_ERROR)
                    .estimates()
                    .mean();
            parts.add(new BudgetAllocation.Part(
                    histogram.share(side.n(), study.geometry().largestCount()) * coarse.probability(),
                    coarse.probability() > 0 ? coarse.relativeError() * Math.sqrt(coarse.simulations()) : 0));
        }
        BudgetAllocation allocation = BudgetAllocation.of(parts, plan.relativeError());
        List<Double> shares = new ArrayList<>();
        for (int n = 0; n <= study.geometry().largestCount(); n++) {
            shares.add(histogram.share(n, study.geometry().largestCount()));
        }
        store.putNumbers("count_shares", study.condition(), shares);
        store.putFact("budget_saving", study.condition(), SpiceNumber.format(allocation.saving()));
        listener.finding(String.format(
                Locale.ROOT,
                "simulations shared out by the histogram of %d conversions: %.1f times fewer than in equal parts",
                histogram.conversions(),
                allocation.saving()));
        double[] errors = new double[sides.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.min(PILOT_ERROR, allocation.relativeErrors().get(i));
        }
        return errors;
    }

    private Trial trial(ErrorSide side, double strobe_s) {
        Trial nominal = reduced.trial(ErrorSide.EXPERIMENT, side.state(), side.n(), strobe_s)
                .orElseGet(() -> bench.atStrobe(ErrorSide.EXPERIMENT, side.n(), 0, strobe_s)
                        .as(side.state()));
        return nominal.varying(Samples.range(0, 0), Draws.own(ErrorSide.EXPERIMENT, side.state()));
    }

    /** With a sense path by the number of driven rows, 0 to 16 - n, each as likely as any other; else one estimate. */
    private PathErrors.Found estimate(
            SenseErrorPlan plan, ErrorSide side, double strobe_s, double threshold, double relativeError) {
        SpiceLimitState limitState = new SpiceLimitState(
                campaign, trial(side, strobe_s), "v_bl", threshold, side.below(), Optional.empty(), 0);
        if (path.isPresent()) {
            return path.get().estimate(limitState, side, relativeError, plan.maxSimulations());
        }
        RareEstimate found =
                limitState.dimension() == 0 ? NOTHING_VARIES : estimate(plan, side, limitState, relativeError);
        return new PathErrors.Found(ShiftedEstimates.all(found, 1), List.of());
    }

    private RareEstimate estimate(
            SenseErrorPlan plan, ErrorSide side, SpiceLimitState limitState, double relativeError) {
        SampleStream stream = new SampleStream(study.seed(), ErrorSide.EXPERIMENT, study.condition());
        if (plan.method() == SenseErrorPlan.Method.SURROGATE) {
            return new SurrogateImportance(
                            stream,
                            side.state(),
                            new StoppingRule(relativeError, 50, plan.maxSimulations(), 10),
                            CANDIDATES,
                            PILOT)
                    .estimate(limitState, SearchLimits.SPICE);
        }
        DesignPoints points = new DesignPointSearch(SearchLimits.SPICE).search(limitState);
        if (points.points().isEmpty()) {
            return outOfReach(points);
        }
        if (points.simulations() >= plan.maxSimulations()) {
            throw new InvalidInputException("senseError.maxSimulations must be above the " + points.simulations()
                    + " simulations that the search for failure points took at " + side.state() + ", was "
                    + plan.maxSimulations());
        }
        if (plan.method() == SenseErrorPlan.Method.LINES) {
            return new LineSampling(
                            stream, side.state(), new StoppingRule(relativeError, 30, plan.maxSimulations(), 10))
                    .estimate(limitState, points);
        }
        return new MeanShiftImportance(stream, side.state(), StoppingRule.of(relativeError, plan.maxSimulations()))
                .estimate(limitState, points);
    }

    /**
     * A model's statement and no bound: the search proves no ball empty. The upper end is what FORM would give a design point
     * just out of its reach.
     */
    private static RareEstimate outOfReach(DesignPoints points) {
        return new RareEstimate(
                SenseErrorRate.NONE_FOUND + points.searchedBeta() + " sigma",
                0,
                0,
                NormalTail.beyond(points.searchedBeta()),
                Double.POSITIVE_INFINITY,
                points.simulations(),
                points.failed(),
                0,
                0,
                List.of());
    }

    private RareEstimate check(SenseErrorPlan plan, ErrorSide side, double strobe_s, double threshold) {
        SpiceLimitState limitState = new SpiceLimitState(
                campaign,
                trial(side, strobe_s),
                "v_bl",
                threshold,
                side.below(),
                path.map(found -> found.shiftWithDriven_V(side)),
                CHECK_FROM);
        SampleStream stream = new SampleStream(study.seed(), ErrorSide.EXPERIMENT + " check", study.condition());
        return new SubsetSimulation(stream, side.state(), plan.subset()).estimate(limitState);
    }

    private static String line(ErrorSide side, RareEstimate estimate) {
        if (SenseErrorRate.isModel(estimate.method())) {
            return String.format(
                    Locale.ROOT, "%s: %s, %d simulations", side.state(), estimate.method(), estimate.simulations());
        }
        return String.format(
                Locale.ROOT,
                "%s: P = %.2e [%.1e, %.1e], %d simulations, %s",
                side.state(),
                estimate.probability(),
                estimate.low(),
                estimate.high(),
                estimate.simulations(),
                estimate.method());
    }

    /** How many simulations to expect; what it really takes shows in the doing. */
    static int planned(Study study) {
        SenseErrorPlan plan = study.require(SenseErrorPlan.class);
        return planned(plan, ErrorSide.of(plan, study.geometry()));
    }

    private static int planned(SenseErrorPlan plan, List<ErrorSide> sides) {
        return sides.size() * (Math.min(plan.maxSimulations(), USUAL) + SUBSET_LEVELS * plan.subset());
    }
}
