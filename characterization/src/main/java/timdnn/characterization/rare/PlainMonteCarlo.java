package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.List;
import timdnn.characterization.rare.form.CountedLimitState;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.statistics.Estimate;

/**
 * Plain Monte Carlo, for probabilities above about 1e-2: the share of failures with the interval of Clopper and
 * Pearson. It needs (1 - P)/(P ε²) samples for a relative error ε. The interval's coverage holds for a fixed number of
 * samples; a rule that stops at a relative error ends with a given number of failures, nearly, which the interval takes
 * lightly as long as they are ten or more.
 */
public final class PlainMonteCarlo {
    private final SampleStream stream;
    private final String state;
    private final StoppingRule rule;

    /**
     * A sampler.
     *
     * @param stream draws of the experiment
     * @param state name of the state within the experiment
     * @param rule when to stop
     */
    public PlainMonteCarlo(SampleStream stream, String state, StoppingRule rule) {
        this.stream = stream;
        this.state = state;
        this.rule = rule;
    }

    /**
     * Estimates P(g ≤ 0).
     *
     * @param limitState limit state
     * @return the estimate
     */
    public RareEstimate estimate(LimitState limitState) {
        CountedLimitState counted = new CountedLimitState(limitState);
        int seen = 0;
        while (counted.simulations() < rule.maximum()
                && (counted.simulations() < rule.minimum()
                        || relativeError(seen, counted.simulations()) > rule.relativeError())) {
            List<double[]> points = new ArrayList<>();
            int end = Math.min(rule.maximum(), counted.simulations() + rule.batch());
            for (int index = counted.simulations(); index < end; index++) {
                points.add(stream.normals(state, index, limitState.dimension()));
            }
            for (double g : counted.evaluate(points)) {
                if (g <= 0) {
                    seen++;
                }
            }
        }
        return estimate(seen, counted.simulations(), counted.failed());
    }

    private static RareEstimate estimate(int seen, int simulations, int failed) {
        int answered = simulations - failed;
        double probability = answered == 0 ? 0 : (double) seen / answered;
        double low = Estimate.probability(seen, simulations).low();
        double high = Estimate.probability(seen + failed, simulations).high();
        return new RareEstimate(
                "plain Monte Carlo",
                probability,
                Math.min(low, probability),
                Math.max(high, probability),
                relativeError(seen, simulations - failed),
                simulations,
                failed,
                seen,
                seen == 0 ? 0 : 1.0 / seen,
                List.of());
    }

    private static double relativeError(int seen, int samples) {
        return seen == 0 ? Double.POSITIVE_INFINITY : Math.sqrt((1 - (double) seen / samples) / seen);
    }
}
