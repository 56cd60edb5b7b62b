package timdnn.lut.tile;

import timdnn.lut.table.Require;

/**
 * Area of the blocks of one kind.
 *
 * @param name name of the kind
 * @param count how many there are
 * @param area_m2 area of all of them, m²
 */
public record AreaBlock(String name, int count, Quantity area_m2) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there is none or the area is negative
     */
    public AreaBlock {
        Require.text(name, "name");
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
        Require.present(area_m2, "area_m2").notNegative("area_m2");
    }
}
