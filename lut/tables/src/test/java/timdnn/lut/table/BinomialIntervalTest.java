package timdnn.lut.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialIntervalTest {
    /** Bounds are the two roots p of (seen/trials - p)² = z² p (1 - p) / trials, which is how Wilson defines them. */
    @Test
    void boundsSolveWilsonsQuadraticEquation() {
        for (long[] seenOfTrials : new long[][] {{1, 10}, {5, 10}, {15, 1000}, {9876, 10000}}) {
            double n = seenOfTrials[1];
            double seen = seenOfTrials[0] / n;
            BinomialInterval interval = BinomialInterval.of(seenOfTrials[0], seenOfTrials[1]);
            for (double p : new double[] {interval.low(), interval.high()}) {
                assertThat(Math.abs(seen - p) / Math.sqrt(p * (1 - p) / n)).isCloseTo(1.959964, within(1e-6));
            }
            assertThat(interval.low()).isLessThan(seen);
            assertThat(interval.high()).isGreaterThan(seen);
        }
    }

    @Test
    void nothingSeenLeavesAPositiveUpperBound() {
        assertThat(BinomialInterval.of(0, 10).low()).isEqualTo(0);
        assertThat(BinomialInterval.of(0, 10).high()).isCloseTo(0.27753, within(1e-5));
        assertThat(BinomialInterval.of(10, 10).high()).isEqualTo(1);
        assertThat(BinomialInterval.of(0, 0)).isEqualTo(new BinomialInterval(0, 1));
    }

    @Test
    void refusesMoreThanThereWere() {
        assertThatThrownBy(() -> BinomialInterval.of(11, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BinomialInterval.of(-1, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}
