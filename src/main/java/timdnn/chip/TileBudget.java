package timdnn.chip;

import static timdnn.chip.Expression.product;

import java.util.List;

/**
 * What a tile takes for a product of one block: an input vector of {@code rowsABlock} with a matrix of {@code rowsABlock x
 * columns}.
 *
 * @param product_s from one product to the next, s
 * @param parts_J energy of a product by part, without leakage, J
 * @param logic_J what of it is digital logic with a clock, J
 * @param leakage_W power at rest, W
 * @param area_m2 area, m²
 */
@SuppressWarnings("MemberName") // suffixes are units
record TileBudget(
        Expression product_s, List<Expression> parts_J, Expression logic_J, Expression leakage_W, Expression area_m2) {
    TileBudget {
        parts_J = List.copyOf(parts_J);
    }

    /** {@return energy of a product without leakage, J} */
    Expression energy_J() {
        return new Expression.Sum("tile: energy of a product", "J", parts_J);
    }

    /** The same tile where a product takes several accesses, one a bit of the activations. */
    TileBudget bitSerial(Figure accesses) {
        return new TileBudget(
                product("tile: time of a bit-serial product", "s", accesses, product_s),
                List.of(product("tile: energy of all accesses of a product", "J", accesses, energy_J())),
                product("tile: logic of all accesses of a product", "J", accesses, logic_J),
                leakage_W,
                area_m2);
    }
}
