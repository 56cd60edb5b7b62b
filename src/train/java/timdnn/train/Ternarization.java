package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Latent real weights to {-1, 0, +1}, with a gradient that passes straight through.
 *
 * <p>A weight becomes sign(w) when |w| &gt; f·mean|w| over the layer (ternary weight networks, arXiv 1605.04711, with
 * f = 0.7), and zero otherwise. The tile adds one restriction: it reads a column in blocks of 16 rows and resolves at
 * most 8 products of each sign, so in a block only the 8 largest positive and the 8 largest negative latent weights of a
 * column may be non-zero. With non-negative inputs the count of a bitline then never exceeds 8 and is never clipped. Inputs of
 * both signs need more: at most 8 non-zero weights in all.
 */
public final class Ternarization {
    /** Rows that the tile drives at once. */
    static final int BLOCK_ROWS = 16;

    /** Products of one sign that a bitline resolves. */
    static final int MAX_PER_SIGN = 8;

    private final float threshold;

    private final boolean signedInputs;

    Ternarization(float threshold) {
        this(threshold, false);
    }

    /**
     * A rule.
     *
     * @param threshold f
     * @param signedInputs whether inputs may be negative; then a weight of either sign may discharge either bitline, and a block
     *     keeps its 8 largest weights by magnitude
     */
    public Ternarization(float threshold, boolean signedInputs) {
        this.threshold = threshold;
        this.signedInputs = signedInputs;
    }

    /**
     * Ternary weights.
     *
     * @param latent {@code [column][row]}; a row is an input of the layer in im2col order
     * @return {@code [column][row]}, values exactly -1, 0 or +1
     */
    public NDArray codes(NDArray latent) {
        NDArray detached = latent.stopGradient();
        long columns = latent.getShape().get(0);
        long rows = latent.getShape().get(1);
        long padding = Math.floorMod(-rows, (long) BLOCK_ROWS);
        NDArray padded =
                padding == 0 ? detached : detached.concat(latent.getManager().zeros(new Shape(columns, padding)), 1);
        NDArray blocks = padded.reshape(columns, -1, BLOCK_ROWS);
        NDArray limit = detached.abs().mean().mul(threshold);
        NDArray codes = signedInputs
                ? blocks.sign().mul(kept(blocks.abs(), limit))
                : kept(blocks, limit).sub(kept(blocks.neg(), limit));
        NDArray flat = codes.reshape(columns, rows + padding);
        return padding == 0 ? flat : flat.get(":, 0:" + rows);
    }

    /**
     * Ternary weights for the forward pass; the gradient reaches the latent weights unchanged.
     *
     * @param latent {@code [column][row]}
     * @return {@code [column][row]}
     */
    public NDArray straightThrough(NDArray latent) {
        return StraightThrough.replace(latent, codes(latent));
    }

    /** One where the value is above the limit and among the largest of its block; ties beyond the eighth all fall. */
    private static NDArray kept(NDArray blocks, NDArray limit) {
        NDArray ninth = blocks.sort(-1).get("..., {}:{}", BLOCK_ROWS - MAX_PER_SIGN - 1, BLOCK_ROWS - MAX_PER_SIGN);
        return blocks.gt(limit.maximum(ninth)).toType(DataType.FLOAT32, false);
    }
}
