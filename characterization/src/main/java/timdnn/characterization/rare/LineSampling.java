package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.rare.form.CountedLimitState;
import timdnn.characterization.rare.form.DesignPoints;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.sample.SampleStream;

/**
 * Line sampling: P = Σ_j E[Φ(-t_j(u))] over the failure regions j, where t_j(u) is the distance along the direction α_j
 * of the design point at which the line through u, a normal point of the space across α_j, meets the surface. A linear
 * limit state has no variance; what is left is that of curvature, which costs mean-shift sampling more. A line takes 2
 * simulations, 3 or 4 in the first batch or where the surface bends.
 *
 * <p>Assumptions, not checked: along its line a region is entered once and not left; regions are disjoint but for a
 * share that is negligible for rare failures. There is no defence against regions unknown to the search. Where these
 * matter, {@link MeanShiftImportance} is the reference.
 *
 * <p>Implementation notes. Mean of 100 repeats, requested error 10 %, at least 30 lines a region, simulations with the
 * search: linear in two opposite regions with mild curvature, 18 variables, P = 1.9e-3 and 2.6e-6: 235 (mean shift 535
 * and 804); g = 3 - z₀ + 0.05 Σ z², 18 variables, P = 1e-4: 292 (1,434); g = 4 - z₀ + 0.02 Σ z², 100 variables,
 * P = 3.7e-9: 1,343 (3,000 do not suffice).
 *
 * <p>Lines with a failed simulation are left out; the lower bound counts them as 0, the upper one as the largest value
 * of their region, and as 1 where there is none.
 *
 * <p>Source: P. Koutsourelakis, H. Pradlwarter and G. Schuëller, Reliability of structures in high dimensions, part I,
 * Prob. Eng. Mech. 19 (2004), doi:10.1016/j.probengmech.2004.05.001.
 */
public final class LineSampling {

    private final SampleStream stream;
    private final String state;
    private final StoppingRule rule;

    /**
     * A sampler.
     *
     * @param stream draws of the experiment
     * @param state name of the state within the experiment
     * @param rule when to stop; minimum and batch count lines, the minimum for each region and 20 are enough; the maximum
     *     counts simulations and is passed by at most those of a batch
     */
    public LineSampling(SampleStream stream, String state, StoppingRule rule) {
        this.stream = stream;
        this.state = state;
        this.rule = rule;
    }

    /**
     * Estimates P(g ≤ 0).
     *
     * @param limitState limit state
     * @param designPoints its design points
     * @return the estimate; its simulations and failures include those of the design points
     * @throws IllegalArgumentException if there is no design point
     */
    public RareEstimate estimate(LimitState limitState, DesignPoints designPoints) {
        if (designPoints.points().isEmpty()) {
            throw new IllegalArgumentException("design points must not be empty, was []");
        }
        CountedLimitState counted = new CountedLimitState(limitState);
        List<Lines> regions = designPoints.points().stream()
                .map(point -> new Lines(counted, point, designPoints.searchedBeta()))
                .toList();
        while (counted.simulations() + designPoints.simulations() < rule.maximum()) {
            int next = IntStream.range(0, regions.size())
                    .filter(region -> regions.get(region).size() < rule.minimum())
                    .findFirst()
                    .orElse(-1);
            if (next < 0) {
                if (error(regions) <= rule.relativeError() * mean(regions)) {
                    break;
                }
                next = mostUncertain(regions);
            }
            Lines region = regions.get(next);
            List<double[]> across = new ArrayList<>();
            for (int index = region.size(); index < region.size() + rule.batch(); index++) {
                across.add(stream.normals(state + "/region " + next, index, limitState.dimension()));
            }
            region.add(across);
        }
        return estimate(regions, counted)
                .withDesignPoints(designPoints.points())
                .after(designPoints.simulations(), designPoints.failed());
    }

    private static double mean(List<Lines> regions) {
        return regions.stream().mapToDouble(Lines::mean).sum();
    }

    private static double error(List<Lines> regions) {
        return Math.sqrt(regions.stream().mapToDouble(Lines::varianceOfMean).sum());
    }

    /** The region where one more line lowers the variance most: s²/n². */
    private static int mostUncertain(List<Lines> regions) {
        int most = 0;
        double largest = -1;
        for (int region = 0; region < regions.size(); region++) {
            double gain =
                    regions.get(region).varianceOfMean() / regions.get(region).size();
            if (gain > largest) {
                most = region;
                largest = gain;
            }
        }
        return most;
    }

    private static RareEstimate estimate(List<Lines> regions, CountedLimitState counted) {
        double mean = mean(regions);
        double error = error(regions);
        double degrees = regions.stream()
                .mapToDouble(region -> region.effective() - 1)
                .min()
                .orElse(1);
        double sum = regions.stream().mapToDouble(Lines::scaledSum).sum();
        double squares = regions.stream().mapToDouble(Lines::scaledSquares).sum();
        double largest =
                regions.stream().mapToDouble(Lines::scaledLargest).max().orElse(0);
        double spread =
                mean > 0 ? WeightedSample.student(degrees) * Math.sqrt(Math.log1p(error * error / (mean * mean))) : 0;
        double least = regions.stream().mapToDouble(Lines::least).sum();
        double most = regions.stream().mapToDouble(Lines::most).sum();
        double probability = Math.min(1, mean);
        // No line met a surface: what is beyond the reach of the search, and what four lines could have met.
        int lines = regions.stream().mapToInt(Lines::size).sum();
        double high = mean > 0 ? most * Math.exp(spread) : Math.max(most, Math.min(1, 3.7 / Math.max(1, lines)));
        return new RareEstimate(
                "line sampling",
                probability,
                Math.min(probability, least * Math.exp(-spread)),
                Math.max(probability, Math.min(1, high)),
                mean > 0 ? error / mean : Double.POSITIVE_INFINITY,
                counted.simulations(),
                counted.failed(),
                squares > 0 ? sum * sum / squares : 0,
                sum > 0 ? largest / sum : 0,
                List.of());
    }
}
