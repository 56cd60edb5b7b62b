package timdnn.characterization.rareerror;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import timdnn.characterization.plan.Study;
import timdnn.characterization.rare.MarginalImportance;
import timdnn.characterization.rare.MarginalSample;
import timdnn.characterization.rare.RareEstimate;
import timdnn.characterization.rare.ShiftedEstimates;
import timdnn.characterization.rare.StoppingRule;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.sample.Resample;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.sense.PathShift;
import timdnn.characterization.sense.SensePath;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.statistics.GridDistribution;
import timdnn.input.InvalidInputException;

/**
 * Errors of a column with its sense path. What the path does to a threshold is independent of the circuit's mismatch and has a
 * law in closed form, {@link PathShift}: simulated is the circuit alone, and each simulation has its probability of failure.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class PathErrors {
    /** Resamples of the comparators, by which the error of their offsets' law is found. */
    private static final int RESAMPLES = 100;

    private static final int LEAST_SAMPLES = 100;
    private static final int BATCH = 50;

    private final Study study;
    private final SensePath path;

    PathErrors(Study study, SensePath path) {
        this.study = study;
        this.path = path;
    }

    /** An estimate and how far the offsets' law leaves it open. */
    record Found(ShiftedEstimates estimates, List<Double> pathErrors) {}

    /** How far d driven rows without a product on it move a bitline in S_n, V, by d from 0 to all others of the block. */
    double[] drivenShifts_V(int n) {
        return IntStream.rangeClosed(0, study.geometry().rowsABlock() - n)
                .mapToDouble(d -> path.drivenShift_V(n, d))
                .toArray();
    }

    private PathShift shift(ErrorSide side) {
        return path.pathShift(side.tap(), side.n());
    }

    /** The threshold's shift by a standard normal variable, with a number of driven rows that is spread evenly about its middle. */
    DoubleUnaryOperator shiftWithDriven_V(ErrorSide side) {
        double[] driven = drivenShifts_V(side.n());
        double middle_V = driven[driven.length - 1] / 2;
        GridDistribution total = shift(side).totalWith(Math.abs(middle_V));
        return z -> total.atNormal(z) - middle_V;
    }

    /** P(error) by the distance of the circuit's bitline from its threshold, for each shift of the bitline, V. */
    List<DoubleUnaryOperator> failing(ErrorSide side, double[] shifts_V) {
        return failing(side, shift(side), shifts_V);
    }

    private static List<DoubleUnaryOperator> failing(ErrorSide side, PathShift shift, double[] shifts_V) {
        List<DoubleUnaryOperator> failing = new ArrayList<>();
        for (double moved : shifts_V) {
            double towards = side.below() ? -moved : moved;
            failing.add(g -> shift.passes(g + towards, side.below()));
        }
        return failing;
    }

    /** Enough samples for a relative error. */
    static StoppingRule rule(double relativeError, int maximum) {
        return new StoppingRule(relativeError, LEAST_SAMPLES, maximum, BATCH);
    }

    /**
     * P by the number of driven rows, each as likely as any other.
     *
     * @param limitState the circuit's distance from its threshold
     */
    Found estimate(LimitState limitState, ErrorSide side, double relativeError, int maximum) {
        double[] shifts_V = drivenShifts_V(side.n());
        List<DoubleUnaryOperator> failing = failing(side, shifts_V);
        if (limitState.dimension() == 0) {
            return certain(limitState.evaluate(List.of(new double[0]))[0], failing);
        }
        SampleStream stream = new SampleStream(study.seed(), ErrorSide.EXPERIMENT, study.condition());
        MarginalSample sample;
        try {
            sample = new MarginalImportance(stream, side.state(), rule(relativeError, maximum))
                    .sample(limitState, failing);
        } catch (IllegalArgumentException tooFew) {
            throw new InvalidInputException(
                    "senseError.maxSimulations: " + tooFew.getMessage() + " at " + side.state());
        }
        return new Found(sample.estimates(), errors(side, sample, shifts_V));
    }

    /** Of a circuit in which nothing varies. */
    private static Found certain(double g, List<DoubleUnaryOperator> failing) {
        List<RareEstimate> each = failing.stream()
                .map(one -> one.applyAsDouble(g))
                .map(PathErrors::certain)
                .toList();
        double mean =
                each.stream().mapToDouble(RareEstimate::probability).average().orElseThrow();
        return new Found(new ShiftedEstimates(certain(mean), each), List.of());
    }

    private static RareEstimate certain(double probability) {
        return new RareEstimate(
                "path in closed form, nothing else varies",
                probability,
                probability,
                probability,
                0,
                1,
                0,
                1,
                0,
                List.of());
    }

    /** By d, and last for the mean: σ of ln P over resamples of the comparators. */
    private List<Double> errors(ErrorSide side, MarginalSample sample, double[] shifts_V) {
        PathShift shift = shift(side);
        TrimmedOffset offset = path.offset(side.tap());
        SampleStream stream = new SampleStream(study.seed(), ErrorSide.EXPERIMENT + " bootstrap", study.condition());
        List<SummaryStatistics> logs = IntStream.rangeClosed(0, shifts_V.length)
                .mapToObj(d -> new SummaryStatistics())
                .toList();
        for (int number = 0; number < RESAMPLES; number++) {
            int[] indices = Resample.indices(
                    stream, "tap" + side.tap(), number, offset.before_V().size());
            double[] found = sample.probabilities(failing(side, shift.with(offset.resampled(indices)), shifts_V));
            for (int d = 0; d < found.length; d++) {
                if (found[d] > 0) {
                    logs.get(d).addValue(Math.log(found[d]));
                }
            }
        }
        return logs.stream().map(SummaryStatistics::getStandardDeviation).toList();
    }
}
