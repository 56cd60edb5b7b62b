package timdnn.tile.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.tile.AccessAddress;
import timdnn.tile.BatchSums;
import timdnn.tile.BlockCounts;
import timdnn.tile.Draws;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.Placement;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.VmmKernel;
import timdnn.tile.kernel.Kernels;

/** Kernels over batches against the oracle, bit for bit: every shape, batch, drive and density, without and with errors. */
class BatchKernelPropertyTest {
    private static final List<VmmKernel> KERNELS = List.of(Kernels.packed(), Kernels.sliced(), Kernels.fastest());

    @Test
    void theVectorKernelIsAmongThemWhereTheMachineHasSuchVectors() throws Exception {
        boolean wide = java.nio.file.Files.exists(java.nio.file.Path.of("/proc/cpuinfo"))
                && java.nio.file.Files.readString(java.nio.file.Path.of("/proc/cpuinfo"))
                        .contains("avx512bw");
        assertThat(Kernels.fastest().name()).isEqualTo(wide ? "vector" : "sliced");
    }

    @Property(tries = 300)
    void sumsAreTheOracles(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 330) int rows,
            @ForAll @IntRange(min = 1, max = 9) int columns,
            @ForAll @IntRange(min = 1, max = 700) int positions,
            @ForAll @DoubleRange(min = 0, max = 1) double weightDensity,
            @ForAll @DoubleRange(min = 0, max = 1) double inputDensity,
            @ForAll Drive drive,
            @ForAll @IntRange(min = 0, max = 2) int shift,
            @ForAll boolean paper,
            @ForAll @IntRange(min = 1, max = 32) int rowsABlock,
            @ForAll @IntRange(min = 1, max = 32) int largest) {
        Draws draws = new Draws(seed);
        ArrayGeometry geometry =
                paper ? ArrayGeometry.PAPER : new ArrayGeometry(rowsABlock, Math.min(rowsABlock, largest), 256, 16, 8);
        TernaryMatrix weights = draws.matrix(rows, columns, weightDensity);
        InputBatch inputs = inputs(draws, rows, positions, inputDensity);
        BatchSums wanted = new BatchSums(columns, positions);
        Kernels.scalar().prepare(weights, geometry).accumulate(inputs, drive, shift, wanted);
        for (VmmKernel kernel : KERNELS) {
            BatchSums sums = new BatchSums(columns, positions);
            kernel.prepare(weights, geometry).accumulate(inputs, drive, shift, sums);
            assertThat(sums.positive()).as(kernel.name()).isEqualTo(wanted.positive());
            assertThat(sums.negative()).as(kernel.name()).isEqualTo(wanted.negative());
        }
    }

    @Property(tries = 100)
    void bothBitsAtOnceAreTheirAccesses(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 330) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll @IntRange(min = 1, max = 1100) int positions,
            @ForAll @IntRange(min = 0, max = 7) int shift) {
        Draws draws = new Draws(seed);
        TernaryMatrix weights = draws.matrix(rows, columns, 0.9);
        InputBatch inputs = inputs(draws, rows, positions, 0.9);
        for (VmmKernel kernel : KERNELS) {
            PreparedMatrix matrix = kernel.prepare(weights, ArrayGeometry.PAPER);
            BatchSums wanted = new BatchSums(columns, positions);
            matrix.accumulate(inputs, Drive.HIGH, shift + 1, wanted);
            matrix.accumulate(inputs, Drive.LOW, shift, wanted);
            BatchSums sums = new BatchSums(columns, positions);
            matrix.accumulateBoth(inputs, shift, sums);
            assertThat(sums.positive()).as(kernel.name()).isEqualTo(wanted.positive());
            assertThat(sums.negative()).as(kernel.name()).isEqualTo(wanted.negative());
        }
    }

    @Test
    void sumsBeyondSixteenBitsAreWhole() {
        Draws draws = new Draws(3);
        TernaryMatrix weights = draws.matrix(24_000, 2, 1);
        InputBatch inputs = inputs(draws, 24_000, 40, 1);
        for (Drive drive : Drive.values()) {
            BatchSums wanted = new BatchSums(2, 40);
            Kernels.packed().prepare(weights, ArrayGeometry.PAPER).accumulate(inputs, drive, 4, wanted);
            BatchSums sums = new BatchSums(2, 40);
            Kernels.fastest().prepare(weights, ArrayGeometry.PAPER).accumulate(inputs, drive, 4, sums);
            assertThat(sums.positive()).isEqualTo(wanted.positive());
            assertThat(sums.negative()).isEqualTo(wanted.negative());
        }
        BatchSums wanted = new BatchSums(2, 40);
        Kernels.packed().prepare(weights, ArrayGeometry.PAPER).accumulateBoth(inputs, 3, wanted);
        BatchSums sums = new BatchSums(2, 40);
        Kernels.fastest().prepare(weights, ArrayGeometry.PAPER).accumulateBoth(inputs, 3, sums);
        assertThat(sums.positive()).isEqualTo(wanted.positive());
        assertThat(sums.negative()).isEqualTo(wanted.negative());
    }

    @Property(tries = 60)
    void independentErrorsAreTheOraclesWhateverTheBatch(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll @IntRange(min = 1, max = 12) int positions,
            @ForAll @IntRange(min = 1, max = 4) int images,
            @ForAll Drive drive,
            @ForAll @IntRange(min = 0, max = 2) int shift,
            @ForAll boolean paper,
            @ForAll @IntRange(min = 8, max = 32) int rowsABlock) {
        Draws draws = new Draws(seed);
        ArrayGeometry geometry = paper ? ArrayGeometry.PAPER : new ArrayGeometry(rowsABlock, 8, 256, 16, 8);
        TernaryMatrix weights = draws.matrix(rows, columns, 0.8);
        InputBatch inputs = inputs(draws, rows, images * positions, 0.8);
        SenseErrors errors = SenseErrors.iid(codes());
        agree(geometry, weights, inputs, images, errors, seed, drive, shift);
    }

    @Test
    void independentErrorsAreTheOraclesInWholeGroupsToo() {
        Draws draws = new Draws(17);
        TernaryMatrix weights = draws.matrix(40, 3, 0.8);
        InputBatch inputs = inputs(draws, 40, 3 * 180, 0.8);
        agree(ArrayGeometry.PAPER, weights, inputs, 3, SenseErrors.iid(codes()), 5, Drive.SIGNED, 0);
    }

    @Property(tries = 100)
    void rowsTurnedAreTheRows(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 90) int rows,
            @ForAll @IntRange(min = 1, max = 1100) int positions,
            @ForAll @IntRange(min = 1, max = 48) int length) {
        Draws draws = new Draws(seed);
        InputBatch inputs = inputs(draws, rows, positions, 0.7);
        for (int change = 0; change < 2; change++) {
            for (int first = 0; first < rows; first += 7) {
                int position = Math.floorMod((int) seed + 31 * first, positions);
                assertThat(inputs.turnedColumn(0, first, length, position))
                        .isEqualTo(inputs.column(0, first, length, position));
                assertThat(inputs.turnedColumn(1, first, length, position))
                        .isEqualTo(inputs.column(1, first, length, position));
            }
            inputs.set(rows - 1, positions - 1, 3);
            inputs.set(0, 0, change);
        }
    }

    @Property(tries = 40)
    void aDieIsTheOraclesWhateverTheBatch(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll @IntRange(min = 1, max = 12) int positions,
            @ForAll @IntRange(min = 1, max = 4) int images,
            @ForAll Drive drive,
            @ForAll boolean noise) {
        Draws draws = new Draws(seed);
        TernaryMatrix weights = draws.matrix(rows, columns, 0.8);
        InputBatch inputs = inputs(draws, rows, images * positions, 0.8);
        List<Placement> places = Collections.nCopies(4, new Placement(ArrayGeometry.PAPER, 2, 1));
        SenseErrors die = SenseErrors.die(DieFixture.tables(0.15, 5e-3), places, seed, noise);
        agree(ArrayGeometry.PAPER, weights, inputs, images, die, seed, drive, 1);
    }

    /** All images at once on each kernel, against one conversion at a time. */
    static void agree(
            ArrayGeometry geometry,
            TernaryMatrix weights,
            InputBatch inputs,
            int images,
            SenseErrors errors,
            long seed,
            Drive drive,
            int shift) {
        int positions = inputs.positions() / images;
        BatchSums wanted = new BatchSums(weights.columns(), inputs.positions());
        PreparedMatrix oracle = Kernels.scalar().prepare(weights, geometry);
        LayerErrors each = errors.prepare(oracle, 3, seed).orElseThrow();
        for (int position = 0; position < inputs.positions(); position++) {
            AccessAddress at = new AccessAddress(7 + position / positions, position % positions, positions, 1);
            for (int block = 0; block < geometry.blocksFor(weights.rows()); block++) {
                for (int column = 0; column < weights.columns(); column++) {
                    BlockCounts counts = oracle.counts(inputs, drive, position, block, column);
                    wanted.add(column, position, false, each.code(at, drive, block, column, false, counts) << shift);
                    wanted.add(column, position, true, each.code(at, drive, block, column, true, counts) << shift);
                }
            }
        }
        for (VmmKernel kernel : KERNELS) {
            PreparedMatrix matrix = kernel.prepare(weights, geometry);
            Optional<LayerErrors> wrong = errors.prepare(matrix, 3, seed);
            BatchSums sums = new BatchSums(weights.columns(), inputs.positions());
            matrix.accumulate(inputs, drive, shift, sums);
            for (int image = images - 1; image >= 0; image--) {
                AccessAddress at = new AccessAddress(7 + image, 0, positions, 1);
                wrong.orElseThrow().apply(inputs, image * positions, at, drive, shift, sums);
            }
            assertThat(sums.positive()).as(kernel.name()).isEqualTo(wanted.positive());
            assertThat(sums.negative()).as(kernel.name()).isEqualTo(wanted.negative());
        }
    }

    static InputBatch inputs(Draws draws, int rows, int positions, double density) {
        InputBatch inputs = new InputBatch(rows, positions);
        for (int row = 0; row < rows; row++) {
            for (int position = 0; position < positions; position++) {
                inputs.set(row, position, Math.floorMod(draws.ternary(density), 3));
            }
        }
        return inputs;
    }

    private static ConversionCodes codes() {
        long[][] counts = new long[11][9];
        for (int n = 0; n <= 10; n++) {
            int ideal = Math.min(n, 8);
            counts[n][ideal] = 1000L - 30L * ideal;
            counts[n][ideal == 0 ? 1 : ideal - 1] += 20L * ideal;
            counts[n][ideal == 8 ? 6 : ideal + 1] += 10L * ideal;
        }
        return ConversionCodes.of(CodeDistribution.ofCounts(counts));
    }
}
