package timdnn.bench.jmh;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import timdnn.array.ArrayGeometry;
import timdnn.tile.AddressedWords;
import timdnn.tile.BatchSums;
import timdnn.tile.InputBatch;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.VmmKernel;
import timdnn.tile.kernel.Kernels;

/** A matrix of 1024 x 256 ternary weights and a batch of inputs, half of both zero. */
@State(Scope.Thread)
public class Product {
    private static final int ROWS = 1024;
    private static final int COLUMNS = 256;

    /** Inputs at once. */
    @Param({"512", "64"})
    public int positions = 512;

    /** By the fastest kernel of this machine. */
    PreparedMatrix matrix;

    private TernaryMatrix weights;
    InputBatch inputs;
    BatchSums sums;

    /** Makes weights and inputs. */
    @Setup
    public void make() {
        AddressedWords words = AddressedWords.of(1);
        byte[][] weights = new byte[ROWS][COLUMNS];
        for (byte[] row : weights) {
            for (int column = 0; column < COLUMNS; column++) {
                row[column] = (byte) ternary(words);
            }
        }
        this.weights = TernaryMatrix.of(weights);
        matrix = prepared(Kernels.fastest());
        inputs = new InputBatch(ROWS, positions);
        for (int row = 0; row < ROWS; row++) {
            for (int position = 0; position < positions; position++) {
                inputs.set(row, position, Math.floorMod(ternary(words), 3));
            }
        }
        sums = new BatchSums(COLUMNS, positions);
    }

    PreparedMatrix prepared(VmmKernel kernel) {
        return kernel.prepare(weights, ArrayGeometry.PAPER);
    }

    private static int ternary(AddressedWords words) {
        long bits = words.nextBits();
        return bits < 0 ? 0 : (bits & 1) == 0 ? 1 : -1;
    }
}
