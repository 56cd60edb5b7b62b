package timdnn.tile.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import timdnn.array.ArrayGeometry;
import timdnn.tile.Draws;
import timdnn.tile.TernaryEncoding;
import timdnn.tile.TernaryMatrix;

/** Each number system against the product of the decoded values, where nothing is clipped. */
class TimTilePropertyTest {
    private static final ArrayGeometry UNCLIPPED = new ArrayGeometry(16, 16, 256, 16, 8);

    private static double decode(int state, TernaryEncoding encoding) {
        return state > 0 ? encoding.plus() : state < 0 ? -encoding.minus() : 0;
    }

    @Property(tries = 500)
    void ternarySystemsMultiplyWhatTheirStatesStandFor(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 80) int rows,
            @ForAll @DoubleRange(min = 0.1, max = 4) double w1,
            @ForAll @DoubleRange(min = 0.1, max = 4) double i1,
            @ForAll boolean asymmetricWeights,
            @ForAll boolean asymmetricInputs) {
        TernaryEncoding weightEncoding = TernaryEncoding.asymmetric(asymmetricWeights ? 0.3 * w1 : w1, w1);
        TernaryEncoding inputEncoding = TernaryEncoding.asymmetric(asymmetricInputs ? 1.7 * i1 : i1, i1);
        Draws draws = new Draws(seed);
        TernaryMatrix weights = draws.matrix(rows, 4, 0.6);
        int[] inputs = draws.ternaryInputs(rows, 0.6);
        double[] product = new TimTile(UNCLIPPED, weights, weightEncoding).multiply(inputs, inputEncoding);
        for (int column = 0; column < 4; column++) {
            double expected = 0;
            for (int row = 0; row < rows; row++) {
                expected += decode(weights.value(row, column), weightEncoding) * decode(inputs[row], inputEncoding);
            }
            assertThat(product[column]).isCloseTo(expected, within(1e-9));
        }
    }

    @Property(tries = 300)
    void bitSerialInputsMultiplyAsTheirIntegers(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 80) int rows,
            @ForAll @IntRange(min = 1, max = 4) int bits) {
        TernaryMatrix weights = new Draws(seed).matrix(rows, 4, 0.6);
        int[] inputs = new SplittableRandom(seed).ints(rows, 0, 1 << bits).toArray();
        double[] product = new TimTile(UNCLIPPED, weights, TernaryEncoding.UNWEIGHTED).multiplyUnsigned(inputs, bits);
        for (int column = 0; column < 4; column++) {
            long expected = 0;
            for (int row = 0; row < rows; row++) {
                expected += (long) weights.value(row, column) * inputs[row];
            }
            assertThat(product[column]).isEqualTo((double) expected);
        }
    }
}
