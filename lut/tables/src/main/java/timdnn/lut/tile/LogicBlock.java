package timdnn.lut.tile;

import timdnn.lut.table.Require;

/**
 * A digital cell, or a block of cells.
 *
 * @param name short name
 * @param operation what it does in one operation
 * @param energy_J energy of an operation without leakage, J
 * @param delay_s along its critical path; of a block that ends in a register, from clock to clock, s
 * @param leakage_W power at rest, W
 */
public record LogicBlock(String name, String operation, Quantity energy_J, Quantity delay_s, Quantity leakage_W) {
    /**
     * Checks that nothing is negative.
     *
     * @throws IllegalArgumentException if something is
     */
    public LogicBlock {
        Require.text(name, "name");
        Require.text(operation, "operation");
        Require.present(energy_J, "energy_J").notNegative("energy_J");
        Require.present(delay_s, "delay_s").notNegative("delay_s");
        Require.present(leakage_W, "leakage_W").notNegative("leakage_W");
    }
}
