package timdnn.characterization.strength;

import java.util.ArrayList;
import java.util.List;

/**
 * What rows whose wordline rises without a product on a bitline change on it: V(n, d) - V(n, 0) ≈ d·δ(n), with d the
 * number of such rows and δ fitted by least squares for each n, linear in between.
 *
 * @param perRow_V δ in V a row, {@code [n]} from 0 conducting cells on; where no row was left to be driven, δ of the state
 *     before
 * @param nonlinearity_V largest distance of a simulated V(n, d) from the straight line in d, in V
 */
@SuppressWarnings("MemberName") // suffixes are units
public record RowLoad(List<Double> perRow_V, double nonlinearity_V) {
    /** Copies the list. */
    public RowLoad {
        perRow_V = List.copyOf(perRow_V);
        if (perRow_V.isEmpty()) {
            throw new IllegalArgumentException("perRow_V must not be empty");
        }
    }

    /**
     * Fits δ.
     *
     * @param change_V V(n, d) - V(n, 0) in V, {@code [n][d]} from d = 0 on; rows may differ in length
     * @return the load
     */
    public static RowLoad fit(double[][] change_V) {
        List<Double> perRow = new ArrayList<>();
        double largest = 0;
        for (double[] changes : change_V) {
            double products = 0;
            double squares = 0;
            for (int d = 1; d < changes.length; d++) {
                products += d * changes[d];
                squares += (double) d * d;
            }
            double before = perRow.isEmpty() ? 0 : perRow.get(perRow.size() - 1);
            double delta = squares > 0 ? products / squares : before;
            perRow.add(delta);
            for (int d = 1; d < changes.length; d++) {
                largest = Math.max(largest, Math.abs(changes[d] - d * delta));
            }
        }
        return new RowLoad(perRow, largest);
    }

    /**
     * δ between states.
     *
     * @param strengthSum Σ s of the conducting cells, in nominal cells
     * @return δ in V a row; beyond the ends that of the end
     */
    public double at_V(double strengthSum) {
        int last = perRow_V.size() - 1;
        double x = Math.max(0, Math.min(last, strengthSum));
        int n = Math.min((int) x, Math.max(0, last - 1));
        int next = Math.min(n + 1, last);
        return perRow_V.get(n) + (x - n) * (perRow_V.get(next) - perRow_V.get(n));
    }
}
