package timdnn.characterization.sense.comparator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.HarnessException;

/**
 * How comparators are trimmed, read from a store: the code that an early reading asks for, what whole decisions say is left
 * under it, and the code that they ask for instead, as a calibration on the chip would go on from decision to decision. The
 * codes follow from the stored numbers alone, so that a campaign that was interrupted finds the same again.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class TrimReader {
    private final double supply_V;
    private final ExperimentRows rows;

    public TrimReader(Study study, CampaignStore store) {
        supply_V = study.corner().vdd_V();
        rows = new ExperimentRows(store, study.condition());
    }

    /** Number of a tap's comparators with mismatch, those whose simulation failed among them. */
    int comparators(int tap) {
        return rows.samples(ComparatorStates.OFFSET, ComparatorStates.name(tap), "d_1")
                .size();
    }

    /** Offsets before and after trimming. */
    TrimmedOffset offset(int tap) {
        Map<Integer, Double> before = untrimmed_V(tap);
        Map<Integer, Integer> codes = codes(tap);
        List<Double> left = before.keySet().stream()
                .map(sample -> trimmed_V(tap, codes.get(sample), sample))
                .toList();
        if (left.stream().filter(Double::isFinite).count() < 2) {
            throw new HarnessException("fewer than two comparators of tap " + tap
                    + " have an offset that can be found, of " + comparators(tap));
        }
        return new TrimmedOffset(
                List.copyOf(before.values()),
                left,
                Arrays.stream(shifts_V(tap)).boxed().toList(),
                comparators(tap) - before.size());
    }

    /** By code, from the smallest, how far it moves the balance, V. */
    double[] shifts_V(int tap) {
        double[] balances = TrimBench.codes().stream()
                .mapToDouble(code -> early_V(ComparatorStates.DECISION, ComparatorStates.trimmed(tap, code), 0))
                .toArray();
        double middle = balances[TrimBench.LARGEST_TRIM];
        double[] shifts =
                Arrays.stream(balances).map(balance -> balance - middle).toArray();
        if (!Arrays.stream(shifts).allMatch(Double::isFinite)) {
            throw new HarnessException("the trim of the comparator of tap " + tap + " reaches farther than "
                    + "its offset can be read: w_trim is too wide");
        }
        return shifts;
    }

    /** By sample the offset before trimming, V, read early; without those that have none. */
    Map<Integer, Double> untrimmed_V(int tap) {
        Map<Integer, Double> offsets = new TreeMap<>();
        for (int sample : rows.samples(ComparatorStates.OFFSET, ComparatorStates.name(tap), "d_1")
                .keySet()) {
            double offset = early_V(ComparatorStates.OFFSET, ComparatorStates.name(tap), sample);
            if (Double.isFinite(offset)) {
                offsets.put(sample, offset);
            }
        }
        return offsets;
    }

    /** By sample the code that brings it nearest to balance, as the code moves a comparator without mismatch. */
    public Map<Integer, Integer> firstCodes(int tap) {
        double[] shifts = shifts_V(tap);
        Map<Integer, Integer> codes = new TreeMap<>();
        untrimmed_V(tap).forEach((sample, offset) -> codes.put(sample, nearest(shifts, offset, 0)));
        return codes;
    }

    /** By sample the code that whole decisions under the first one ask for, where it is another. */
    public Map<Integer, Integer> secondCodes(int tap) {
        double[] shifts = shifts_V(tap);
        Map<Integer, Integer> codes = new TreeMap<>();
        firstCodes(tap).forEach((sample, first) -> {
            double left = trimmed_V(tap, first, sample);
            int second = Double.isFinite(left) ? nearest(shifts, left, first) : first;
            if (second != first) {
                codes.put(sample, second);
            }
        });
        return codes;
    }

    /** By sample the code it keeps: of those that were tried the one that leaves less. */
    public Map<Integer, Integer> codes(int tap) {
        Map<Integer, Integer> codes = firstCodes(tap);
        secondCodes(tap).forEach((sample, second) -> {
            if (Math.abs(trimmed_V(tap, second, sample)) < Math.abs(trimmed_V(tap, codes.get(sample), sample))) {
                codes.put(sample, second);
            }
        });
        return codes;
    }

    private static int nearest(double[] shifts, double offset, int code) {
        double from = offset - shifts[code + TrimBench.LARGEST_TRIM];
        int best = code;
        for (int other : TrimBench.codes()) {
            double left = Math.abs(from + shifts[other + TrimBench.LARGEST_TRIM]);
            if (left < Math.abs(from + shifts[best + TrimBench.LARGEST_TRIM])) {
                best = other;
            }
        }
        return best;
    }

    /** The offset under a code by whole decisions, V; NaN where it was not tried or has none. */
    public double trimmed_V(int tap, int code, int sample) {
        double near = whole_V(ComparatorStates.trimmed(tap, code), TrimBench.FINE_STEPS_V, sample);
        return Double.isFinite(near)
                ? near
                : whole_V(ComparatorStates.beyondTrim(tap, code), TrimBench.FAR_STEPS_V, sample);
    }

    /** Whether its verdict turns within the fine steps. */
    boolean turnsNear(int tap, int code, int sample) {
        return Double.isFinite(whole_V(ComparatorStates.trimmed(tap, code), TrimBench.FINE_STEPS_V, sample));
    }

    private double whole_V(String state, List<Double> steps_V, int sample) {
        double[][] readings = IntStream.rangeClosed(1, steps_V.size())
                .mapToObj(decision -> IntStream.rangeClosed(1, TrimBench.READINGS)
                        .mapToDouble(number ->
                                rows.value(ComparatorStates.TRIM, state, sample, TrimBench.reading(decision, number)))
                        .toArray())
                .toArray(double[][]::new);
        double[] verdicts = numbers(ComparatorStates.TRIM, state, sample, steps_V.size());
        return EarlyDecision.offset_V(inputs(steps_V), verdicts, readings);
    }

    private double early_V(String experiment, String state, int sample) {
        int steps = OffsetBench.STEPS_V.size();
        return EarlyDecision.balance_V(inputs(OffsetBench.STEPS_V), numbers(experiment, state, sample, steps));
    }

    private double[] numbers(String experiment, String state, int sample, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToDouble(i -> rows.value(experiment, state, sample, "d_" + i))
                .toArray();
    }

    private static double[] inputs(List<Double> steps_V) {
        return steps_V.stream().mapToDouble(step -> step).toArray();
    }

    /** What a decision takes more, in J, because of the trim capacitors that are on: the mean over the codes kept. */
    double energy_J(int tap) {
        return codes(tap).values().stream()
                .mapToDouble(code -> cycle_J(tap, code) - cycle_J(tap, 0))
                .average()
                .orElse(Double.NaN);
    }

    /** Mean of a cycle with either sign of a large overdrive, whose size then does not tell, without mismatch. */
    private double cycle_J(int tap, int code) {
        String state = ComparatorStates.trimmed(tap, code);
        double low = rows.nominal(ComparatorStates.DECISION, state, "q_1");
        double high = rows.nominal(ComparatorStates.DECISION, state, "q_" + OffsetBench.STEPS_V.size());
        return -supply_V * (low + high) / 2;
    }

    /** How many checks by whole decisions a tap has, and how many of them turned beside the offset left. */
    int[] checks(int tap) {
        int[] counts = new int[2];
        codes(tap).forEach((sample, code) -> {
            double[] beside = numbers(ComparatorStates.TRIM, ComparatorStates.checked(tap, code, sample), sample, 2);
            if (Double.isFinite(beside[0]) && Double.isFinite(beside[1])) {
                counts[0]++;
                if (beside[0] < 0 && beside[1] > 0) {
                    counts[1]++;
                }
            }
        });
        return counts;
    }
}
