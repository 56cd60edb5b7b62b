package timdnn.tile.kernel;

import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessInput;
import timdnn.tile.ColumnCounts;
import timdnn.tile.TernaryMatrix;

/**
 * One access of every block of a matrix. For block b and column c, with n products +1 and k products -1 among the block's
 * rows, the ADCs read min(n, largestCount) and min(k, largestCount); the kernel adds both to the column's sums:
 *
 * <p>Σ_b min(n(b, c), largestCount) and Σ_b min(k(b, c), largestCount).
 *
 * <p>Implementations have no state and agree bit for bit; {@link ScalarKernel} is the oracle.
 */
public sealed interface AccessKernel permits ScalarKernel, PackedKernel {
    /**
     * Adds the counts of one access of every block.
     *
     * @param weights the matrix
     * @param input one value per row of the matrix
     * @param counts where to add; one sum pair per column
     * @throws IllegalArgumentException if the input's rows or the counts' columns are not those of the matrix
     */
    void accumulate(TernaryMatrix weights, AccessInput input, ColumnCounts counts);

    /**
     * The fastest kernel for a geometry.
     *
     * @param geometry rows of a block and reach of the ADC
     * @return packed words where blocks divide a word into four, else scalar
     */
    static AccessKernel of(ArrayGeometry geometry) {
        return geometry.rowsABlock() == PackedKernel.ROWS_A_BLOCK
                ? new PackedKernel(geometry)
                : new ScalarKernel(geometry);
    }

    /**
     * Refuses shapes that do not fit.
     *
     * @param weights the matrix
     * @param input the input
     * @param counts the sums
     */
    static void requireFit(TernaryMatrix weights, AccessInput input, ColumnCounts counts) {
        if (input.rows() != weights.rows()) {
            throw new IllegalArgumentException(
                    "input must have " + weights.rows() + " rows as the weights do, had " + input.rows());
        }
        if (counts.columns() != weights.columns()) {
            throw new IllegalArgumentException(
                    "counts must have " + weights.columns() + " columns as the weights do, had " + counts.columns());
        }
    }
}
