package timdnn.characterization.rare;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import timdnn.characterization.rare.form.DesignPoint;

/** Samples of {@link MarginalImportance}: what they say about P by the probability of failure given g. */
public final class MarginalSample {
    private final WeightedSample sample;
    private final List<DoubleUnaryOperator> failing;
    private final DesignPoint designPoint;
    private final int earlierSimulations;
    private final int earlierFailed;

    MarginalSample(
            WeightedSample sample,
            List<DoubleUnaryOperator> failing,
            DesignPoint designPoint,
            int earlierSimulations,
            int earlierFailed) {
        this.sample = sample;
        this.failing = List.copyOf(failing);
        this.designPoint = designPoint;
        this.earlierSimulations = earlierSimulations;
        this.earlierFailed = earlierFailed;
    }

    /**
     * The estimates under the conditions that were sampled for. Their intervals hold for the known part as it is given.
     *
     * @return the mean over the conditions, and each
     */
    public ShiftedEstimates estimates() {
        return new ShiftedEstimates(
                estimate(sample),
                failing.stream().map(one -> estimate(sample.at(one))).toList());
    }

    private RareEstimate estimate(WeightedSample of) {
        return of.estimate("importance sampling, path in closed form")
                .withDesignPoints(List.of(designPoint))
                .after(earlierSimulations, earlierFailed);
    }

    /**
     * P under other conditions, from the same samples.
     *
     * @param others by condition the probability of failure given g
     * @return by condition P, and last their mean
     */
    public double[] probabilities(List<DoubleUnaryOperator> others) {
        double[] found = new double[others.size() + 1];
        for (int condition = 0; condition < others.size(); condition++) {
            found[condition] = sample.at(others.get(condition)).probability();
            found[others.size()] += found[condition] / others.size();
        }
        return found;
    }
}
