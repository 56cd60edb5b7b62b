package timdnn.characterization.sense.comparator;

import timdnn.characterization.statistics.Estimate;

/**
 * The tail of a comparator's offset before it is trimmed.
 *
 * @param number number of its threshold
 * @param beyond_V the voltage in V
 * @param probability P(it decides wrongly with that much at its inputs), by importance sampling
 * @param relativeError one standard error over the probability
 * @param normal the same by the normal distribution with mean and σ of the Monte Carlo samples
 */
@SuppressWarnings("MemberName") // suffixes are units
public record OffsetTail(int number, double beyond_V, Estimate probability, double relativeError, double normal) {}
