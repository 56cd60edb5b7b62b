package timdnn.chip;

import static timdnn.chip.Expression.product;
import static timdnn.chip.Expression.quotient;
import static timdnn.chip.Expression.sum;

/**
 * Rate, power and area of a chip whose tiles all work all the time, weights in place. HBM is not in it.
 *
 * @param operations_perS operations a second, a multiplication and an addition counted as two
 * @param power_W a sum over parts, W
 * @param area_m2 a sum over parts, m²
 */
@SuppressWarnings("MemberName") // suffixes are units
record ChipBudget(Expression operations_perS, Expression.Sum power_W, Expression.Sum area_m2) {
    /**
     * A chip.
     *
     * @param tiles how many tiles it has, a number that need not be whole
     * @param tile what each takes
     * @param operations operations of a product
     * @param around what stands around the tiles
     */
    static ChipBudget of(Expression tiles, TileBudget tile, Figure operations, Surroundings around) {
        Expression rate = quotient("products a second", "1/s", tiles, tile.product_s());
        Expression power = sum(
                "power",
                "W",
                product("power of tiles' products", "W", rate, tile.energy_J()),
                product("power of tiles' leakage", "W", tiles, tile.leakage_W()),
                product("power of memories", "W", rate, around.memories_J()),
                product("power of reduce and special-function units", "W", rate, around.logic_J()),
                product("power of clock tree and control", "W", rate, around.control_J(tile)),
                around.leakage_W());
        Expression area = sum(
                "area",
                "m2",
                product("area of tiles", "m2", tiles, tile.area_m2()),
                around.memories_m2(),
                around.logic_m2());
        return new ChipBudget(
                product("operations a second", "1/s", rate, operations), (Expression.Sum) power, (Expression.Sum) area);
    }

    /** {@return operations a joule} */
    Expression operations_perJ() {
        return quotient("operations a joule", "1/J", operations_perS, power_W);
    }

    /** {@return operations a second and area, 1/(s m²)} */
    Expression operations_perSm2() {
        return quotient("operations a second and area", "1/(s m2)", operations_perS, area_m2);
    }

    /** {@return energy of an operation with all that the chip takes meanwhile, J} */
    Expression operation_J() {
        return quotient("energy of an operation", "J", power_W, operations_perS);
    }
}
