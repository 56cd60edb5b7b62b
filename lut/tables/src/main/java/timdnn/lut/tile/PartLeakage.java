package timdnn.lut.tile;

import timdnn.lut.table.Require;

/**
 * Power of a part at rest.
 *
 * @param part its name
 * @param leakage_W W
 */
public record PartLeakage(String part, Quantity leakage_W) {
    /**
     * Checks that it is not negative.
     *
     * @throws IllegalArgumentException if it is
     */
    public PartLeakage {
        Require.text(part, "part");
        Require.present(leakage_W, "leakage_W").notNegative("leakage_W");
    }
}
