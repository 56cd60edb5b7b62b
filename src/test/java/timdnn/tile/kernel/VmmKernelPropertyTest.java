package timdnn.tile.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import timdnn.array.ArrayGeometry;
import timdnn.tile.AccessInput;
import timdnn.tile.ColumnCounts;
import timdnn.tile.Draws;
import timdnn.tile.TernaryMatrix;

/** The packed kernel against the oracle: every density, partial blocks, inputs of both signs, clipped or not. */
class VmmKernelPropertyTest {
    @Property(tries = 2000)
    void packedAndScalarAgreeBitForBit(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 12) int columns,
            @ForAll @DoubleRange(min = 0, max = 1) double weightDensity,
            @ForAll @DoubleRange(min = 0, max = 1) double inputDensity,
            @ForAll boolean signed,
            @ForAll @IntRange(min = 1, max = 16) int maxCount) {
        Draws draws = new Draws(seed);
        ArrayGeometry geometry = new ArrayGeometry(16, maxCount, 256, 16, 8);
        TernaryMatrix weights = draws.matrix(rows, columns, weightDensity);
        AccessInput input = AccessInput.of(
                signed ? draws.ternaryInputs(rows, inputDensity) : draws.binaryInputs(rows, inputDensity));
        ColumnCounts packed = new ColumnCounts(columns);
        ColumnCounts scalar = new ColumnCounts(columns);
        for (int repeat = 0; repeat < 2; repeat++) {
            new PackedKernel(geometry).accumulate(weights, input, packed);
            new ScalarKernel(geometry).accumulate(weights, input, scalar);
        }
        for (int column = 0; column < columns; column++) {
            assertThat(packed.positive(column)).isEqualTo(scalar.positive(column));
            assertThat(packed.negative(column)).isEqualTo(scalar.negative(column));
        }
    }

    @Property(tries = 300)
    void withoutClippingTheDifferenceIsTheDotProduct(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int rows, @ForAll boolean packed) {
        Draws draws = new Draws(seed);
        ArrayGeometry geometry = new ArrayGeometry(16, 16, 256, 16, 8);
        TernaryMatrix weights = draws.matrix(rows, 3, 0.7);
        int[] inputs = draws.ternaryInputs(rows, 0.7);
        AccessKernel kernel = packed ? new PackedKernel(geometry) : new ScalarKernel(geometry);
        ColumnCounts counts = new ColumnCounts(3);
        kernel.accumulate(weights, AccessInput.of(inputs), counts);
        for (int column = 0; column < 3; column++) {
            int dot = 0;
            for (int row = 0; row < rows; row++) {
                dot += weights.value(row, column) * inputs[row];
            }
            assertThat(counts.difference(column)).isEqualTo(dot);
        }
    }

    @Property(tries = 300)
    void laneCountsAreThePopulationCountsOfTheLanes(@ForAll long bits) {
        long lanes = PackedKernel.laneCounts(bits);
        for (int lane = 0; lane < 4; lane++) {
            assertThat((lanes >>> (16 * lane)) & 0xffff).isEqualTo(Long.bitCount((bits >>> (16 * lane)) & 0xffff));
        }
    }
}
