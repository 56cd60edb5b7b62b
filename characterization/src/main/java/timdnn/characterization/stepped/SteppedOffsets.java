package timdnn.characterization.stepped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.Covariance;
import timdnn.characterization.sense.comparator.EarlyDecision;
import timdnn.characterization.sense.comparator.TrimmedOffset;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.ExperimentRows;

/**
 * Offsets of comparators with mismatch at the common mode of every step, and what one trim code a comparator leaves of them: it
 * is the one that takes the mean of the offsets at steps 2 to 4 nearest to 0, so that what an offset changes from step to step stays.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class SteppedOffsets {
    /** Steps, from 1, at which a comparator is trimmed. */
    private static final int FIRST = 2;

    private static final int LAST = 4;

    /** By comparator, offset at each step, V. */
    private final List<double[]> offsets = new ArrayList<>();

    private final List<Double> shifts_V;
    private int lost;

    SteppedOffsets(ExperimentRows rows, double up_V, double down_V) {
        shifts_V = SteppedTrim.shifts_V(up_V, down_V);
        int inputs = SteppedComparatorBench.STEPS_V.size();
        double[] differences = SteppedComparatorBench.STEPS_V.stream()
                .mapToDouble(difference -> difference)
                .toArray();
        for (Map.Entry<Integer, double[]> sample : bySample(rows).entrySet()) {
            double[] found = new double[SteppedStates.STEPS];
            for (int step = 0; step < found.length; step++) {
                double[] outputs = Arrays.copyOfRange(sample.getValue(), step * inputs, (step + 1) * inputs);
                double balance = EarlyDecision.balance_V(differences, outputs);
                found[step] =
                        Double.isFinite(balance) ? balance : beyond_V(rows, sample.getKey(), step + 1, sign(outputs));
            }
            if (Arrays.stream(found).allMatch(Double::isFinite)) {
                offsets.add(found);
            } else {
                lost++;
            }
        }
    }

    /** On which side of all differences a comparator turns: above them, where all outputs are negative. */
    private static int sign(double[] outputs) {
        return Arrays.stream(outputs).allMatch(output -> output < 0)
                ? 1
                : Arrays.stream(outputs).allMatch(output -> output > 0) ? -1 : 0;
    }

    /** Of one that turns beyond, from differences there; NaN where there are none, or it does not turn there either. */
    private static double beyond_V(ExperimentRows rows, int sample, int step, int sign) {
        String state = SteppedStates.beyond(step, sign);
        if (sign == 0 || !rows.has(SteppedStates.OFFSET, state, "d_1")) {
            return Double.NaN;
        }
        List<Double> differences = SteppedComparatorBench.beyond_V(sign);
        return EarlyDecision.balance_V(
                differences.stream().mapToDouble(one -> one).toArray(),
                IntStream.rangeClosed(1, differences.size())
                        .mapToDouble(i -> rows.value(SteppedStates.OFFSET, state, sample, "d_" + i))
                        .toArray());
    }

    /**
     * Comparators that turn beyond the differences at a step.
     *
     * @param rows what has been simulated
     * @param step the step, from 1
     * @param sign 1 for those above them, -1 for those below
     * @return their indices, rising
     */
    static List<Integer> beyond(ExperimentRows rows, int step, int sign) {
        int inputs = SteppedComparatorBench.STEPS_V.size();
        return bySample(rows).entrySet().stream()
                .filter(sample ->
                        sign(Arrays.copyOfRange(sample.getValue(), (step - 1) * inputs, step * inputs)) == sign)
                .map(Map.Entry::getKey)
                .toList();
    }

    private double[] at(int step) {
        return offsets.stream().mapToDouble(one -> one[step - 1]).toArray();
    }

    /** σ before trim. */
    Estimate sigma(int step) {
        return Estimate.sigma(at(step));
    }

    /** Mean before trim, V. */
    Estimate mean(int step) {
        return Estimate.mean(at(step));
    }

    /** What the trim sees of a comparator, V. */
    private static double seen_V(double[] offset) {
        return Arrays.stream(offset, FIRST - 1, LAST).average().orElseThrow();
    }

    private double shift_V(double[] offset) {
        double seen = seen_V(offset);
        return shifts_V.stream()
                .reduce((one, other) -> Math.abs(seen + other) < Math.abs(seen + one) ? other : one)
                .orElseThrow();
    }

    /** Offset and what is left of it at a step. */
    TrimmedOffset trimmed(int step) {
        return new TrimmedOffset(
                offsets.stream().map(SteppedOffsets::seen_V).toList(),
                offsets.stream().map(one -> one[step - 1] + shift_V(one)).toList(),
                shifts_V,
                lost);
    }

    /** σ of what is left at a step, over all comparators. */
    Estimate left(int step) {
        return Estimate.sigma(offsets.stream()
                .mapToDouble(one -> one[step - 1] + shift_V(one))
                .toArray());
    }

    /** Covariance of the offsets before trim, {@code [step][step]}, V². */
    List<List<Double>> covariance_V2() {
        double[][] found = new Covariance(offsets.toArray(double[][]::new))
                .getCovarianceMatrix()
                .getData();
        return Arrays.stream(found)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    /** Mean amount of the codes in use. */
    double meanCode() {
        return offsets.stream()
                .mapToDouble(one -> Math.abs(shifts_V.indexOf(shift_V(one)) - SteppedTrim.LARGEST))
                .average()
                .orElse(0);
    }

    /** Readings by sample, as many as there are steps and input differences. */
    private static Map<Integer, double[]> bySample(ExperimentRows rows) {
        Map<Integer, double[]> found = new TreeMap<>();
        for (int step = 1; step <= SteppedStates.STEPS; step++) {
            for (int i = 1; i <= SteppedComparatorBench.STEPS_V.size(); i++) {
                int at = (step - 1) * SteppedComparatorBench.STEPS_V.size() + i - 1;
                rows.samples(SteppedStates.OFFSET, SteppedStates.step(step), "d_" + i)
                        .forEach(
                                (sample, value) -> found.computeIfAbsent(
                                                sample,
                                                first -> new double
                                                        [SteppedStates.STEPS * SteppedComparatorBench.STEPS_V.size()])[
                                        at] = value);
            }
        }
        return found;
    }
}
