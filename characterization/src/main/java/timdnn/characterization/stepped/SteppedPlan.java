package timdnn.characterization.stepped;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.plan.CountHistogram;
import timdnn.characterization.plan.Section;

/**
 * The stepped access.
 *
 * @param samples comparators with mismatch, each simulated at the common mode of every threshold, at least 2
 * @param jitter_s σ of the length of the wordlines' pulse in s, not negative
 * @param wordline cross-section of a wordline
 * @param closure states (n, k) in which a whole access is set against the sum of its bitlines
 * @param histogram conversions of a network, by which thresholds are placed and from which it follows how many comparators of a
 *     unit are still at work in a step; empty for thresholds half-way and half of the comparators
 * @param senseSigma_V σ of what a comparator adds, at the bitline, that the placement reckons with, in V; 0 without a histogram
 */
@SuppressWarnings("MemberName") // suffixes are units
public record SteppedPlan(
        int samples,
        double jitter_s,
        WireSection wordline,
        List<int[]> closure,
        Optional<CountHistogram> histogram,
        double senseSigma_V)
        implements Section {
    static final int FEWEST_SAMPLES = 2;

    /** Copies the list. */
    public SteppedPlan {
        closure = closure.stream().map(int[]::clone).toList();
    }

    /** Share of comparators that take a step: those whose count is at least one less. Half of them where no histogram says it. */
    double working(int step) {
        if (step == 1 || histogram.isEmpty()) {
            return step == 1 ? 1 : 0.5;
        }
        return IntStream.rangeClosed(step - 1, SteppedStates.STEPS)
                .mapToDouble(n -> histogram.get().share(n, SteppedStates.STEPS))
                .sum();
    }

    @Override
    public SteppedPlan thin(ArrayGeometry geometry) {
        return new SteppedPlan(
                FEWEST_SAMPLES, jitter_s, wordline, closure.stream().limit(1).toList(), histogram, senseSigma_V);
    }

    /** References are calibrated in the whole of it, whatever the number of samples. */
    @Override
    public int thinConditions() {
        return 1;
    }

    @Override
    public Map<String, CountHistogram> histograms() {
        return histogram.map(found -> Map.of("stepped.histogram", found)).orElse(Map.of());
    }

    @Override
    public Optional<String> againstShards() {
        return histogram.map(found ->
                "stepped.histogram places thresholds by all samples of a study, of which a shard has only some: "
                        + "leave it out, or run the study whole");
    }
}
