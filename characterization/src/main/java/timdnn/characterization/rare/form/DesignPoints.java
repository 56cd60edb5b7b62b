package timdnn.characterization.rare.form;

import java.util.List;

/**
 * What a search for design points found.
 *
 * @param points one a failure region, in the order they were found; empty where no failure was reached
 * @param searchedBeta distance from the origin up to which was searched. Where nothing was found, first-order theory
 *     puts the probability below Φ(-searchedBeta), for regions the search could see; this is no bound in the sense of
 *     statistics
 * @param simulations number of evaluations of the limit state that is to be estimated
 * @param failed number of those that failed
 */
public record DesignPoints(List<DesignPoint> points, double searchedBeta, int simulations, int failed) {
    /** Copies the list. */
    public DesignPoints {
        points = List.copyOf(points);
    }

    /**
     * Design points known from elsewhere, at no cost.
     *
     * @param points the points
     * @param searchedBeta distance up to which was searched
     * @return the result
     */
    public static DesignPoints known(List<DesignPoint> points, double searchedBeta) {
        return new DesignPoints(points, searchedBeta, 0, 0);
    }

    /**
     * Distance of the nearest one, or that which was searched.
     *
     * @return in σ
     */
    public double nearestBeta() {
        return points.stream().mapToDouble(DesignPoint::beta).min().orElse(searchedBeta);
    }
}
