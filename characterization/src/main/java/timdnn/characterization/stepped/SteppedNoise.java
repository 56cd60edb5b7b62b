package timdnn.characterization.stepped;

import java.util.stream.IntStream;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.comparator.ComparatorNoise;
import timdnn.characterization.sense.comparator.NoiseBench;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.result.Waveform;

/** Thermal noise of a comparator from its impulse responses, as {@link ComparatorNoise} has it. */
@SuppressWarnings("MemberName") // suffixes are units
final class SteppedNoise {
    /** Edge of the phase in the cycle of {@code stepped/comparator-noise.cir} whose conductances are kept, s. */
    private static final double EDGE_S = 180e-12;

    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;

    SteppedNoise(Study study, CampaignStore store, ExperimentRows rows) {
        this.study = study;
        this.store = store;
        this.rows = rows;
    }

    /** σ at the inputs at a step, V. */
    double sigma_V(int step) {
        double gain = 0;
        double variance = 0;
        for (NoiseBench.Branch branch : SteppedComparatorBench.BRANCHES) {
            String state = SteppedComparatorBench.branch(step, branch.number());
            double low = rows.nominal(SteppedStates.NOISE, state, "d_low");
            double high = rows.nominal(SteppedStates.NOISE, state, "d_high");
            double[] responses = IntStream.range(0, NoiseBench.IMPULSES)
                    .mapToDouble(i -> (rows.nominal(SteppedStates.NOISE, state, "d_" + i) - (low + high) / 2)
                            / NoiseBench.IMPULSE_C)
                    .toArray();
            gain = (high - low) / (2 * NoiseBench.SMALL_V);
            // Each branch has a mirror image.
            variance += 2
                    * ComparatorNoise.variance_V2(
                            conductances_S(step, branch),
                            responses,
                            NoiseBench.IMPULSE_STEP_S,
                            study.corner().temperature_K());
        }
        return Math.sqrt(variance) / gain;
    }

    private double[] conductances_S(int step, NoiseBench.Branch branch) {
        double[] sums = new double[NoiseBench.IMPULSES];
        for (String device : branch.devices()) {
            for (String name : NoiseBench.CONDUCTANCES) {
                Waveform waveform = store.waveforms()
                        .require(
                                SteppedStates.NOISE,
                                study.condition(),
                                SteppedComparatorBench.bias(step),
                                NoiseBench.conductance(device, name));
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Math.abs(waveform.valueAt(EDGE_S + NoiseBench.impulse_s(i)));
                }
            }
        }
        return sums;
    }
}
