package timdnn.lut.tile;

import timdnn.lut.table.Require;

/**
 * The 6T array of the near-memory baseline, read and written a row at a time. Energies are without leakage.
 *
 * @param rows rows of the array
 * @param columns bits of a row
 * @param read_J energy of a row read, J
 * @param read_s from the wordline's edge until the slowest output is there, s
 * @param write_J energy of a row written, J
 * @param write_s from the wordline's edge until the slowest cell is written, s
 * @param cycle_s from one row to the next, s
 * @param leakage_W power of the array at rest, W
 */
public record SramArray(
        int rows,
        int columns,
        Quantity read_J,
        Quantity read_s,
        Quantity write_J,
        Quantity write_s,
        Quantity cycle_s,
        Quantity leakage_W) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there is no row or column, or a quantity is negative
     */
    public SramArray {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, was " + rows);
        }
        if (columns < 1) {
            throw new IllegalArgumentException("columns must be at least 1, was " + columns);
        }
        Require.present(read_J, "read_J").notNegative("read_J");
        Require.present(read_s, "read_s").notNegative("read_s");
        Require.present(write_J, "write_J").notNegative("write_J");
        Require.present(write_s, "write_s").notNegative("write_s");
        Require.present(cycle_s, "cycle_s").notNegative("cycle_s");
        Require.present(leakage_W, "leakage_W").notNegative("leakage_W");
    }
}
