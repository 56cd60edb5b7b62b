package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.rare.form.CountedLimitState;
import timdnn.characterization.sample.SampleStream;

/**
 * Draws from a mixture until a stopping rule is met. Sample i is a function of seed, experiment, state and i alone.
 *
 * @param stream draws of the experiment
 * @param state name of the state within the experiment
 * @param rule when to stop
 */
record MixtureSampling(SampleStream stream, String state, StoppingRule rule) {
    /**
     * Samples.
     *
     * @param limitState g
     * @param mixture where the samples lie
     * @param sample takes each with its weight; the rule stops by its relative error
     * @param searched simulations before the first, which count against the rule's maximum
     * @return the sample
     * @throws IllegalArgumentException if the rule leaves no sample after the search
     */
    WeightedSample run(CountedLimitState limitState, GaussianMixture mixture, WeightedSample sample, int searched) {
        int maximum = rule.maximum() - searched;
        if (maximum < 1) {
            throw new IllegalArgumentException(
                    "maximum must be above the " + searched + " simulations of the search, was " + rule.maximum());
        }
        while (sample.size() < maximum
                && (sample.size() < rule.minimum() || sample.relativeError() > rule.relativeError())) {
            List<double[]> points = new ArrayList<>();
            int end = Math.min(maximum, sample.size() + rule.batch());
            for (int index = sample.size(); index < end; index++) {
                points.add(mixture.draw(stream, state, index));
            }
            double[] g = limitState.evaluate(points);
            for (int index = 0; index < g.length; index++) {
                sample.add(mixture.weight(points.get(index)), g[index]);
            }
        }
        return sample;
    }
}
