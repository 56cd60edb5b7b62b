package timdnn.characterization.plan;

/**
 * The sense path: sample and hold, reference ladder, converter and comparators.
 *
 * @param samples comparators with mismatch whose offset is simulated at each threshold, at least 2
 * @param jitter_s σ of the strobe's time in s, not negative
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SensePlan(int samples, double jitter_s) {}
