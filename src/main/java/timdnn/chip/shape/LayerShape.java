package timdnn.chip.shape;

import java.util.List;

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
        boolean edge) {
    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if a size is not positive
     */
    public LayerShape {
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
