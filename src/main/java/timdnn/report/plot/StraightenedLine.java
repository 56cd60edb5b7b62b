package timdnn.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of fewer points (Ramer, Douglas and Peucker; doi:10.3138/FM57-6770-U75U-7727): the point that lies farthest from the
 * straight line between both ends stays, and both halves are looked at in the same way, until none lies farther than a bend
 * that is worth a point.
 */
final class StraightenedLine {
    /** Bends smaller than this are not worth a point, px. */
    private static final double FLAT_PX = 0.15;

    private StraightenedLine() {}

    /** Leaves out points, {x, y} in px, that a line through their neighbours passes. */
    static List<double[]> of(List<double[]> points) {
        boolean[] kept = new boolean[points.size()];
        List<int[]> open = new ArrayList<>();
        if (!points.isEmpty()) {
            kept[0] = true;
            kept[points.size() - 1] = true;
            open.add(new int[] {0, points.size() - 1});
        }
        while (!open.isEmpty()) {
            int[] range = open.remove(open.size() - 1);
            int farthest = -1;
            double most = FLAT_PX;
            for (int i = range[0] + 1; i < range[1]; i++) {
                double distance = distance(points.get(i), points.get(range[0]), points.get(range[1]));
                if (distance > most) {
                    most = distance;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                kept[farthest] = true;
                open.add(new int[] {range[0], farthest});
                open.add(new int[] {farthest, range[1]});
            }
        }
        List<double[]> straight = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                straight.add(points.get(i));
            }
        }
        return straight;
    }

    private static double distance(double[] point, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.hypot(dx, dy);
        double along = length == 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / (length * length);
        double clamped = Math.max(0, Math.min(1, along));
        return Math.hypot(point[0] - from[0] - clamped * dx, point[1] - from[1] - clamped * dy);
    }
}
