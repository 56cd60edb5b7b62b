package timdnn.lut.tile;

import java.util.List;
import timdnn.lut.table.Require;

/**
 * Energy of an access of a whole tile and of writing a row, and what a tile takes at rest, by part. The energy by counts is
 * {@link timdnn.lut.table.AccessEnergy}; this says how far it may be off.
 *
 * @param products products that are not zero in each column, shared evenly by both bitlines, all rows driven
 * @param access energy of such an access by part, without leakage
 * @param leakage power at rest by part
 * @param rowWrite_J energy of writing a row of ternary cells, J
 * @param rowWrite_s time of writing a row, s
 */
public record TileEnergy(
        int products, List<PartEnergy> access, List<PartLeakage> leakage, Quantity rowWrite_J, Quantity rowWrite_s) {
    /**
     * Checks that there are parts, and copies the lists.
     *
     * @throws IllegalArgumentException if there are none or a number is out of range
     */
    public TileEnergy {
        access = List.copyOf(access);
        leakage = List.copyOf(leakage);
        if (products < 0) {
            throw new IllegalArgumentException("products must not be negative, was " + products);
        }
        if (access.isEmpty()) {
            throw new IllegalArgumentException("access must not be empty");
        }
        if (leakage.isEmpty()) {
            throw new IllegalArgumentException("leakage must not be empty");
        }
        Require.present(rowWrite_J, "rowWrite_J").notNegative("rowWrite_J");
        Require.present(rowWrite_s, "rowWrite_s").notNegative("rowWrite_s");
    }

    /** {@return power of a tile at rest, W} */
    public double leakage_W() {
        return leakage.stream().mapToDouble(part -> part.leakage_W().estimate()).sum();
    }

    /** {@return energy of the access without leakage, J} */
    public double access_J() {
        return access.stream().mapToDouble(part -> part.energy_J().estimate()).sum();
    }
}
