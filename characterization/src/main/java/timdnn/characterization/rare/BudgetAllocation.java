package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.List;

/**
 * How many simulations each of several estimates gets, so that their weighted sum Σ a_i reaches a relative error with as
 * few as possible (J. Neyman, doi:10.2307/2342192). An estimate has the relative error c_i/√N_i after N_i simulations;
 * then N_i = a_i c_i Σ a_j c_j / (ε Σ a_j)².
 *
 * @param relativeErrors relative error that each estimate has to reach; infinite where none is needed
 * @param simulations simulations in all
 * @param equalSimulations simulations in all if every estimate got the same number, for the same error of the sum
 */
public record BudgetAllocation(List<Double> relativeErrors, double simulations, double equalSimulations) {
    /** Copies the list. */
    public BudgetAllocation {
        relativeErrors = List.copyOf(relativeErrors);
    }

    /**
     * An estimate.
     *
     * @param contribution a_i, its weight times its value, not negative
     * @param unitError c_i, its relative error times the root of the number of simulations behind it, not negative
     */
    public record Part(double contribution, double unitError) {
        /** Checks the ranges. */
        public Part {
            if (!(contribution >= 0 && unitError >= 0)) {
                throw new IllegalArgumentException(
                        "contribution and unit error must not be negative, were " + contribution + " and " + unitError);
            }
        }
    }

    /**
     * Shares out.
     *
     * @param parts the estimates
     * @param relativeError relative error ε of the sum, above 0
     * @return the allocation
     */
    public static BudgetAllocation of(List<Part> parts, double relativeError) {
        if (!(relativeError > 0)) {
            throw new IllegalArgumentException("relative error must be above 0, was " + relativeError);
        }
        double sum = 0;
        double spread = 0;
        double squares = 0;
        for (Part part : parts) {
            sum += part.contribution();
            spread += part.contribution() * part.unitError();
            squares += Math.pow(part.contribution() * part.unitError(), 2);
        }
        double wanted = Math.pow(relativeError * sum, 2);
        List<Double> errors = new ArrayList<>();
        for (Part part : parts) {
            double simulations = sum > 0 ? part.contribution() * part.unitError() * spread / wanted : 0;
            errors.add(simulations > 0 ? part.unitError() / Math.sqrt(simulations) : Double.POSITIVE_INFINITY);
        }
        return sum > 0
                ? new BudgetAllocation(errors, spread * spread / wanted, parts.size() * squares / wanted)
                : new BudgetAllocation(errors, 0, 0);
    }

    /**
     * How many times fewer simulations this takes than equal parts.
     *
     * @return a ratio, at least 1
     */
    public double saving() {
        return simulations > 0 ? equalSimulations / simulations : 1;
    }
}
