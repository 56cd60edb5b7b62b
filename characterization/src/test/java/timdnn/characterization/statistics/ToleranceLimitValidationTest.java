package timdnn.characterization.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import timdnn.characterization.sample.SampleStream;

class ToleranceLimitValidationTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** Exact two-sided factors for 99 % with 95 % confidence, NIST/SEMATECH e-Handbook 7.2.6.3 and its tables. */
    @Test
    void factorsAgreeWithTheTabulatedOnes() {
        assertThat(ToleranceLimit.factor(10, 0.99, 0.95, 1)).isCloseTo(4.433, within(0.02));
        assertThat(ToleranceLimit.factor(20, 0.99, 0.95, 1)).isCloseTo(3.615, within(0.02));
        assertThat(ToleranceLimit.factor(30, 0.99, 0.95, 1)).isCloseTo(3.350, within(0.02));
    }

    /**
     * Eleven normal populations of different spread, 24 values each, 2000 times: how often do all limits hold 99 % of their
     * population? A share of 95 % has σ of 0.5 % here; Bonferroni may only be on the safe side.
     */
    @Test
    void limitsOfAllPopulationsHoldTogetherAsOftenAsTheySay() {
        int repeats = 2000;
        assertThat(held(repeats, 11)).isBetween(0.95 - 4 * 0.005, 0.97);
        // The confidence of one statement, made eleven times.
        assertThat(held(repeats, 1)).isLessThan(0.7);
    }

    private static double held(int repeats, int allowedFor) {
        SampleStream stream = new SampleStream(5, "tolerance", "none");
        int held = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            boolean all = true;
            for (int population = 0; population < 11; population++) {
                double sigma = 0.01 * (1 + population);
                double[] values = new double[24];
                for (int i = 0; i < values.length; i++) {
                    values[i] = sigma * stream.normal("p" + population, (long) repeat * values.length + i, "v");
                }
                double mean = StatUtils.mean(values);
                double half = ToleranceLimit.factor(values.length, 0.99, 0.95, allowedFor)
                        * Math.sqrt(StatUtils.variance(values));
                all &= NORMAL.cumulativeProbability((mean + half) / sigma)
                                - NORMAL.cumulativeProbability((mean - half) / sigma)
                        >= 0.99;
            }
            held += all ? 1 : 0;
        }
        return held / (double) repeats;
    }
}
