package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;

/**
 * Accumulator to 2-bit activation: {@code y = gain (acc - mean) / deviation + offset}, then the nearest of 0, 1, 2, 3
 * (WRPN, arXiv 1709.01134, uses the same uniform levels).
 *
 * <p>While statistics still move, this is batch normalisation. Snapped, it is {@code y = (acc - T) / P + 1/2} with an
 * integer period P = round(deviation / gain) and a first threshold T = floor(mean + (1/2 - offset) deviation / gain) +
 * 1/2, so all three thresholds T, T + P, T + 2P lie half-way between two values of the integer accumulator and no
 * rounding of s = 1/P or b = 1/2 - T/P can move an activation. Below, thresholds go on at the same distance where the smallest
 * activation is -3.
 */
final class ActivationQuantizer {
    /** Largest activation. */
    static final int MAX_CODE = 3;

    private static final float MOMENTUM = 0.9f;
    private static final float EPSILON = 1e-3f;
    private static final int CHANNEL_AXIS = 1;

    private ActivationQuantizer() {}

    /**
     * Activations under the statistics of this batch; the running statistics follow it. The smallest is {@code low}: 0, or -3
     * in a residual branch.
     */
    static NDArray normalized(NDArray accumulator, LayerParameters layer, int low) {
        return codes(real(accumulator, layer, false), low);
    }

    /** The normalised accumulator itself, under the statistics of this batch or frozen ones. */
    static NDArray real(NDArray accumulator, LayerParameters layer, boolean frozen) {
        return BatchNorm.batchNorm(
                        accumulator,
                        layer.mean(),
                        layer.variance(),
                        layer.gain(),
                        layer.offset(),
                        CHANNEL_AXIS,
                        MOMENTUM,
                        EPSILON,
                        !frozen)
                .singletonOrThrow();
    }

    /** Activations under the running statistics, with integer period and half-integer thresholds. */
    static NDArray snapped(NDArray accumulator, LayerParameters layer, int low) {
        NDArray period = period(layer);
        NDArray scale = period.getManager().create(1f).div(period);
        NDArray shift = first(layer).mul(scale).neg().add(0.5f);
        Shape perChannel = accumulator.getShape().dimension() == 4 ? new Shape(1, -1, 1, 1) : new Shape(1, -1);
        return codes(accumulator.mul(scale.reshape(perChannel)).add(shift.reshape(perChannel)), low);
    }

    /** Period P of every column: accumulator counts in one activation step, negative for a falling activation. */
    static NDArray period(LayerParameters layer) {
        NDArray exact = exactPeriod(layer);
        NDArray magnitude = exact.abs().round().maximum(1f);
        NDArray sign = exact.sign();
        return StraightThrough.replace(exact, magnitude.mul(sign));
    }

    /** First threshold T of every column, a half-integer accumulator value. */
    static NDArray first(LayerParameters layer) {
        NDArray exact =
                layer.mean().add(exactPeriod(layer).mul(layer.offset().neg().add(0.5f)));
        return StraightThrough.replace(exact, exact.floor().add(0.5f));
    }

    private static NDArray exactPeriod(LayerParameters layer) {
        return layer.variance().add(EPSILON).sqrt().div(layer.gain());
    }

    private static NDArray codes(NDArray y, int low) {
        return StraightThrough.round(y.clip(low, MAX_CODE));
    }
}
