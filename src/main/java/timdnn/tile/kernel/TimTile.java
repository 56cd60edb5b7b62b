package timdnn.tile.kernel;

import java.util.Arrays;
import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessInput;
import timdnn.tile.ColumnCounts;
import timdnn.tile.Pcu;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.TernaryMatrix;

/**
 * A matrix on tiles: what a vector-matrix product gives in each of the number systems, with the clipping of the ADCs and
 * without sensing errors. Meant to be read and to check against; networks use the kernels directly.
 *
 * @param geometry rows of a block and reach of the ADC
 * @param weights the matrix, -1, 0, 1
 * @param weightEncoding what the states of a weight stand for
 */
public record TimTile(ArrayGeometry geometry, TernaryMatrix weights, TernaryEncoding weightEncoding) {
    /**
     * A product with ternary inputs: one access if the inputs are symmetric and the weights are, else two.
     *
     * @param inputs one of -1, 0, 1 per row
     * @param inputEncoding what the states of an input stand for
     * @return {@code [column]}
     * @throws IllegalArgumentException if the number of inputs is not that of the rows, or one is not ternary
     */
    public double[] multiply(int[] inputs, TernaryEncoding inputEncoding) {
        double[] result = new double[weights.columns()];
        if (inputEncoding.symmetric() && weightEncoding.symmetric()) {
            ColumnCounts counts = access(inputs);
            for (int column = 0; column < result.length; column++) {
                result[column] = inputEncoding.plus() * Pcu.weighted(counts, column, weightEncoding);
            }
            return result;
        }
        ColumnCounts first =
                access(Arrays.stream(inputs).map(value -> Math.max(value, 0)).toArray());
        ColumnCounts second =
                access(Arrays.stream(inputs).map(value -> Math.max(-value, 0)).toArray());
        for (int column = 0; column < result.length; column++) {
            result[column] = Pcu.asymmetric(first, second, column, weightEncoding, inputEncoding);
        }
        return result;
    }

    /**
     * A product with unsigned inputs, bit-serial: one access a bit, shift and add.
     *
     * @param inputs one per row, 0 to 2^bits - 1
     * @param bits 1 to 16
     * @return {@code [column]}
     * @throws IllegalArgumentException if the number of inputs is not that of the rows, or one needs more bits
     */
    public double[] multiplyUnsigned(int[] inputs, int bits) {
        if (bits < 1 || bits > 16) {
            throw new IllegalArgumentException("bits must be in 1 to 16, was " + bits);
        }
        if (Arrays.stream(inputs).anyMatch(value -> value < 0 || value >>> bits != 0)) {
            throw new IllegalArgumentException("inputs must be in 0 to " + ((1 << bits) - 1));
        }
        ColumnCounts counts = new ColumnCounts(weights.columns());
        for (int bit = bits - 1; bit >= 0; bit--) {
            counts.shift();
            int weight = bit;
            int[] plane =
                    Arrays.stream(inputs).map(value -> (value >>> weight) & 1).toArray();
            AccessKernel.of(geometry).accumulate(weights, AccessInput.of(plane), counts);
        }
        double[] result = new double[weights.columns()];
        for (int column = 0; column < result.length; column++) {
            result[column] = Pcu.weighted(counts, column, weightEncoding);
        }
        return result;
    }

    private ColumnCounts access(int[] inputs) {
        ColumnCounts counts = new ColumnCounts(weights.columns());
        AccessKernel.of(geometry).accumulate(weights, AccessInput.of(inputs), counts);
        return counts;
    }
}
