package timdnn.characterization.plan;

import java.util.Optional;

/**
 * The sense path: sample and hold, reference ladder, converter and comparators.
 *
 * @param samples comparators with mismatch whose offset is simulated at each threshold, at least 2
 * @param jitter_s σ of the strobe's time in s, not negative
 * @param histogram conversions of a network, by which thresholds are placed. Without one they lie half-way between neighbouring nominal levels
 * @param converterSigma_V σ of a comparator, its noise and what the sample loses until then, at the bitline, that the placement
 *     reckons with, in V; what the column does is simulated before. 0
 *     without a histogram
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SensePlan(int samples, double jitter_s, Optional<CountHistogram> histogram, double converterSigma_V) {}
