package timdnn.tile.kernel;

import java.util.function.Function;
import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessInput;
import timdnn.tile.BatchSums;
import timdnn.tile.ColumnCounts;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.VmmKernel;

/**
 * A kernel that takes the positions of a batch one after the other.
 *
 * @param name its name
 * @param accesses what computes one access
 */
record AccessByAccess(String name, Function<ArrayGeometry, AccessKernel> accesses) implements VmmKernel {
    @Override
    public PreparedMatrix prepare(TernaryMatrix weights, ArrayGeometry geometry) {
        return new Prepared(weights, geometry, accesses.apply(geometry));
    }

    private record Prepared(TernaryMatrix weights, ArrayGeometry geometry, AccessKernel kernel)
            implements PreparedMatrix {
        @Override
        public void accumulate(InputBatch inputs, Drive drive, int shift, BatchSums sums) {
            requireFit(inputs, shift, sums);
            AccessInput input = new AccessInput(weights.rows());
            ColumnCounts counts = new ColumnCounts(weights.columns());
            for (int position = 0; position < inputs.positions(); position++) {
                inputs.read(position, drive, input);
                counts.clear();
                kernel.accumulate(weights, input, counts);
                for (int column = 0; column < weights.columns(); column++) {
                    sums.add(column, position, false, counts.positive(column) << shift);
                    sums.add(column, position, true, counts.negative(column) << shift);
                }
            }
        }
    }
}
