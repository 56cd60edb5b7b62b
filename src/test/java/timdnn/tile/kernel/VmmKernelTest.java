package timdnn.tile.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessInput;
import timdnn.tile.ColumnCounts;
import timdnn.tile.TernaryMatrix;

class VmmKernelTest {
    private static TernaryMatrix columnOfOnes(int rows) {
        byte[][] values = new byte[rows][1];
        Arrays.stream(values).forEach(row -> row[0] = 1);
        return TernaryMatrix.of(values);
    }

    private static int[] ones(int rows) {
        int[] inputs = new int[rows];
        Arrays.fill(inputs, 1);
        return inputs;
    }

    @Test
    void aFullBlockReadsAsEightAndAPartialOneAsItsRows() {
        for (AccessKernel kernel :
                new AccessKernel[] {new ScalarKernel(ArrayGeometry.PAPER), new PackedKernel(ArrayGeometry.PAPER)}) {
            ColumnCounts counts = new ColumnCounts(1);
            kernel.accumulate(columnOfOnes(37), AccessInput.of(ones(37)), counts);
            assertThat(counts.positive(0)).isEqualTo(8 + 8 + 5);
            assertThat(counts.negative(0)).isEqualTo(0);
        }
    }

    @Test
    void theProductTableOfThePaperHolds() {
        for (int weight = -1; weight <= 1; weight++) {
            for (int input = -1; input <= 1; input++) {
                ColumnCounts counts = new ColumnCounts(1);
                TernaryMatrix cell = TernaryMatrix.of(new byte[][] {{(byte) weight}});
                AccessKernel.of(ArrayGeometry.PAPER).accumulate(cell, AccessInput.of(input), counts);
                assertThat(counts.positive(0)).isEqualTo(weight * input == 1 ? 1 : 0);
                assertThat(counts.negative(0)).isEqualTo(weight * input == -1 ? 1 : 0);
            }
        }
    }

    @Test
    void geometryChoosesTheKernel() {
        assertThat(AccessKernel.of(ArrayGeometry.PAPER)).isInstanceOf(PackedKernel.class);
        assertThat(AccessKernel.of(new ArrayGeometry(8, 8, 256, 32, 8))).isInstanceOf(ScalarKernel.class);
    }

    @Test
    void refusesShapesThatDoNotFit() {
        AccessKernel kernel = AccessKernel.of(ArrayGeometry.PAPER);
        assertThatThrownBy(() -> kernel.accumulate(columnOfOnes(3), AccessInput.of(1, 1), new ColumnCounts(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have 3 rows");
        assertThatThrownBy(() -> kernel.accumulate(columnOfOnes(2), AccessInput.of(1, 1), new ColumnCounts(2)))
                .hasMessageContaining("must have 1 columns");
        assertThatThrownBy(() -> TernaryMatrix.of(new byte[][] {{0, 2}})).hasMessageContaining("values[0][1]");
        assertThatThrownBy(() -> TernaryMatrix.of(new byte[][] {{0, 1}, {0}})).hasMessageContaining("values[1]");
        assertThatThrownBy(() -> AccessInput.of(0, -2)).hasMessageContaining("row 1");
    }

    @Test
    void matrixKnowsItsFullestBlock() {
        TernaryMatrix weights = columnOfOnes(20);
        assertThat(weights.mostOfOneSignPerBlock(ArrayGeometry.PAPER)).isEqualTo(16);
        assertThat(weights.zeroShare()).isEqualTo(0);
        TernaryMatrix mixed = TernaryMatrix.of(new byte[][] {{1}, {-1}, {0}, {1}});
        assertThat(mixed.mostOfOneSignPerBlock(ArrayGeometry.PAPER)).isEqualTo(2);
        assertThat(mixed.mostNonZeroPerBlock(ArrayGeometry.PAPER)).isEqualTo(3);
        assertThat(mixed.zeroShare()).isEqualTo(0.25);
    }
}
