package timdnn.lut.tile;

import java.util.List;
import timdnn.lut.table.Require;

/**
 * Something besides offset and comparator noise that moves a reading, as σ at the bitline.
 *
 * @param name for example {@code jitter}
 * @param recurrence whether it is frozen on a die or drawn in each access
 * @param shape its distribution about 0
 * @param by whether it depends on the threshold or on the state of the bitline
 * @param sigma_V σ by threshold from 1, or by state from 0, V
 */
public record SenseCause(String name, Recurrence recurrence, Shape shape, Index by, List<Double> sigma_V) {
    /** When it is drawn. */
    public enum Recurrence {
        /** Once a die and place: the same in every access. */
        FROZEN,
        /** In each access anew. */
        EACH_ACCESS
    }

    /** Distribution about 0. */
    public enum Shape {
        /** Normal. */
        NORMAL,
        /** Uniform within ±√3 σ. */
        UNIFORM
    }

    /** What it depends on. */
    public enum Index {
        /** The threshold, from 1. */
        THRESHOLD,
        /** The number of discharging cells, from 0; beyond the last as the last. */
        STATE
    }

    /**
     * Checks that σ is not negative, and copies the list.
     *
     * @throws IllegalArgumentException if it is, or there is none
     */
    public SenseCause {
        Require.text(name, "name");
        Require.present(recurrence, "recurrence");
        Require.present(shape, "shape");
        Require.present(by, "by");
        sigma_V = Require.finite(sigma_V, "sigma_V");
        if (sigma_V.isEmpty() || sigma_V.stream().anyMatch(sigma -> sigma < 0)) {
            throw new IllegalArgumentException("sigma_V must have values that are not negative, was " + sigma_V);
        }
    }

    /**
     * Its σ where a bitline in a state meets a threshold.
     *
     * @param threshold from 1
     * @param n discharging cells, from 0
     * @return V
     */
    public double sigma_V(int threshold, int n) {
        return by == Index.THRESHOLD ? sigma_V.get(threshold - 1) : sigma_V.get(Math.min(n, sigma_V.size() - 1));
    }
}
