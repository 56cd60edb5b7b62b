package timdnn.lut.tile;

import java.util.List;
import timdnn.lut.table.Require;

/**
 * The strengths of all read paths of a cell, which share devices or not: what a die draws for each cell.
 *
 * @param devices kinds of the devices of a path, from the bitline to ground, in the order of the coefficients
 * @param paths the paths: two on BL, two on BLB
 * @param correlation correlation of ε over mismatch, {@code [path][path]}
 */
public record CellPaths(List<String> devices, List<ReadPath> paths, List<List<Double>> correlation) {
    /**
     * Checks sizes and that the correlation is one, and copies the lists.
     *
     * @throws IllegalArgumentException if there are not four different paths of as many devices, or the matrix is not
     *     symmetric with 1 on its diagonal and at most 1 elsewhere
     */
    public CellPaths {
        devices = List.copyOf(devices);
        paths = List.copyOf(paths);
        correlation = Require.square(correlation, paths.size(), "correlation");
        if (devices.isEmpty()) {
            throw new IllegalArgumentException("devices must not be empty");
        }
        if (paths.stream()
                                .map(path -> 2 * path.weight() + path.input())
                                .distinct()
                                .count()
                        != 4
                || paths.size() != 4) {
            throw new IllegalArgumentException("paths must be the four of both weights and both inputs");
        }
        for (int path = 0; path < paths.size(); path++) {
            Require.length(paths.get(path).linear_perV().size(), devices.size(), "paths[" + path + "].linear_perV");
            for (int other = 0; other < paths.size(); other++) {
                double r = correlation.get(path).get(other);
                if (path == other ? r != 1 : Math.abs(r) > 1) {
                    throw new IllegalArgumentException("correlation[" + path + "][" + other + "] must be "
                            + (path == other ? "1" : "in -1 to 1") + ", was " + r);
                }
            }
        }
    }
}
