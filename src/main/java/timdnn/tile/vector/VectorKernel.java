package timdnn.tile.vector;

import jdk.incubator.vector.LongVector;
import timdnn.array.ArrayGeometry;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.VmmKernel;

/** 512 positions at a time on the Vector API. */
public final class VectorKernel implements VmmKernel {
    /**
     * The kernel.
     *
     * @throws UnsupportedOperationException if this processor has no vectors of 512 bits, with which alone it is worth while
     */
    public VectorKernel() {
        if (LongVector.SPECIES_PREFERRED.length() < LongVector.SPECIES_512.length()) {
            throw new UnsupportedOperationException(
                    "vectors have only " + LongVector.SPECIES_PREFERRED.vectorBitSize() + " bits on this processor");
        }
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public PreparedMatrix prepare(TernaryMatrix weights, ArrayGeometry geometry) {
        return new VectorMatrix(weights, geometry);
    }
}
