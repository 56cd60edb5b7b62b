package timdnn.characterization.campaign;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.measure.Estimate;

/**
 * What the rare-event experiment found.
 *
 * @param rates results, one a state
 * @param conversions probability that a conversion of the plan's network errs, if the plan names its histogram
 */
public record SenseErrorFindings(List<SenseErrorRate> rates, Optional<Conversions> conversions) {
    /** Copies the list. */
    public SenseErrorFindings {
        rates = List.copyOf(rates);
    }

    /**
     * P_E = Σ P_n P(error | n) over the conversions of a network.
     *
     * @param probability P_E; its interval takes the states' errors as independent
     * @param relativeError one standard error over P_E
     * @param saving how many times fewer simulations were needed than if every threshold had got the same number
     */
    public record Conversions(Estimate probability, double relativeError, double saving) {}

    /** Weighs the states' rates. */
    static Conversions weigh(List<SenseErrorRate> rates, List<Double> shares, double saving) {
        double sum = 0;
        double low = 0;
        double high = 0;
        double square = 0;
        long simulations = 0;
        for (SenseErrorRate rate : rates) {
            double share = rate.n() < shares.size() ? shares.get(rate.n()) : 0;
            for (SenseErrorRate.Side side : List.of(rate.below(), rate.above())) {
                Estimate probability = side.probability();
                sum += share * probability.estimate();
                low += Math.pow(share * (probability.estimate() - probability.low()), 2);
                high += Math.pow(share * (probability.high() - probability.estimate()), 2);
                square += probability.estimate() > 0
                        ? Math.pow(share * probability.estimate() * side.relativeError(), 2)
                        : 0;
                simulations += probability.simulations();
            }
        }
        return new Conversions(
                new Estimate(sum, Math.max(0, sum - Math.sqrt(low)), Math.min(1, sum + Math.sqrt(high)), simulations),
                sum > 0 ? Math.sqrt(square) / sum : Double.POSITIVE_INFINITY,
                saving);
    }
}
