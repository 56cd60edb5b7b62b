package timdnn.lut.tile;

import timdnn.lut.table.Require;

/**
 * Energy of a part.
 *
 * @param part its name
 * @param energy_J J
 */
public record PartEnergy(String part, Quantity energy_J) {
    /**
     * Checks that it is not negative.
     *
     * @throws IllegalArgumentException if it is
     */
    public PartEnergy {
        Require.text(part, "part");
        Require.present(energy_J, "energy_J").notNegative("energy_J");
    }
}
