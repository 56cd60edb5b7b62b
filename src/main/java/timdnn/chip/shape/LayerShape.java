package timdnn.chip.shape;

import java.util.List;
import java.util.Optional;

/**
 * A matrix layer: in each of {@code groups}, {@code positions} input vectors of {@code rows} values meet a matrix of {@code
 * rows x columns} weights. A convolution has a position a window, a fully connected layer one.
 *
 * @param name the layer's name
 * @param rows rows of a group's matrix, positive
 * @param columns columns of a group's matrix, positive
 * @param groups groups, positive
 * @param positions input vectors an inference, positive
 * @param inputs values that the layer reads an inference, each once
 * @param outputs values that it keeps an inference, after pooling
 * @param from layers whose outputs it reads; empty for the network's input
 * @param residual values that are read to be added to its results, an inference
 * @param residualFrom the layer whose outputs these are; empty for none
 * @param special operations of the special-function unit a result
 * @param edge whether it is the network's first or last layer
 * @param activationBits bits of its inputs, which take an access each; 0 for ternary ones, one access
 * @param onTiles whether its products are computed on tiles; else in the vector lanes of the special-function unit, with weights of
 *     8 bits from the memory outside
 * @param measured shares of what is not zero, where they were measured
 */
public record LayerShape(
        String name,
        int rows,
        int columns,
        int groups,
        int positions,
        long inputs,
        long outputs,
        List<String> from,
        long residual,
        String residualFrom,
        SpecialWork special,
        boolean edge,
        int activationBits,
        boolean onTiles,
        Optional<Density> measured) {
    /** Most bits of an activation. */
    public static final int MOST_BITS = 8;

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if a size is not positive or the bits are out of range
     */
    public LayerShape {
        if (activationBits < 0 || activationBits > MOST_BITS) {
            throw new IllegalArgumentException(
                    "activationBits must be in 0 to " + MOST_BITS + ", was " + activationBits);
        }
        requirePositive(rows, "rows");
        requirePositive(columns, "columns");
        requirePositive(groups, "groups");
        requirePositive(positions, "positions");
        requirePositive(inputs, "inputs");
        requirePositive(outputs, "outputs");
        from = List.copyOf(from);
    }

    private static void requirePositive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }

    /** {@return the same layer in the special-function unit} */
    LayerShape inUnit() {
        return new LayerShape(
                name,
                rows,
                columns,
                groups,
                positions,
                inputs,
                outputs,
                from,
                residual,
                residualFrom,
                special,
                edge,
                activationBits,
                false,
                measured);
    }

    /** {@return accesses of a block for an input vector: one a bit, or one for ternary activations} */
    public int accesses() {
        return Math.max(1, activationBits);
    }

    /** {@return bits that hold an input: two for ternary ones} */
    public int storedBits() {
        return activationBits == 0 ? 2 : activationBits;
    }

    /** {@return ternary weights of all groups} */
    public long weights() {
        return (long) groups * rows * columns;
    }

    /** {@return multiply-accumulates an inference} */
    public long multiplyAccumulates() {
        return weights() * positions;
    }

    /** {@return results an inference, before pooling} */
    public long results() {
        return (long) groups * columns * positions;
    }
}
