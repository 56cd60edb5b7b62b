package timdnn.tile.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.array.ArrayGeometry;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.tile.AccessAddress;
import timdnn.tile.AccessInput;
import timdnn.tile.AccessTally;
import timdnn.tile.BatchSums;
import timdnn.tile.Draws;
import timdnn.tile.Drive;
import timdnn.tile.InputBatch;
import timdnn.tile.PreparedMatrix;
import timdnn.tile.TernaryMatrix;
import timdnn.tile.kernel.Kernels;

/**
 * Statistics of the injected errors against the table. Each count of a pair (n, code) is binomial; it is refused beyond
 * five standard deviations (two-sided false alarm 5.7e-7 for one of about 40 counts per seed, so 2e-5 per seed). Seeds are
 * fixed and logged: a failure is a defect, not bad luck.
 */
class IidErrorsValidationTest {
    private static final Logger LOG = Logger.getLogger(IidErrorsValidationTest.class.getName());
    private static final double SIGMAS = 5;

    private static CodeDistribution table(long errorsPerThousand) {
        long[][] counts = new long[11][9];
        for (int n = 0; n <= 10; n++) {
            int ideal = Math.min(n, 8);
            long wrong = errorsPerThousand * n * n;
            counts[n][ideal] = 100_000 - 3 * wrong;
            counts[n][ideal == 0 ? 1 : ideal - 1] += 2 * wrong;
            counts[n][ideal == 8 ? 6 : ideal + 1] += wrong;
        }
        return CodeDistribution.ofCounts(counts);
    }

    /** One row a block column: column c has c cells at +1 in every block, so that n = c and k = 0 are known. */
    private static TernaryMatrix staircase(int blocks) {
        byte[][] values = new byte[blocks * 16][17];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < 17; column++) {
                values[row][column] = (byte) (row % 16 < column ? 1 : 0);
            }
        }
        return TernaryMatrix.of(values);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 0x5eed})
    void everyCodeComesAsOftenAsTheTableSays(long seed) {
        LOG.info(() -> "seed " + seed);
        ConversionCodes codes = new ConversionCodes(
                table(100),
                IntStream.rangeClosed(0, 16)
                        .mapToObj(driven -> table(100 + 8L * driven))
                        .toList());
        TernaryMatrix weights = staircase(1);
        int[] all = new int[16];
        int[] half = new int[16];
        InputBatch inputs = new InputBatch(16, 2);
        for (int row = 0; row < 16; row++) {
            all[row] = 1;
            half[row] = row % 2;
        }
        inputs.set(0, AccessInput.of(all));
        inputs.set(1, AccessInput.of(half));
        PreparedMatrix matrix = Kernels.packed().prepare(weights, ArrayGeometry.PAPER);
        LayerErrors wrong = SenseErrors.iid(codes).prepare(matrix, 0, seed).orElseThrow();
        // With all rows driven, and with half of them.
        long[][][] seen = new long[2][17][9];
        long[][] trials = new long[2][17];
        BatchSums sums = new BatchSums(17, 2);
        for (int access = 0; access < 100_000; access++) {
            sums.clear();
            matrix.accumulate(inputs, Drive.LOW, 0, sums);
            wrong.apply(inputs, 0, new AccessAddress(access, 0, 2, 0), Drive.LOW, 0, sums);
            for (int column = 0; column < 17; column++) {
                for (int position = 0; position < 2; position++) {
                    int n = position == 0 ? column : column / 2;
                    seen[position][n][sums.positive()[2 * column + position]]++;
                    trials[position][n]++;
                }
            }
        }
        for (int rows = 16; rows >= 8; rows -= 8) {
            int input = rows == 16 ? 0 : 1;
            for (int n = 0; n <= rows; n++) {
                for (int code = 0; code <= 8; code++) {
                    double p = codes.given(rows - n).probability(n, code);
                    double sigma = Math.sqrt(trials[input][n] * p * (1 - p));
                    assertThat(Math.abs(seen[input][n][code] - trials[input][n] * p))
                            .as("n = %d of %d driven rows read as %d, seed %d", n, rows, code, seed)
                            .isLessThanOrEqualTo(SIGMAS * sigma);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void planesOfFrequentErrorsAndTheRestOfTheTableAreTheTable(long seed) {
        LOG.info(() -> "seed " + seed);
        // P(error | 7) = 0.15 by neighbours; the rest are codes two away and what a twelfth digit does not hold.
        ConversionCodes codes = new ConversionCodes(
                table(100),
                IntStream.rangeClosed(0, 16)
                        .mapToObj(driven -> table(100 + 3L * driven))
                        .toList());
        TernaryMatrix weights = staircase(1);
        int positions = 1100;
        InputBatch inputs = new InputBatch(16, 3 + positions);
        int[] rows = new int[3 + positions];
        for (int position = 0; position < rows.length; position++) {
            rows[position] = position % 17;
            for (int row = 0; row < 16; row++) {
                inputs.set(row, position, row < rows[position] ? 1 : 0);
            }
        }
        PreparedMatrix matrix = Kernels.fastest().prepare(weights, ArrayGeometry.PAPER);
        LayerErrors wrong = SenseErrors.iid(codes).prepare(matrix, 0, seed).orElseThrow();
        long[][][] seen = new long[17][17][9];
        long[][] trials = new long[17][17];
        BatchSums sums = new BatchSums(17, 3 + positions);
        BatchSums exact = new BatchSums(17, 3 + positions);
        matrix.accumulate(inputs, Drive.LOW, 0, exact);
        for (int access = 0; access < 300; access++) {
            System.arraycopy(exact.positive(), 0, sums.positive(), 0, exact.positive().length);
            wrong.apply(inputs, 3, new AccessAddress(access, 0, positions, 0), Drive.LOW, 0, sums);
            for (int column = 0; column < 17; column++) {
                for (int position = 3; position < 3 + positions; position++) {
                    int n = Math.min(column, rows[position]);
                    int driven = rows[position] - n;
                    seen[driven][n][sums.positive()[(3 + positions) * column + position]]++;
                    trials[driven][n]++;
                }
            }
        }
        for (int driven = 0; driven <= 16; driven++) {
            for (int n = 0; n <= 16 - driven; n++) {
                for (int code = 0; code <= 8; code++) {
                    double p = codes.given(driven).probability(n, code);
                    double sigma = Math.sqrt(trials[driven][n] * p * (1 - p));
                    assertThat(Math.abs(seen[driven][n][code] - trials[driven][n] * p))
                            .as("n = %d with %d driven rows read as %d, seed %d", n, driven, code, seed)
                            .isLessThanOrEqualTo(SIGMAS * sigma);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void rareErrorsOverManyBlocksFallOnBothBitlinesAlike(long seed) {
        LOG.info(() -> "seed " + seed);
        ConversionCodes codes =
                ConversionCodes.of(table(1).withErrorRates(new double[] {0, 0, 0, 0, 0, 1e-4, 0, 0, 0, 0, 0}));
        TernaryMatrix weights = new Draws(seed).matrix(400, 33, 0.8);
        AccessInput plus = AccessInput.of(new Draws(seed + 1).ternaryInputs(400, 0.8));
        AccessTally tally = new AccessTally(ArrayGeometry.PAPER);
        tally.record(weights, plus);
        long candidates = tally.conversions()[5];
        InputBatch inputs = new InputBatch(400, 1);
        inputs.set(0, plus);
        LayerErrors wrong = SenseErrors.iid(codes)
                .prepare(Kernels.packed().prepare(weights, ArrayGeometry.PAPER), 0, seed)
                .orElseThrow();
        int accesses = 20_000;
        long onBl = 0;
        long onBlb = 0;
        BatchSums sums = new BatchSums(33, 1);
        for (int access = 0; access < accesses; access++) {
            sums.clear();
            wrong.apply(inputs, 0, new AccessAddress(access, 0, 1, 0), Drive.SIGNED, 0, sums);
            for (int column = 0; column < 33; column++) {
                onBl += Math.abs(sums.positive()[column]);
                onBlb += Math.abs(sums.negative()[column]);
            }
        }
        double expected = candidates * 1e-4 * accesses;
        assertThat(Math.abs(onBl + onBlb - expected)).isLessThan(SIGMAS * Math.sqrt(expected));
        long[][] histogram = tally.histogram();
        double shareOnBl = Arrays.stream(histogram[5]).sum() / (double) candidates;
        assertThat(Math.abs(onBl - shareOnBl * expected)).isLessThan(SIGMAS * Math.sqrt(expected));
    }

    @Test
    void certainErrorsAlwaysHappen() {
        double[] certain = new double[11];
        Arrays.fill(certain, 1);
        LayerErrors always = SenseErrors.iid(ConversionCodes.of(table(0).withErrorRates(certain)))
                .prepare(Kernels.packed().prepare(staircase(3), ArrayGeometry.PAPER), 0, 1)
                .orElseThrow();
        BatchSums sums = new BatchSums(17, 1);
        always.apply(new InputBatch(48, 1), 0, new AccessAddress(0, 0, 1, 0), Drive.LOW, 0, sums);
        assertThat(sums.positive()).containsOnly(3);
        assertThat(sums.negative()).containsOnly(3);
    }

    @Test
    void refusesATableForAnotherAdc() {
        ConversionCodes oneBit = ConversionCodes.of(CodeDistribution.ofCounts(new long[][] {{1, 1}, {0, 1}}));
        PreparedMatrix matrix = Kernels.packed().prepare(staircase(1), ArrayGeometry.PAPER);
        assertThatThrownBy(() -> SenseErrors.iid(oneBit).prepare(matrix, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("largestCount = 8, was 1");
    }
}
