package timdnn.report.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static Distribution of(double... values) {
        return Distribution.of("one", values, Distribution.width(List.of(values)));
    }

    private static int counted(Distribution distribution) {
        return distribution.counts().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void anOutlierTakesNoMemoryForTheBinsBetween() {
        double[] values = IntStream.range(0, 1000).mapToDouble(i -> 1e-12 * i).toArray();
        values[999] = 1;
        Distribution distribution = of(values);
        assertThat(distribution.counts()).hasSizeLessThan(1000);
        assertThat(counted(distribution)).isEqualTo(1000);
    }

    @Test
    void valuesThatAreAllTheSameFillOneBin() {
        Distribution distribution = of(0.7, 0.7, 0.7);
        assertThat(distribution.counts()).containsExactly(3);
        assertThat(distribution.sigma()).isZero();
    }

    @Test
    void tailsAreKeptAndTheMiddleIsThinned() {
        double[] values = IntStream.range(0, 20_000).mapToDouble(i -> i).toArray();
        Distribution distribution = of(values);
        assertThat(distribution.quantiles()).hasSizeLessThan(400);
        assertThat(distribution.quantiles().get(29)[1]).isEqualTo(29);
        assertThat(distribution.cumulated().get(distribution.cumulated().size() - 1))
                .containsExactly(19_999, 1);
        assertThat(distribution.quantiles().get(0)[0]).isBetween(-4.1, -3.9);
    }
}
