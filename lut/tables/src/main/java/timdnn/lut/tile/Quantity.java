package timdnn.lut.tile;

import timdnn.lut.table.Require;

/**
 * A number with its reach and where it comes from; the unit is in the name of what holds it. The reach is what the origin
 * says: a 95 % interval where samples are behind it, the largest held-out error of a roll-up, the reach of a stated rule.
 *
 * @param estimate the number
 * @param low lower end, at most the estimate
 * @param high upper end, at least the estimate
 * @param status what it rests on
 * @param origin in words: experiment, roll-up or citation, and what low and high are
 */
public record Quantity(double estimate, double low, double high, FigureStatus status, String origin) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if a number is not finite, low or high lies on the wrong side, or the origin is empty
     */
    public Quantity {
        Require.finite(estimate, "estimate");
        Require.finite(low, "low");
        Require.finite(high, "high");
        Require.present(status, "status");
        Require.text(origin, "origin");
        if (!(low <= estimate)) {
            throw new IllegalArgumentException("low must be at most estimate = " + estimate + ", was " + low);
        }
        if (!(high >= estimate)) {
            throw new IllegalArgumentException("high must be at least estimate = " + estimate + ", was " + high);
        }
    }

    /**
     * A simulated number whose reach is a relative error.
     *
     * @param estimate the number
     * @param relativeError largest relative error, not negative
     * @param origin where both come from
     * @return the quantity, of status S
     */
    public static Quantity simulated(double estimate, double relativeError, String origin) {
        double half = Math.abs(estimate) * Require.notNegative(relativeError, "relativeError");
        return new Quantity(estimate, estimate - half, estimate + half, FigureStatus.S, origin);
    }

    /**
     * This, required not to be negative.
     *
     * @param name of the field that holds it
     * @return this
     * @throws IllegalArgumentException if the estimate is negative
     */
    Quantity notNegative(String name) {
        if (estimate < 0) {
            throw new IllegalArgumentException(name + ".estimate must not be negative, was " + estimate);
        }
        return this;
    }
}
