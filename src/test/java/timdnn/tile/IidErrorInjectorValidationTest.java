package timdnn.tile;

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

/**
 * Statistics of the injected errors against the table. Each count of a pair (n, code) is binomial; it is refused beyond
 * five standard deviations (two-sided false alarm 5.7e-7 for one of about 40 counts per seed, so 2e-5 per seed). Seeds are
 * fixed and logged: a failure is a defect, not bad luck.
 */
class IidErrorInjectorValidationTest {
    private static final Logger LOG = Logger.getLogger(IidErrorInjectorValidationTest.class.getName());
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
        for (int row = 0; row < 16; row++) {
            all[row] = 1;
            half[row] = row % 2;
        }
        AccessInput[] inputs = {AccessInput.of(all), AccessInput.of(half)};
        VmmKernel kernel = VmmKernel.of(ArrayGeometry.PAPER);
        IidErrorInjector injector =
                new IidErrorInjector(weights, codes, ArrayGeometry.PAPER, new Draws(seed).uniform());
        // With all rows driven, and with half of them.
        long[][][] seen = new long[2][17][9];
        long[][] trials = new long[2][17];
        long errors = 0;
        ColumnCounts counts = new ColumnCounts(17);
        for (int access = 0; access < 200_000; access++) {
            counts.clear();
            kernel.accumulate(weights, inputs[access % 2], counts);
            injector.inject(inputs[access % 2], counts);
            for (int column = 0; column < 17; column++) {
                int n = access % 2 == 0 ? column : column / 2;
                seen[access % 2][n][counts.positive(column)]++;
                trials[access % 2][n]++;
                errors += counts.positive(column) == Math.min(n, 8) ? 0 : 1;
                errors += counts.negative(column);
            }
        }
        assertThat(injector.injected()).isEqualTo(errors);
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
        IidErrorInjector injector =
                new IidErrorInjector(weights, codes, ArrayGeometry.PAPER, new Draws(seed + 2).uniform());
        ColumnCounts clean = new ColumnCounts(33);
        VmmKernel.of(ArrayGeometry.PAPER).accumulate(weights, plus, clean);
        int accesses = 20_000;
        long onBl = 0;
        long onBlb = 0;
        ColumnCounts counts = new ColumnCounts(33);
        for (int access = 0; access < accesses; access++) {
            counts.clear();
            injector.inject(plus, counts);
            for (int column = 0; column < 33; column++) {
                onBl += Math.abs(counts.positive(column));
                onBlb += Math.abs(counts.negative(column));
            }
        }
        double expected = candidates * 1e-4 * accesses;
        assertThat(Math.abs(injector.injected() - expected)).isLessThan(SIGMAS * Math.sqrt(expected));
        long[][] histogram = tally.histogram();
        double shareOnBl = Arrays.stream(histogram[5]).sum() / (double) candidates;
        assertThat(Math.abs(onBl - shareOnBl * expected)).isLessThan(SIGMAS * Math.sqrt(expected));
        assertThat(onBl + onBlb).isGreaterThanOrEqualTo(injector.injected() - 2);
    }

    @Test
    void withoutErrorsNothingIsDrawnAndCertainErrorsAlwaysHappen() {
        CodeDistribution perfect = table(0);
        TernaryMatrix weights = staircase(3);
        AccessInput input = new AccessInput(48);
        UniformSource none = () -> {
            throw new IllegalStateException("nothing to draw");
        };
        ColumnCounts counts = new ColumnCounts(17);
        new IidErrorInjector(weights, ConversionCodes.of(perfect), ArrayGeometry.PAPER, none).inject(input, counts);
        assertThat(counts.positive(16)).isEqualTo(0);

        double[] certain = new double[11];
        Arrays.fill(certain, 1);
        IidErrorInjector always = new IidErrorInjector(
                weights,
                ConversionCodes.of(perfect.withErrorRates(certain)),
                ArrayGeometry.PAPER,
                new Draws(1).uniform());
        always.inject(input, counts);
        assertThat(always.injected()).isEqualTo(2 * 3 * 17);
        assertThat(counts.positive(4)).isEqualTo(3);
    }

    @Test
    void refusesATableForAnotherAdc() {
        ConversionCodes oneBit = ConversionCodes.of(CodeDistribution.ofCounts(new long[][] {{1, 1}, {0, 1}}));
        assertThatThrownBy(() -> new IidErrorInjector(staircase(1), oneBit, ArrayGeometry.PAPER, () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("largestCount = 8, was 1");
    }
}
