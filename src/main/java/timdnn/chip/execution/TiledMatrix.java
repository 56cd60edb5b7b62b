package timdnn.chip.execution;

import java.util.ArrayList;
import java.util.List;
import timdnn.array.ArrayGeometry;
import timdnn.tile.BatchSums;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.VmmKernel;

/**
 * A matrix as it stands on the tiles of a chip: each tile has the rows and columns that a {@link Placement} gives it, computes
 * with a kernel of its own, and a reduce unit adds the sums of tiles that share columns. Counts accesses. Not safe to share
 * between threads.
 */
final class TiledMatrix implements PreparedMatrix {
    private final TernaryMatrix weights;
    private final ArrayGeometry geometry;
    private final List<Part> parts = new ArrayList<>();
    private long accesses;

    /** What a tile holds. */
    private record Part(int tile, int firstRow, int firstColumn, PreparedMatrix matrix) {}

    /**
     * Lays a matrix out.
     *
     * @param weights the matrix
     * @param geometry the tile
     * @param placement where its blocks and columns stand; its geometry says how many blocks of a tile it uses
     * @param kernel what a tile computes with
     */
    TiledMatrix(TernaryMatrix weights, ArrayGeometry geometry, Placement placement, VmmKernel kernel) {
        this.weights = weights;
        this.geometry = geometry;
        int blocks = geometry.blocksFor(weights.rows());
        int width = placement.geometry().columns();
        for (int column = 0; column < weights.columns(); column += width) {
            int from = 0;
            for (int block = 1; block <= blocks; block++) {
                if (block == blocks || tile(placement, block, column) != tile(placement, from, column)) {
                    int first = from * geometry.rowsABlock();
                    int last = Math.min(weights.rows(), block * geometry.rowsABlock());
                    int columns = Math.min(width, weights.columns() - column);
                    TernaryMatrix part = cut(weights, first, last, column, column + columns);
                    parts.add(new Part(tile(placement, from, column), first, column, kernel.prepare(part, geometry)));
                    from = block;
                }
            }
        }
    }

    private static int tile(Placement placement, int block, int column) {
        return placement.of(block, column).tile();
    }

    private static TernaryMatrix cut(TernaryMatrix weights, int firstRow, int endRow, int firstColumn, int endColumn) {
        byte[][] values = new byte[endRow - firstRow][endColumn - firstColumn];
        for (int row = firstRow; row < endRow; row++) {
            for (int column = firstColumn; column < endColumn; column++) {
                values[row - firstRow][column - firstColumn] = (byte) weights.value(row, column);
            }
        }
        return TernaryMatrix.of(values);
    }

    @Override
    public TernaryMatrix weights() {
        return weights;
    }

    @Override
    public ArrayGeometry geometry() {
        return geometry;
    }

    /** {@return accesses of all tiles so far} */
    long accesses() {
        return accesses;
    }

    /** {@return tiles that hold some of it} */
    int tiles() {
        return (int) parts.stream().mapToInt(Part::tile).distinct().count();
    }

    @Override
    public void accumulate(InputBatch inputs, Drive drive, int shift, BatchSums sums) {
        requireFit(inputs, shift, sums);
        for (Part part : parts) {
            TernaryMatrix held = part.matrix().weights();
            BatchSums partial = new BatchSums(held.columns(), inputs.positions());
            part.matrix().accumulate(rows(inputs, part.firstRow(), held.rows()), drive, shift, partial);
            accesses += (long) inputs.positions() * geometry.blocksFor(held.rows());
            reduce(partial, part.firstColumn(), sums);
        }
    }

    /** Some rows of inputs, which lie one behind the other in each group of positions. */
    private static InputBatch rows(InputBatch inputs, int first, int rows) {
        InputBatch some = new InputBatch(rows, inputs.positions());
        for (int group = 0; group < inputs.groups(); group++) {
            int row = 2 * inputs.words(group);
            System.arraycopy(
                    inputs.planes(), inputs.start(group) + first * row, some.planes(), some.start(group), rows * row);
        }
        some.changed();
        return some;
    }

    private static void reduce(BatchSums partial, int firstColumn, BatchSums sums) {
        int from = firstColumn * sums.positions();
        for (int index = 0; index < partial.positive().length; index++) {
            sums.positive()[from + index] += partial.positive()[index];
            sums.negative()[from + index] += partial.negative()[index];
        }
    }
}
