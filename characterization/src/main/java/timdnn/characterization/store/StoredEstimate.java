package timdnn.characterization.store;

import timdnn.characterization.statistics.Estimate;

/**
 * What a store keeps of an estimate of a rare event.
 *
 * @param method how it was found
 * @param probability the probability with its interval
 * @param relativeError its relative standard error; infinite where it is a bound
 * @param failed simulations that failed
 * @param effectiveSampleSize effective number of samples
 * @param largestWeight largest share of a sample in the estimate
 * @param beta distance of the nearest design point from nominal in σ; NaN where there is none
 */
public record StoredEstimate(
        String method,
        Estimate probability,
        double relativeError,
        int failed,
        double effectiveSampleSize,
        double largestWeight,
        double beta) {}
