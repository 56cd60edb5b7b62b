package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class OwenScrambleTest {
    private static final int KEYS = 20_000;

    private static long key(long number) {
        return Designs.stream(Designs.SEED)
                .words(SampleStream.Purpose.SCRAMBLE, "S4", number, "m1")
                .nextLong();
    }

    private static long digits(int fraction, long key) {
        return (long) (OwenScramble.uniform(fraction, key) * 0x1.0p32);
    }

    @Test
    void fractionsWithCommonLeadingDigitsKeepAsManyInCommon() {
        for (int bit = 0; bit < 32; bit++) {
            int fraction = 0x6b8b4567 * (bit + 1);
            int other = fraction ^ (1 << bit) ^ (0x327b23c6 & ((1 << bit) - 1));
            long difference = digits(fraction, key(bit)) ^ digits(other, key(bit));
            assertThat(Long.numberOfLeadingZeros(difference)).isEqualTo(Long.SIZE - 1 - bit);
        }
    }

    @Test
    void noFractionBecomesZeroOrOne() {
        for (int number = 0; number < KEYS; number++) {
            assertThat(OwenScramble.uniform(0, key(number))).isBetween(0x1.0p-53, 1 - 0x1.0p-53);
            assertThat(OwenScramble.uniform(-1, key(number))).isBetween(0x1.0p-53, 1 - 0x1.0p-53);
        }
    }

    /** Fixed seed; at a random one it would fail in 1 of 1000 runs. */
    @Test
    void aScrambledFractionIsUniformOverTheKeys() {
        double[] values = IntStream.range(0, KEYS)
                .mapToDouble(number -> OwenScramble.uniform(0x2aaaaaaa, key(number)))
                .toArray();
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new UniformRealDistribution(null, 0, 1), values, false);
        assertThat(p).as("seed %d", Designs.SEED).isGreaterThan(1e-3);
    }

    /** Flips of 16 nodes at depth 4, in pairs: all four outcomes alike. 120 tests at 1e-5, fixed seed. */
    @Test
    void nodesOfTheSameDepthFlipIndependently() {
        for (int first = 0; first < 16; first++) {
            for (int second = 0; second < first; second++) {
                long[] counts = new long[4];
                for (int number = 0; number < 4000; number++) {
                    long key = key(number);
                    long one = digits(first << 28, key) >>> 27 & 1;
                    long two = digits(second << 28, key) >>> 27 & 1;
                    counts[(int) (2 * one + two)]++;
                }
                double p = new ChiSquareTest().chiSquareTest(new double[] {1000, 1000, 1000, 1000}, counts);
                assertThat(p)
                        .as("seed %d, nodes %d and %d", Designs.SEED, first, second)
                        .isGreaterThan(1e-5);
            }
        }
    }
}
