package timdnn.tile.kernel;

import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessInput;
import timdnn.tile.ColumnCounts;
import timdnn.tile.TernaryMatrix;

/**
 * The oracle: one cell at a time, as the definition reads.
 *
 * @param geometry rows of a block and reach of the ADC
 */
public record ScalarKernel(ArrayGeometry geometry) implements AccessKernel {
    @Override
    public void accumulate(TernaryMatrix weights, AccessInput input, ColumnCounts counts) {
        AccessKernel.requireFit(weights, input, counts);
        for (int first = 0; first < weights.rows(); first += geometry.rowsABlock()) {
            int end = Math.min(first + geometry.rowsABlock(), weights.rows());
            for (int column = 0; column < weights.columns(); column++) {
                int n = 0;
                int k = 0;
                for (int row = first; row < end; row++) {
                    int product = weights.value(row, column) * input.value(row);
                    n += product > 0 ? 1 : 0;
                    k += product < 0 ? 1 : 0;
                }
                counts.add(column, Math.min(n, geometry.largestCount()), Math.min(k, geometry.largestCount()));
            }
        }
    }
}
