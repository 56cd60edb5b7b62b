package timdnn.characterization.rare.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * First-order reliability method with several starts: finds the design point of each failure region it can see.
 *
 * <p>The first start is the origin, or what the caller supplies. Where it leads nowhere (no gradient, nothing within
 * reach), the axis point ±3 with the lowest g follows, if that is lower than at the origin. Then one start at a time
 * lies on the far side of all regions already found, where those are remote and another one governs g; the search ends
 * when such a start leads to nothing new. Regions whose directions differ by less than 0.25 rad count as one. A region
 * hidden behind a nearer one from every start is not found: supply a start where one is suspected.
 */
public final class DesignPointSearch {
    private static final double PROBE = 3;
    /** Share by which g at a probe must be below that at the origin for the probe to be followed. */
    private static final double PROMISING = 0.01;

    private final SearchLimits limits;

    /**
     * A search.
     *
     * @param limits its limits
     */
    public DesignPointSearch(SearchLimits limits) {
        this.limits = limits;
    }

    /**
     * Searches from the origin.
     *
     * @param limitState limit state
     * @return the regions found
     */
    public DesignPoints search(LimitState limitState) {
        return search(limitState, List.of(new double[limitState.dimension()]));
    }

    /**
     * Searches from the caller's starts, then from the far side of what they led to.
     *
     * @param limitState limit state
     * @param starts points to start from, at least one
     * @return the regions found
     * @throws IllegalArgumentException if there is no start
     */
    public DesignPoints search(LimitState limitState, List<double[]> starts) {
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("starts must not be empty, was []");
        }
        CountedLimitState counted = new CountedLimitState(limitState);
        List<DesignPoint> found = new ArrayList<>();
        for (double[] start : starts) {
            follow(counted, start, found);
        }
        if (found.isEmpty()) {
            probe(counted).ifPresent(start -> follow(counted, start, found));
        }
        while (!found.isEmpty() && found.size() < limits.regions()) {
            if (!follow(counted, farSide(found), found)) {
                break;
            }
        }
        return new DesignPoints(found, limits.beta(), counted.simulations(), counted.failed());
    }

    /**
     * Moves design points, say of a surrogate, along their own direction onto the surface of this limit state, by the
     * secant method: 2 to 4 simulations each. A point whose ray meets no surface within reach stays and is marked as not
     * converged.
     *
     * @param limitState limit state
     * @param points points to move
     * @return the moved points, with the simulations spent here
     */
    public DesignPoints polish(LimitState limitState, DesignPoints points) {
        CountedLimitState counted = new CountedLimitState(limitState);
        List<DesignPoint> moved = new ArrayList<>();
        for (DesignPoint point : points.points()) {
            moved.add(new RaySearch(counted, limits).polish(point));
        }
        return new DesignPoints(
                moved,
                points.searchedBeta(),
                points.simulations() + counted.simulations(),
                points.failed() + counted.failed());
    }

    private boolean follow(CountedLimitState counted, double[] start, List<DesignPoint> found) {
        return new HlrfPath(counted, limits, found)
                .follow(start)
                .filter(point -> found.stream().noneMatch(other -> other.isNear(point.alpha())))
                .map(found::add)
                .orElse(false);
    }

    /** Opposite to the sum of the known directions; where they cancel, across all of them. */
    private static double[] farSide(List<DesignPoint> found) {
        int dimension = found.get(0).alpha().length;
        double[] away = new double[dimension];
        double radius = 1;
        for (DesignPoint point : found) {
            away = Vectors.plus(away, -1, point.alpha());
            radius = Math.max(radius, point.beta());
        }
        for (int axis = 0; axis < dimension && Vectors.norm(away) < 0.3; axis++) {
            double[] across = new double[dimension];
            across[axis] = 1;
            for (DesignPoint point : found) {
                across = Vectors.plus(across, -Vectors.dot(across, point.alpha()), point.alpha());
            }
            away = across;
        }
        double norm = Vectors.norm(away);
        return norm < 0.3 ? new double[dimension] : Vectors.scaled(away, radius / norm);
    }

    /** The axis point with the lowest g, if that is lower than at the origin. */
    private Optional<double[]> probe(CountedLimitState counted) {
        List<double[]> points = new ArrayList<>();
        points.add(new double[counted.dimension()]);
        for (int axis = 0; axis < counted.dimension(); axis++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] point = new double[counted.dimension()];
                point[axis] = sign * Math.min(PROBE, limits.beta());
                points.add(point);
            }
        }
        double[] g = counted.evaluate(points);
        int lowest = 0;
        for (int index = 1; index < g.length; index++) {
            if (Double.isNaN(g[lowest]) || g[index] < g[lowest]) {
                lowest = index;
            }
        }
        boolean promising = Double.isNaN(g[0]) || g[lowest] < g[0] - PROMISING * Math.abs(g[0]);
        return promising && lowest > 0 ? Optional.of(points.get(lowest)) : Optional.empty();
    }
}
