package timdnn.network.digital;

import java.util.Arrays;
import timdnn.network.DigitalLayer;
import timdnn.network.TensorShape;

/**
 * The matrix product of two tensors of an image, as attention has it: y[o][r][c] = Σ_i a[o][r][i]·b[o][i][c] for each of the outer
 * extents o, in float32 and in the order of i.
 *
 * @param name the node's name
 * @param outputShape shape for one image: outer extents, rows, columns
 * @param inner extent that is summed over, positive
 */
public record TensorProduct(String name, TensorShape outputShape, int inner) implements DigitalLayer {
    /** Checks the shape. */
    public TensorProduct {
        if (outputShape.rank() < 2 || inner < 1) {
            throw new IllegalArgumentException(
                    "the result must have rows and columns and inner be positive, were " + outputShape + ", " + inner);
        }
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public void apply(float[][] inputs, float[] output) {
        int rows = outputShape.extent(outputShape.rank() - 2);
        int columns = outputShape.extent(outputShape.rank() - 1);
        int outer = outputShape.size() / (rows * columns);
        Arrays.fill(output, 0);
        for (int row = 0; row < outer * rows; row++) {
            int second = row / rows * inner * columns;
            for (int index = 0; index < inner; index++) {
                add(
                        inputs[0][row * inner + index],
                        inputs[1],
                        second + index * columns,
                        output,
                        row * columns,
                        columns);
            }
        }
    }

    /** Adds a multiple of a row to a row. */
    private static void add(float factor, float[] from, int first, float[] to, int at, int count) {
        for (int column = 0; column < count; column++) {
            to[at + column] += factor * from[first + column];
        }
    }
}
