package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class SampleStreamTest {
    private static final long SEED = 20190616;

    private static double[] draws(SampleStream stream, int count) {
        double[] values = new double[count];
        for (int sample = 0; sample < count; sample++) {
            values[sample] = stream.normal("S4", sample, "m.xn01.xread.xacc1.m");
        }
        return values;
    }

    @Test
    void aDrawDependsOnItsAddressAlone() {
        SampleStream stream = new SampleStream(SEED, "mismatch", "TT");
        double first = stream.normal("S4", 7, "m1");
        stream.normal("S5", 8, "m2");
        assertThat(stream.normal("S4", 7, "m1")).isEqualTo(first);
        assertThat(new SampleStream(SEED, "mismatch", "TT").normal("S4", 7, "m1"))
                .isEqualTo(first);
    }

    @Test
    void everyPartOfTheAddressMatters() {
        double reference = new SampleStream(SEED, "mismatch", "TT").normal("S4", 7, "m1");
        assertThat(new double[] {
                    new SampleStream(SEED + 1, "mismatch", "TT").normal("S4", 7, "m1"),
                    new SampleStream(SEED, "other", "TT").normal("S4", 7, "m1"),
                    new SampleStream(SEED, "mismatch", "FF").normal("S4", 7, "m1"),
                    new SampleStream(SEED, "mismatch", "TT").normal("S5", 7, "m1"),
                    new SampleStream(SEED, "mismatch", "TT").normal("S4", 8, "m1"),
                    new SampleStream(SEED, "mismatch", "TT").normal("S4", 7, "m2")
                })
                .doesNotContain(reference)
                .doesNotHaveDuplicates();
    }

    /** Fixed seed, so it cannot fail by chance; at a random seed it would in 1 of 1000 runs. */
    @Test
    void drawsAreStandardNormal() {
        double[] values = draws(new SampleStream(SEED, "mismatch", "TT"), 20_000);
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(null, 0, 1), values, false);
        assertThat(p).isGreaterThan(1e-3);
    }

    @Test
    void devicesAreIndependent() {
        SampleStream stream = new SampleStream(SEED, "mismatch", "TT");
        int count = 20_000;
        double sum = 0;
        for (int sample = 0; sample < count; sample++) {
            sum += stream.normal("S4", sample, "m1") * stream.normal("S4", sample, "m2");
        }
        // The mean product of independent draws has sigma 1/sqrt(count): 4 sigma.
        assertThat(Math.abs(sum / count)).isLessThan(4 / Math.sqrt(count));
    }
}
