package timdnn.tile.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.tile.AccessAddress;
import timdnn.tile.AccessInput;
import timdnn.tile.AccessTally;
import timdnn.tile.BatchSums;
import timdnn.tile.ColumnCounts;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.error.SenseErrors;

/** Blocks of any number of rows, not the paper's sixteen alone. */
class GeometryPropertyTest {
    @Property(tries = 100)
    void kernelTallyAndErrorsAgreeWithCountingByHand(
            @ForAll @IntRange(min = 1, max = 32) int rowsABlock,
            @ForAll @IntRange(min = 1, max = 150) int rows,
            @ForAll long seed) {
        int largest = Math.max(1, rowsABlock / 2);
        ArrayGeometry geometry = new ArrayGeometry(rowsABlock, largest, 64, 4, 4);
        Random random = new Random(seed);
        byte[][] values = new byte[rows][3];
        int[] inputs = new int[rows];
        for (int row = 0; row < rows; row++) {
            inputs[row] = random.nextInt(3) - 1;
            for (int column = 0; column < 3; column++) {
                values[row][column] = (byte) (random.nextInt(3) - 1);
            }
        }
        TernaryMatrix weights = TernaryMatrix.of(values);
        AccessInput input = AccessInput.of(inputs);
        ColumnCounts counts = new ColumnCounts(3);
        AccessKernel.of(geometry).accumulate(weights, input, counts);
        AccessTally tally = new AccessTally(geometry);
        tally.record(weights, input);
        // A table whose every conversion errs, by one code towards the middle.
        BatchSums wrong = new BatchSums(3, 1);
        InputBatch batch = new InputBatch(rows, 1);
        batch.set(0, input);
        SenseErrors.iid(alwaysWrong(geometry))
                .prepare(Kernels.sliced().prepare(weights, geometry), 0, seed)
                .orElseThrow()
                .apply(batch, 0, new AccessAddress(0, 0, 1, 0), Drive.SIGNED, 0, wrong);

        long[] conversions = new long[rowsABlock + 1];
        int blocks = geometry.blocksFor(rows);
        for (int column = 0; column < 3; column++) {
            int positive = 0;
            int error = 0;
            for (int block = 0; block < blocks; block++) {
                int n = 0;
                int k = 0;
                for (int row = block * rowsABlock; row < Math.min(rows, (block + 1) * rowsABlock); row++) {
                    n += values[row][column] * inputs[row] > 0 ? 1 : 0;
                    k += values[row][column] * inputs[row] < 0 ? 1 : 0;
                }
                positive += Math.min(n, largest);
                error += n == 0 ? 1 : -1;
                conversions[n]++;
                conversions[k]++;
            }
            assertThat(counts.positive(column)).isEqualTo(positive);
            assertThat(wrong.positive()[column]).isEqualTo(error);
        }
        assertThat(tally.conversions()).isEqualTo(conversions);
    }

    private static ConversionCodes alwaysWrong(ArrayGeometry geometry) {
        long[][] counts = new long[geometry.largestCount() + 1][geometry.largestCount() + 1];
        for (int n = 0; n < counts.length; n++) {
            counts[n][n == 0 ? 1 : n - 1] = 100;
        }
        return ConversionCodes.of(CodeDistribution.ofCounts(counts));
    }
}
