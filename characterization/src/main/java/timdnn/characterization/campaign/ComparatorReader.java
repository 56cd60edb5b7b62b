package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import timdnn.characterization.bench.ComparatorBench;
import timdnn.characterization.measure.ComparatorNoise;
import timdnn.characterization.measure.EarlyDecision;
import timdnn.characterization.measure.Estimate;
import timdnn.characterization.measure.NormalTail;
import timdnn.characterization.plan.Study;
import timdnn.harness.HarnessException;
import timdnn.harness.result.Waveform;

/** Reads what the single comparators' experiments gave from a store. */
@SuppressWarnings("MemberName") // suffixes are units
final class ComparatorReader {
    /** Overdrives from here on tell of the comparator's gain, not of its regeneration. */
    private static final double SMALL_OVERDRIVE_V = 5e-3;

    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;

    ComparatorReader(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
        rows = new ExperimentRows(
                store,
                study.condition(),
                List.of(ComparatorBench.DECISION, ComparatorBench.OFFSET, ComparatorBench.TRIM, ComparatorBench.NOISE));
    }

    /** The comparator of a tap. */
    SenseFindings.Comparator read(int tap) {
        List<Double> offsets = new ArrayList<>();
        List<Double> trimmed = new ArrayList<>();
        Map<Integer, Integer> codes = trimCodes(tap);
        codes.forEach((sample, code) -> {
            offsets.add(untrimmed_V(tap, sample));
            trimmed.add(offset_V(ComparatorBench.TRIM, ComparatorBench.trimmed(tap, code), sample));
        });
        double[] found = finite(trimmed);
        double[] shifts = shifts_V(tap);
        List<SenseFindings.Decision> decisions = decisions(tap);
        SimpleRegression regeneration = new SimpleRegression();
        decisions.stream()
                .filter(decision -> decision.overdrive_V() <= SMALL_OVERDRIVE_V && Double.isFinite(decision.time_s()))
                .forEach(decision -> regeneration.addData(-Math.log(decision.overdrive_V()), decision.time_s()));
        double[] before = finite(offsets);
        return new SenseFindings.Comparator(
                Estimate.sigma(before),
                Estimate.mean(before),
                Estimate.sigma(found),
                Math.abs(shifts[shifts.length - 1] - shifts[0]) / (shifts.length - 1),
                Math.min(Math.abs(shifts[0]), Math.abs(shifts[shifts.length - 1])),
                noise_V(tap),
                regeneration.getSlope(),
                decisions,
                rows.samples(ComparatorBench.OFFSET, ComparatorBench.name(tap), "d_1")
                                .size()
                        - found.length);
    }

    private static double[] finite(List<Double> values) {
        return values.stream()
                .mapToDouble(value -> value)
                .filter(Double::isFinite)
                .toArray();
    }

    /** By sample the code that brings it nearest to balance, as the code moves a comparator without mismatch. */
    Map<Integer, Integer> trimCodes(int tap) {
        double[] shifts = shifts_V(tap);
        Map<Integer, Integer> codes = new TreeMap<>();
        for (int sample : rows.samples(ComparatorBench.OFFSET, ComparatorBench.name(tap), "d_1")
                .keySet()) {
            double offset = untrimmed_V(tap, sample);
            if (Double.isFinite(offset)) {
                int best = ComparatorBench.LARGEST_TRIM;
                for (int place = 0; place < shifts.length; place++) {
                    if (Math.abs(offset + shifts[place]) < Math.abs(offset + shifts[best])) {
                        best = place;
                    }
                }
                codes.put(sample, best - ComparatorBench.LARGEST_TRIM);
            }
        }
        return codes;
    }

    /** By code, from the smallest, how far it moves the balance. */
    private double[] shifts_V(int tap) {
        double[] balances = ComparatorBench.trimCodes().stream()
                .mapToDouble(code -> offset_V(ComparatorBench.DECISION, ComparatorBench.trimmed(tap, code), 0))
                .toArray();
        double middle = balances[ComparatorBench.LARGEST_TRIM];
        double[] shifts = IntStream.range(0, balances.length)
                .mapToDouble(place -> balances[place] - middle)
                .toArray();
        if (!java.util.Arrays.stream(shifts).allMatch(Double::isFinite)) {
            throw new HarnessException("the trim of the comparator of tap " + tap + " reaches farther than "
                    + "its offset can be read: w_trim is too wide");
        }
        return shifts;
    }

    private double untrimmed_V(int tap, int sample) {
        return offset_V(ComparatorBench.OFFSET, ComparatorBench.name(tap), sample);
    }

    /** The offset of a comparator at its inputs; NaN where it could not be found. */
    double offset_V(String experiment, String state, int sample) {
        double[] inputs =
                ComparatorBench.STEPS_V.stream().mapToDouble(step -> step).toArray();
        double[] outputs = IntStream.rangeClosed(1, inputs.length)
                .mapToDouble(i -> rows.value(experiment, state, sample, "d_" + i))
                .toArray();
        return EarlyDecision.balance_V(inputs, outputs);
    }

    private double noise_V(int tap) {
        double gain = 0;
        double variance = 0;
        for (ComparatorBench.Branch branch : ComparatorBench.branches(tap)) {
            String state = ComparatorBench.branch(tap, branch);
            double low = rows.nominal(ComparatorBench.NOISE, state, "d_low");
            double high = rows.nominal(ComparatorBench.NOISE, state, "d_high");
            double[] responses = IntStream.range(0, ComparatorBench.IMPULSES)
                    .mapToDouble(i -> (rows.nominal(ComparatorBench.NOISE, state, "d_" + i) - (low + high) / 2)
                            / ComparatorBench.IMPULSE_C)
                    .toArray();
            gain = (high - low) / (2 * ComparatorBench.SMALL_V);
            variance += 2
                    * ComparatorNoise.variance_V2(
                            conductances_S(tap, branch),
                            responses,
                            ComparatorBench.IMPULSE_STEP_S,
                            study.corner().temperature_K());
        }
        return Math.sqrt(variance) / gain;
    }

    /** What makes a branch's noise at the time of each impulse. */
    private double[] conductances_S(int tap, ComparatorBench.Branch branch) {
        double[] sums = new double[ComparatorBench.IMPULSES];
        for (String device : branch.devices()) {
            for (String name : ComparatorBench.CONDUCTANCES) {
                Waveform waveform = store.waveform(
                                ComparatorBench.NOISE,
                                study.condition(),
                                ComparatorBench.bias(tap),
                                ComparatorBench.conductance(device, name))
                        .orElseThrow();
                for (int i = 0; i < sums.length; i++) {
                    sums[i] +=
                            Math.abs(waveform.valueAt(ComparatorBench.noiseEdge_s(0) + ComparatorBench.impulse_s(i)));
                }
            }
        }
        return sums;
    }

    private List<SenseFindings.Decision> decisions(int tap) {
        String state = ComparatorBench.name(tap) + " overdrive";
        double vdd = study.corner().vdd_V();
        Waveform output = store.waveform(ComparatorBench.DECISION, study.condition(), state, "v(diff)")
                .orElseThrow();
        List<SenseFindings.Decision> decisions = new ArrayList<>();
        for (int place = 0; place < ComparatorBench.OVERDRIVES_V.size(); place++) {
            double edge = ComparatorBench.edge_s(place);
            double end = edge + ComparatorBench.decision_s();
            double crossing = output.crossing(vdd / 2, edge).orElse(Double.POSITIVE_INFINITY);
            String charge = "q_" + (place + 1);
            decisions.add(new SenseFindings.Decision(
                    ComparatorBench.OVERDRIVES_V.get(place),
                    crossing <= end ? crossing - edge : Double.NaN,
                    rows.has(ComparatorBench.DECISION, state, charge)
                            ? -vdd * rows.nominal(ComparatorBench.DECISION, state, charge)
                            : Double.NaN));
        }
        return decisions;
    }

    /** The tail of a tap's comparator, once it is there. */
    Optional<SenseFindings.Tail> tail(int tap, SenseFindings.Comparator comparator) {
        return store.estimate(ComparatorBench.TAIL, study.condition(), ComparatorBench.name(tap), "estimate")
                .map(found -> new SenseFindings.Tail(
                        tap,
                        ComparatorBench.BEYOND_V,
                        found.probability(),
                        found.relativeError(),
                        NormalTail.beyond(
                                (ComparatorBench.BEYOND_V - comparator.mean_V().estimate())
                                        / comparator.sigma_V().estimate())));
    }

    /** How many checks there are, and how many of them turned beside the offset found. */
    int[] checks() {
        int[] counts = new int[2];
        for (int tap : ComparatorStage.CHECKED) {
            trimCodes(tap).forEach((sample, code) -> {
                String state = ComparatorBench.checked(tap, code, sample);
                double below = rows.value(ComparatorBench.TRIM, state, sample, "d_1");
                double above = rows.value(ComparatorBench.TRIM, state, sample, "d_2");
                if (Double.isFinite(below) && Double.isFinite(above)) {
                    counts[0]++;
                    if (below < 0 && above > 0) {
                        counts[1]++;
                    }
                }
            });
        }
        return counts;
    }
}
