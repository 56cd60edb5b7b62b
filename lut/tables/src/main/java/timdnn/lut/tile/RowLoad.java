package timdnn.lut.tile;

import java.util.List;
import timdnn.lut.table.Require;

/**
 * What rows that are driven but have no product on a bitline change on it: V(n, d) = V(n, 0) + d·δ(n), d in number.
 *
 * @param perRow_V δ by conducting cells n from 0 on, V a row; beyond the last that of the last
 * @param nonlinearity_V largest distance of a simulated V(n, d) from that line, V
 * @param origin the experiment behind it
 */
public record RowLoad(List<Double> perRow_V, double nonlinearity_V, String origin) {
    /**
     * Checks that there is a state, and copies the list.
     *
     * @throws IllegalArgumentException if there is none or a number is not finite
     */
    public RowLoad {
        perRow_V = Require.finite(perRow_V, "perRow_V");
        if (perRow_V.isEmpty()) {
            throw new IllegalArgumentException("perRow_V must not be empty");
        }
        Require.notNegative(nonlinearity_V, "nonlinearity_V");
        Require.text(origin, "origin");
    }

    /**
     * How far driven rows move the bitline.
     *
     * @param n conducting cells, not negative
     * @param driven rows without a product on the bitline, not negative
     * @return V(n, d) - V(n, 0), V
     */
    public double shift_V(int n, int driven) {
        return driven * perRow_V.get(Math.min(n, perRow_V.size() - 1));
    }
}
