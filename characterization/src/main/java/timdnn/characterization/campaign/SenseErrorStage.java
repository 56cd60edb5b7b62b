package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.characterization.bench.ColumnBench;
import timdnn.characterization.bench.Draws;
import timdnn.characterization.bench.Samples;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.measure.NormalTail;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.SenseErrorPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.rare.BudgetAllocation;
import timdnn.characterization.rare.DesignPoint;
import timdnn.characterization.rare.DesignPointSearch;
import timdnn.characterization.rare.DesignPoints;
import timdnn.characterization.rare.LineSampling;
import timdnn.characterization.rare.MeanShiftImportance;
import timdnn.characterization.rare.RareEstimate;
import timdnn.characterization.rare.SearchLimits;
import timdnn.characterization.rare.ShiftedEstimates;
import timdnn.characterization.rare.StoppingRule;
import timdnn.characterization.rare.SubsetSimulation;
import timdnn.characterization.rare.SurrogateImportance;
import timdnn.characterization.sample.SampleStream;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.input.InvalidInputException;

/**
 * The rare-event experiment under one condition: for each state and each of its two thresholds the probability that
 * mismatch takes the bitline past it, with SPICE as the limit state.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class SenseErrorStage {
    static final String EXPERIMENT = "sense-error";

    /** Experiment with driven rows in the circuit; states {@code S3 above d13}. */
    static final String HELD_OUT_EXPERIMENT = "sense-error-driven";

    /** Samples of the subset simulation begin here, so that those of the estimate may grow. */
    static final int CHECK_FROM = 10_000_000;

    /** Relative error at which a coarse estimate stops, and the largest that any estimate is left at. */
    private static final double PILOT_ERROR = 0.5;

    /** Candidates that the surrogate sees, and simulations from which its error is learnt. */
    private static final int CANDIDATES = 20_000;

    private static final int PILOT = 50;

    /** Simulations that a side usually takes. */
    private static final int USUAL = 600;

    /** Levels that a subset simulation usually takes, each with nine tenths of its population. */
    private static final int SUBSET_LEVELS = 5;

    /**
     * Failures are searched for up to 7.5 σ, P = 3e-14. Farther out transistors are shifted by 200 mV and more, where
     * the guard saw the reduced form 0.9 mV off; and nobody has seen that a normal distribution holds there.
     */
    static final SearchLimits LIMITS = new SearchLimits(0.5, 0.05, 0.1, 8, 7.5, 4);

    /** Sides that {@link #HELD_OUT_EXPERIMENT} asks about: rows that are driven matter most in the low states. */
    private static final List<Side> HELD_OUT =
            List.of(new Side(1, false), new Side(2, false), new Side(3, false), new Side(4, true));

    /** A state without any of the transistors that the plan varies always reads right. */
    private static final RareEstimate NOTHING_VARIES =
            new RareEstimate("nothing varies in this state", 0, 0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0, List.of());

    private final Study study;
    private final ColumnBench bench;
    private final ReducedForm reduced;
    private final CampaignStore store;
    private final Campaign campaign;
    private final CampaignListener listener;
    private Optional<SenseFindings> path = Optional.empty();

    SenseErrorStage(
            Study study,
            ColumnBench bench,
            ReducedForm reduced,
            CampaignStore store,
            Campaign campaign,
            CampaignListener listener) {
        this.study = study;
        this.bench = bench;
        this.reduced = reduced;
        this.store = store;
        this.campaign = campaign;
        this.listener = listener;
    }

    /** A state and the threshold that is asked about. */
    record Side(int n, boolean below) {
        /** Whether there is such a threshold: no code is below 0 nor above the largest. */
        boolean exists() {
            return below ? n > 0 : n < FindingsReader.LARGEST_CODE;
        }

        /** Number of its threshold, from the highest down. */
        int tap() {
            return below ? n : n + 1;
        }

        String state() {
            return "S" + n + (below ? " below" : " above");
        }
    }

    void run(SenseErrorPlan plan, double strobe_s) {
        FindingsReader column = new FindingsReader(study, store);
        List<Double> thresholds = column.thresholds();
        path = SenseReader.read(study, store, column);
        List<Side> sides = sides(plan);
        double[] errors = new double[sides.size()];
        Arrays.fill(errors, plan.relativeError());
        if (plan.histogram().isPresent()) {
            errors = share(plan, strobe_s, thresholds, plan.histogram().get());
        }
        for (int i = 0; i < errors.length; i++) {
            Side side = sides.get(i);
            campaign.expectMore(planned(plan, sides.subList(i, sides.size())) - done(side));
            listener.stage(EXPERIMENT + " " + side.state(), Math.min(plan.maxSimulations(), USUAL), done(side));
            double threshold = threshold(side, thresholds);
            ShiftedEstimates found = estimate(plan, side, strobe_s, threshold, errors[i]);
            RareEstimate estimate = found.mean();
            store.putEstimate(EXPERIMENT, study.condition(), side.state(), "estimate", estimate);
            for (int d = 0; path.isPresent() && d < found.each().size(); d++) {
                store.putEstimate(
                        EXPERIMENT,
                        study.condition(),
                        side.state(),
                        drivenRole(d),
                        found.each().get(d));
            }
            storePathShare(side, estimate);
            if (plan.subset() > 0 && estimate.probability() > 0) {
                RareEstimate check = check(plan, side, strobe_s, threshold);
                store.putEstimate(EXPERIMENT, study.condition(), side.state(), "check", check);
            }
            listener.finding(line(side, estimate));
        }
        if (path.isPresent()) {
            for (HeldOut heldOut : heldOut(plan)) {
                judge(heldOut, plan, strobe_s, threshold(heldOut.side(), thresholds));
            }
        }
        study.experiments().reduction().ifPresent(reduction -> reduced.guardPoints(reduction, strobe_s, sides));
    }

    /** A side and a number of driven rows for which P is also found with these rows in the circuit. */
    record HeldOut(Side side, int driven) {
        String state() {
            return side.state() + " d" + driven;
        }

        /** State of the circuit without mismatch, with so many driven rows. */
        String nominal(int rows) {
            return "S" + side.n() + " d" + rows;
        }
    }

    /** With as many rows driven as there are, of the states of the plan. */
    static List<HeldOut> heldOut(SenseErrorPlan plan) {
        return sides(plan).stream()
                .filter(HELD_OUT::contains)
                .map(side -> new HeldOut(side, ColumnBench.BLOCK - side.n()))
                .toList();
    }

    /**
     * P(error | n, d) again, from simulations of its own in which the driven rows take part. At the strobe their wordlines
     * are still up, so that they move a bitline less than it is moved when the sample is taken: what they do without
     * mismatch is simulated, too.
     */
    private void judge(HeldOut heldOut, SenseErrorPlan plan, double strobe_s, double threshold) {
        Side side = heldOut.side();
        campaign.run(IntStream.of(0, heldOut.driven())
                .mapToObj(rows -> reduced.driven(HELD_OUT_EXPERIMENT, heldOut.nominal(rows), side.n(), rows, strobe_s))
                .flatMap(Optional::stream)
                .toList());
        reduced.driven(HELD_OUT_EXPERIMENT, heldOut.state(), side.n(), heldOut.driven(), strobe_s)
                .ifPresent(trial -> {
                    listener.stage(HELD_OUT_EXPERIMENT + " " + heldOut.state(), USUAL, 0);
                    Trial varied = trial.varying(Samples.range(0, 0), Draws.own(HELD_OUT_EXPERIMENT, heldOut.state()));
                    SpiceLimitState limitState = new SpiceLimitState(
                            campaign, varied, "v_bl", threshold, side.below(), pathSigma_V(side), 0);
                    DesignPoints points = new DesignPointSearch(LIMITS).search(limitState);
                    RareEstimate estimate = points.points().isEmpty()
                            ? outOfReach(points)
                            : new MeanShiftImportance(
                                            new SampleStream(study.seed(), HELD_OUT_EXPERIMENT, study.condition()),
                                            heldOut.state(),
                                            StoppingRule.of(plan.relativeError(), plan.maxSimulations()))
                                    .estimate(limitState, points);
                    store.putEstimate(HELD_OUT_EXPERIMENT, study.condition(), heldOut.state(), "estimate", estimate);
                });
    }

    /** Role of the estimate of P(error | n, d) in the store. */
    static String drivenRole(int driven) {
        return "driven " + driven;
    }

    private int done(Side side) {
        return store.countDone(EXPERIMENT, study.condition(), side.state(), 0, CHECK_FROM);
    }

    private double pathSigma_V(Side side) {
        return path.map(found -> found.pathSigma_V(side.tap(), side.n())).orElse(0.0);
    }

    /** The share of the sense path in the variance at the most probable failure (Hasofer and Lind's α²). */
    private void storePathShare(Side side, RareEstimate estimate) {
        if (path.isPresent()) {
            estimate.designPoints().stream()
                    .min(java.util.Comparator.comparingDouble(DesignPoint::beta))
                    .map(DesignPoint::alpha)
                    .ifPresent(alpha -> store.putFact(
                            pathShare(side), study.condition(), SpiceNumber.format(square(alpha[alpha.length - 1]))));
        }
    }

    /** Name of the fact that tells the sense path's share. */
    static String pathShare(Side side) {
        return "path_share " + side.state();
    }

    private static double square(double value) {
        return value * value;
    }

    private static double threshold(Side side, List<Double> thresholds) {
        return thresholds.get(side.tap() - 1);
    }

    /**
     * Shares simulations out so that the error of P_E = Σ P_n P(error | n) reaches the plan's with as few as possible: a
     * coarse estimate of every side, then the error that each has to reach.
     */
    private double[] share(SenseErrorPlan plan, double strobe_s, List<Double> thresholds, CountHistogram histogram) {
        List<Side> sides = sides(plan);
        List<BudgetAllocation.Part> parts = new ArrayList<>();
        for (Side side : sides) {
            RareEstimate coarse = estimate(plan, side, strobe_s, threshold(side, thresholds), PILOT_ERROR)
                    .mean();
            parts.add(new BudgetAllocation.Part(
                    histogram.share(side.n(), FindingsReader.LARGEST_CODE) * coarse.probability(),
                    coarse.probability() > 0 ? coarse.relativeError() * Math.sqrt(coarse.simulations()) : 0));
        }
        BudgetAllocation allocation = BudgetAllocation.of(parts, plan.relativeError());
        List<Double> shares = new ArrayList<>();
        for (int n = 0; n <= FindingsReader.LARGEST_CODE; n++) {
            shares.add(histogram.share(n, FindingsReader.LARGEST_CODE));
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

    static List<Side> sides(SenseErrorPlan plan) {
        List<Side> sides = new ArrayList<>();
        for (int n = plan.firstState(); n <= plan.lastState(); n++) {
            sides.add(new Side(n, true));
            sides.add(new Side(n, false));
        }
        return sides.stream().filter(Side::exists).toList();
    }

    private Trial trial(Side side, double strobe_s) {
        Trial nominal = reduced.trial(EXPERIMENT, side.state(), side.n(), strobe_s)
                .orElseGet(
                        () -> bench.atStrobe(EXPERIMENT, side.n(), 0, strobe_s).as(side.state()));
        return nominal.varying(Samples.range(0, 0), Draws.own(EXPERIMENT, side.state()));
    }

    /** How far d driven rows without a product on it move a bitline in S_n, V, by d; nothing where it is not known. */
    private double[] drivenShifts_V(int n) {
        return path.map(found -> IntStream.rangeClosed(0, ColumnBench.BLOCK - n)
                        .mapToDouble(d -> found.drivenShift_V(n, d))
                        .toArray())
                .orElse(new double[] {0});
    }

    /** By the number of driven rows, 0 to 16 - n, each as likely as any other; one estimate where no sense path tells. */
    private ShiftedEstimates estimate(
            SenseErrorPlan plan, Side side, double strobe_s, double threshold, double relativeError) {
        double[] shifts = drivenShifts_V(side.n());
        // Most failures are where the driven rows bring the bitline nearest to the threshold: the search begins there.
        double sign = side.below() ? -1 : 1;
        double nearest =
                sign * Arrays.stream(shifts).map(shift -> sign * shift).min().orElseThrow();
        SpiceLimitState limitState = new SpiceLimitState(
                campaign, trial(side, strobe_s), "v_bl", threshold - nearest, side.below(), pathSigma_V(side), 0);
        if (limitState.dimension() == 0) {
            return ShiftedEstimates.all(NOTHING_VARIES, shifts.length);
        }
        SampleStream stream = new SampleStream(study.seed(), EXPERIMENT, study.condition());
        if (plan.method() == SenseErrorPlan.Method.SURROGATE) {
            return ShiftedEstimates.all(
                    new SurrogateImportance(
                                    stream,
                                    side.state(),
                                    new StoppingRule(relativeError, 50, plan.maxSimulations(), 10),
                                    CANDIDATES,
                                    PILOT)
                            .estimate(limitState, LIMITS),
                    shifts.length);
        }
        DesignPoints points = new DesignPointSearch(LIMITS).search(limitState);
        if (points.points().isEmpty()) {
            return ShiftedEstimates.all(outOfReach(points), shifts.length);
        }
        if (points.simulations() >= plan.maxSimulations()) {
            throw new InvalidInputException("senseError.maxSimulations must be above the " + points.simulations()
                    + " simulations that the search for failure points took at " + side.state() + ", was "
                    + plan.maxSimulations());
        }
        if (plan.method() == SenseErrorPlan.Method.LINES) {
            return ShiftedEstimates.all(
                    new LineSampling(
                                    stream,
                                    side.state(),
                                    new StoppingRule(relativeError, 30, plan.maxSimulations(), 10))
                            .estimate(limitState, points),
                    shifts.length);
        }
        return new MeanShiftImportance(stream, side.state(), StoppingRule.of(relativeError, plan.maxSimulations()))
                .estimate(
                        limitState,
                        points,
                        Arrays.stream(shifts)
                                .map(shift -> sign * (shift - nearest))
                                .toArray());
    }

    /** A model and not a count: no failure lies within reach of the search, so P is at most that of a half-space there. */
    private static RareEstimate outOfReach(DesignPoints points) {
        return new RareEstimate(
                "no failure within " + points.searchedBeta() + " sigma (FORM)",
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

    private RareEstimate check(SenseErrorPlan plan, Side side, double strobe_s, double threshold) {
        double[] shifts = drivenShifts_V(side.n());
        double driven = shifts[shifts.length - 1];
        // The number of driven rows is spread evenly about its middle.
        SpiceLimitState limitState = new SpiceLimitState(
                campaign,
                trial(side, strobe_s),
                "v_bl",
                threshold - driven / 2,
                side.below(),
                Math.hypot(pathSigma_V(side), driven / Math.sqrt(12)),
                CHECK_FROM);
        SampleStream stream = new SampleStream(study.seed(), EXPERIMENT + " check", study.condition());
        return new SubsetSimulation(stream, side.state(), plan.subset()).estimate(limitState);
    }

    private static String line(Side side, RareEstimate estimate) {
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
    static int planned(SenseErrorPlan plan) {
        return planned(plan, sides(plan));
    }

    private static int planned(SenseErrorPlan plan, List<Side> sides) {
        return sides.size() * (Math.min(plan.maxSimulations(), USUAL) + SUBSET_LEVELS * plan.subset());
    }
}
