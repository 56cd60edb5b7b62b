package timdnn.characterization.statistics;

/**
 * The non-dominated points among designs that are judged by several objectives. A point is dominated if another one is at
 * least as good in every objective and better in one; equal points do not dominate each other. Estimates are compared as
 * they are: points whose intervals overlap may change places with other draws.
 */
public final class ParetoFront {
    private ParetoFront() {}

    /** Which way an objective is better. */
    public enum Better {
        /** The larger, the better. */
        LARGER,
        /** The smaller, the better. */
        SMALLER
    }

    /**
     * Finds the front by comparing every two points.
     *
     * @param points {@code [point][objective]}, any units; NaN is a value that is not known
     * @param better which way each objective is better, by objective
     * @return by point, whether it belongs to the front; a point with a NaN does not, and dominates nothing
     * @throws IllegalArgumentException if a point has another number of objectives
     */
    public static boolean[] members(double[][] points, Better... better) {
        boolean[] members = new boolean[points.length];
        for (int point = 0; point < points.length; point++) {
            if (points[point].length != better.length) {
                throw new IllegalArgumentException("objectives of point " + point + " must number " + better.length
                        + ", were " + points[point].length);
            }
        }
        for (int point = 0; point < points.length; point++) {
            members[point] = isKnown(points[point]);
            for (int other = 0; members[point] && other < points.length; other++) {
                members[point] = !(isKnown(points[other]) && dominates(points[other], points[point], better));
            }
        }
        return members;
    }

    private static boolean isKnown(double[] point) {
        for (double value : point) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean dominates(double[] one, double[] other, Better[] better) {
        boolean ahead = false;
        for (int objective = 0; objective < better.length; objective++) {
            int order = better[objective] == Better.LARGER
                    ? Double.compare(one[objective], other[objective])
                    : Double.compare(other[objective], one[objective]);
            if (order < 0) {
                return false;
            }
            ahead |= order > 0;
        }
        return ahead;
    }
}
