package timdnn.characterization.rareerror;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.statistics.Estimate;

/**
 * What the rare-event experiment found.
 *
 * @param rates results, one a state
 * @param heldOut P(error | n, d) from simulations with the driven rows in the circuit, against that of the rates; empty
 *     without a sense path
 * @param conversions probability that a conversion of the plan's network errs, if the plan names its histogram
 */
public record SenseErrorFindings(List<SenseErrorRate> rates, List<HeldOut> heldOut, Optional<Conversions> conversions) {
    /** Copies the lists. */
    public SenseErrorFindings {
        heldOut = List.copyOf(heldOut);
        rates = List.copyOf(rates);
    }

    /**
     * Rates judged by other simulations than their own: the bitline at the strobe with driven rows in the circuit.
     *
     * @param n conducting cells
     * @param below whether the code is too low
     * @param driven driven rows without a product on the bitline
     * @param shift_V how far they move that bitline without mismatch, in V
     * @param rate P of the rates where driven rows move a bitline as far, ln P linear between two numbers of rows
     * @param simulated P from simulations of its own
     * @param deviation ln(rate / simulated) over its standard error
     */
    @SuppressWarnings("MemberName") // suffixes are units
    public record HeldOut(
            int n, boolean below, int driven, double shift_V, double rate, Estimate simulated, double deviation) {}

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
                // What a model says about failures that were not found is no bound.
                high += side.isModel() ? 0 : Math.pow(share * (probability.high() - probability.estimate()), 2);
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
