package timdnn.pareto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import timdnn.characterization.statistics.ParetoFront;
import timdnn.characterization.statistics.ParetoFront.Better;

/**
 * Designs of an access, and which of them no other beats in time, energy, error rate and area at once.
 *
 * @param points the designs, the one of the table first
 * @param front whether each belongs to the front
 */
public record AccessFront(List<AccessPoint> points, List<Boolean> front) {
    /** Copies the lists. */
    public AccessFront {
        points = List.copyOf(points);
        front = List.copyOf(front);
    }

    /**
     * All combinations of the choices, and points that were simulated besides.
     *
     * @param reckoning the table with counts of a network
     * @param thresholds the table's thresholds; fewer are chosen too, down to five
     * @param rows the table's rows of a block
     * @param driven share of rows whose input is not zero
     * @param simulated further points
     * @return the front
     */
    public static AccessFront of(
            AccessReckoning reckoning, int thresholds, int rows, double driven, List<AccessPoint> simulated) {
        List<AccessPoint> points = new ArrayList<>();
        for (int most = thresholds; most >= Math.min(5, thresholds); most--) {
            for (int block : List.of(rows, rows / 2, 2 * rows)) {
                for (boolean second : List.of(false, true)) {
                    for (boolean outside : List.of(false, true)) {
                        points.add(reckoning.of(new AccessChoice(most, block, second, outside, 1)));
                        if (driven < 1) {
                            points.add(reckoning.of(new AccessChoice(most, block, second, outside, driven)));
                        }
                    }
                }
            }
        }
        points.addAll(simulated);
        boolean[] members = ParetoFront.members(
                points.stream().map(AccessPoint::objectives).toArray(double[][]::new),
                Collections.nCopies(4, Better.SMALLER).toArray(Better[]::new));
        List<Boolean> front = new ArrayList<>();
        for (boolean member : members) {
            front.add(member);
        }
        return new AccessFront(points, front);
    }
}
