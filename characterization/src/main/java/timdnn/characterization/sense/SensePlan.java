package timdnn.characterization.sense;

import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.Section;

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
public record SensePlan(int samples, double jitter_s, Optional<CountHistogram> histogram, double converterSigma_V)
        implements Section {
    static final int FEWEST_SAMPLES = 2;

    @Override
    public SensePlan thin(ArrayGeometry geometry) {
        return new SensePlan(FEWEST_SAMPLES, jitter_s, histogram, converterSigma_V);
    }

    /** A converter is calibrated in the whole of it, whatever the number of samples. */
    @Override
    public int thinConditions() {
        return 1;
    }

    @Override
    public Map<String, CountHistogram> histograms() {
        return histogram.map(found -> Map.of("sense.histogram", found)).orElse(Map.of());
    }

    @Override
    public Optional<String> againstShards() {
        return histogram.map(
                found -> "sense.histogram places thresholds by all samples of a study, of which a shard has only some: "
                        + "leave it out, or run the study whole");
    }
}
