package timdnn.cosim;

import java.util.ArrayList;
import java.util.List;
import timdnn.tile.AccessAddress;
import timdnn.tile.BlockCounts;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.error.DieErrors;

/**
 * A layer on one die, whose accesses are told as what a circuit needs of them.
 *
 * @param errors what the die's tables say
 * @param matrix its weights
 * @param placement where it sits
 * @param die number of the die
 * @param layer number of the layer among those on tiles
 */
record LayerOnDie(DieErrors errors, PreparedMatrix matrix, Placement placement, int die, int layer) {
    /** One column of one block in an access that drives rows up and others down. */
    DrawnAccess access(AccessAddress at, int block, int column, long up, long down) {
        int rows = matrix.geometry().rowsABlock();
        long plus = matrix.weights().plusBits(column, block * rows, rows);
        long minus = matrix.weights().minusBits(column, block * rows, rows);
        BlockCounts counts = BlockCounts.of(plus, minus, up, down);
        return new DrawnAccess(
                die,
                layer,
                at,
                block,
                column,
                placement.of(block, column),
                ternary(plus, minus, rows),
                ternary(up, down, rows),
                List.of(conversion(block, column, false, counts), conversion(block, column, true, counts)));
    }

    private DrawnConversion conversion(int block, int column, boolean onBlb, BlockCounts counts) {
        long cells = onBlb ? counts.negative() : counts.positive();
        int n = Long.bitCount(cells);
        List<Double> strengths = new ArrayList<>();
        for (int row = 0; row < matrix.geometry().rowsABlock(); row++) {
            strengths.add(((cells >>> row) & 1) != 0 ? errors.strength(block, column, onBlb, row) : Double.NaN);
        }
        List<Double> thresholds = new ArrayList<>();
        for (double threshold : errors.thresholds_V(block, column, onBlb)) {
            thresholds.add(threshold);
        }
        return new DrawnConversion(
                n,
                counts.driven() - n,
                strengths,
                errors.bitline_V(block, column, onBlb, counts),
                errors.state_V(block, column, n),
                thresholds,
                Math.min(n, matrix.geometry().largestCount()));
    }

    private static List<Integer> ternary(long plus, long minus, int rows) {
        List<Integer> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            values.add((int) ((plus >>> row) & 1) - (int) ((minus >>> row) & 1));
        }
        return values;
    }
}
