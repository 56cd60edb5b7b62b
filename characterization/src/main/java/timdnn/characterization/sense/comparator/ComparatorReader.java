package timdnn.characterization.sense.comparator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.Resample;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.NormalTail;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.result.Waveform;

/** Reads what the single comparators' experiments gave from a store. */
@SuppressWarnings("MemberName") // suffixes are units
public final class ComparatorReader {
    /** Overdrives from here on tell of the comparator's gain, not of its regeneration. */
    private static final double SMALL_OVERDRIVE_V = 5e-3;

    private static final int RESAMPLES = 400;

    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;
    private final TrimReader trim;

    /**
     * Reads a store.
     *
     * @param study the study under one condition
     * @param store the store
     */
    public ComparatorReader(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
        rows = new ExperimentRows(store, study.condition());
        trim = new TrimReader(study, store);
    }

    /** The comparator of a tap. */
    public ComparatorFindings read(int tap) {
        TrimmedOffset offset = trim.offset(tap);
        double[] before = offset.before_V().stream().mapToDouble(value -> value).toArray();
        double[] left = offset.left_V().stream()
                .mapToDouble(value -> value)
                .filter(Double::isFinite)
                .toArray();
        double[] shifts = offset.shifts_V().stream().mapToDouble(value -> value).toArray();
        Regeneration regeneration = regeneration(tap);
        return new ComparatorFindings(
                Estimate.sigma(before),
                Estimate.mean(before),
                sigma(tap, left),
                Math.abs(shifts[shifts.length - 1] - shifts[0]) / (shifts.length - 1),
                Math.min(Math.abs(shifts[0]), Math.abs(shifts[shifts.length - 1])),
                trim.energy_J(tap),
                noise_V(tap),
                regeneration.constant_s(),
                regeneration.heldOut_s(),
                decisions(tap),
                trim.comparators(tap) - left.length,
                offset);
    }

    /** σ of values that are not normal, with the interval of percentiles of a bootstrap. */
    private Estimate sigma(int tap, double[] values) {
        SampleStream stream = new SampleStream(study.seed(), ComparatorStates.TRIM + " bootstrap", study.condition());
        double sigma = Math.sqrt(StatUtils.variance(values));
        double[] resampled = IntStream.range(0, RESAMPLES)
                .mapToDouble(number -> Math.sqrt(StatUtils.variance(
                        Arrays.stream(Resample.indices(stream, ComparatorStates.name(tap), number, values.length))
                                .mapToDouble(index -> values[index])
                                .toArray())))
                .toArray();
        double tail = 50 * (1 - Estimate.CONFIDENCE);
        return new Estimate(
                sigma,
                Math.min(sigma, StatUtils.percentile(resampled, tail)),
                Math.max(sigma, StatUtils.percentile(resampled, 100 - tail)),
                values.length);
    }

    /** How the small overdrives' decisions regenerate. */
    Regeneration regeneration(int tap) {
        List<Decision> small = decisions(tap).stream()
                .filter(decision -> decision.overdrive_V() <= SMALL_OVERDRIVE_V)
                .toList();
        return Regeneration.of(
                small.stream().mapToDouble(Decision::overdrive_V).toArray(),
                small.stream().mapToDouble(Decision::time_s).toArray());
    }

    private double noise_V(int tap) {
        double gain = 0;
        double variance = 0;
        for (NoiseBench.Branch branch : NoiseBench.branches(tap)) {
            String state = ComparatorStates.branch(tap, branch.number());
            double low = rows.nominal(ComparatorStates.NOISE, state, "d_low");
            double high = rows.nominal(ComparatorStates.NOISE, state, "d_high");
            double[] responses = IntStream.range(0, NoiseBench.IMPULSES)
                    .mapToDouble(i -> (rows.nominal(ComparatorStates.NOISE, state, "d_" + i) - (low + high) / 2)
                            / NoiseBench.IMPULSE_C)
                    .toArray();
            gain = (high - low) / (2 * NoiseBench.SMALL_V);
            variance += 2
                    * ComparatorNoise.variance_V2(
                            conductances_S(tap, branch),
                            responses,
                            NoiseBench.IMPULSE_STEP_S,
                            study.corner().temperature_K());
        }
        return Math.sqrt(variance) / gain;
    }

    /** What makes a branch's noise at the time of each impulse. */
    private double[] conductances_S(int tap, NoiseBench.Branch branch) {
        double[] sums = new double[NoiseBench.IMPULSES];
        for (String device : branch.devices()) {
            for (String name : NoiseBench.CONDUCTANCES) {
                Waveform waveform = store.waveforms()
                        .require(
                                ComparatorStates.NOISE,
                                study.condition(),
                                ComparatorStates.bias(tap),
                                NoiseBench.conductance(device, name));
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Math.abs(waveform.valueAt(NoiseBench.edge_s(0) + NoiseBench.impulse_s(i)));
                }
            }
        }
        return sums;
    }

    private List<Decision> decisions(int tap) {
        String state = ComparatorStates.overdrive(tap);
        double vdd = study.corner().vdd_V();
        Waveform output = store.waveforms().require(ComparatorStates.DECISION, study.condition(), state, "v(diff)");
        List<Decision> decisions = new ArrayList<>();
        for (int place = 0; place < DecisionBench.OVERDRIVES_V.size(); place++) {
            double edge = DecisionBench.edge_s(place);
            double end = edge + DecisionBench.decision_s();
            double crossing = output.crossing(vdd / 2, edge).orElse(Double.POSITIVE_INFINITY);
            String charge = "q_" + (place + 1);
            decisions.add(new Decision(
                    DecisionBench.OVERDRIVES_V.get(place),
                    crossing <= end ? crossing - edge : Double.NaN,
                    rows.has(ComparatorStates.DECISION, state, charge)
                            ? -vdd * rows.nominal(ComparatorStates.DECISION, state, charge)
                            : Double.NaN));
        }
        return decisions;
    }

    /**
     * The tail of a tap's comparator.
     *
     * @param tap the tap, 1 to 8
     * @param comparator what was found of its comparator
     * @return the tail, once it is there
     */
    public Optional<OffsetTail> tail(int tap, ComparatorFindings comparator) {
        return store.estimate(ComparatorStates.TAIL, study.condition(), ComparatorStates.name(tap), "estimate")
                .map(found -> new OffsetTail(
                        tap,
                        OffsetBench.BEYOND_V,
                        found.probability(),
                        found.relativeError(),
                        NormalTail.beyond(
                                (OffsetBench.BEYOND_V - comparator.mean_V().estimate())
                                        / comparator.sigma_V().estimate())));
    }

    /**
     * Checks by whole decisions.
     *
     * @return how many there are, and how many of them turned beside the offset found
     */
    public int[] checks() {
        int[] counts = new int[2];
        for (int tap : ComparatorStates.checked(study.geometry().largestCount())) {
            int[] of = trim.checks(tap);
            counts[0] += of[0];
            counts[1] += of[1];
        }
        return counts;
    }
}
