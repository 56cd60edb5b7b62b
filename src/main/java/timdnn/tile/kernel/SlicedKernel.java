package timdnn.tile.kernel;

import timdnn.array.ArrayGeometry;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.VmmKernel;

/** Sixty-four positions at a time in plain Java. */
record SlicedKernel() implements VmmKernel {
    @Override
    public String name() {
        return "sliced";
    }

    @Override
    public PreparedMatrix prepare(TernaryMatrix weights, ArrayGeometry geometry) {
        return new SlicedMatrix(weights, geometry);
    }
}
