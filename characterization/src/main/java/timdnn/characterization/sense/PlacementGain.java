package timdnn.characterization.sense;

/**
 * What placing the thresholds by a histogram gains, by normal levels.
 *
 * @param halfWay P(error) with thresholds half-way between the levels
 * @param placed P(error) as they are placed
 * @param converterSigma_V σ of the converter at the bitline that it reckoned with, in V
 */
@SuppressWarnings("MemberName") // suffixes are units
public record PlacementGain(double halfWay, double placed, double converterSigma_V) {}
