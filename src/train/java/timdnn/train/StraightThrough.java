package timdnn.train;

import ai.djl.ndarray.NDArray;

/** The straight-through estimator: a discrete value forward, the identity backward. */
public final class StraightThrough {
    private StraightThrough() {}

    /**
     * Value of one array, gradient to another.
     *
     * @param continuous where the gradient goes
     * @param discrete the value, of the same shape
     * @return {@code (continuous - continuous) + discrete}, in this order so that the value is exactly the discrete one
     */
    public static NDArray replace(NDArray continuous, NDArray discrete) {
        return continuous.sub(continuous.stopGradient()).add(discrete.stopGradient());
    }

    /**
     * Rounds to the nearest integer, half to even.
     *
     * @param continuous any values
     * @return integers
     */
    public static NDArray round(NDArray continuous) {
        return replace(continuous, continuous.round());
    }
}
