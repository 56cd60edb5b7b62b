package timdnn.chip.comparison;

import static timdnn.chip.Expression.quotient;

import timdnn.chip.Expression;
import timdnn.chip.Figure;
import timdnn.chip.energy.ChipResult;

/**
 * A product of a vector of 16 with a matrix of 16 by the columns of a tile, on one tile among full ones.
 *
 * @param density share of weights and of ternary activations that are not zero
 * @param run full tiles at that density
 */
public record KernelRow(double density, ChipResult run) {
    /** Rows of the product. */
    public static final int ROWS = 16;

    private double products() {
        return (double) run.schedule().multiplyAccumulates()
                / (ROWS * run.tile().columns());
    }

    /** {@return from one product of a tile to the next, s} */
    public Expression time_s() {
        return quotient(
                "time of a product",
                "s",
                run.latency_s(),
                count(products() / run.design().tiles().count()));
    }

    /** {@return energy of a product with everything around it, J} */
    public Expression energy_J() {
        return quotient("energy of a product", "J", run.run_J(), count(products()));
    }

    private static Figure count(double value) {
        return Figure.exact("products", "", value, "D", "schedule");
    }
}
