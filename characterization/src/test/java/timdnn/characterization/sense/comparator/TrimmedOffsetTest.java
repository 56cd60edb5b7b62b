package timdnn.characterization.sense.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.statistics.GridDistribution;
import timdnn.characterization.statistics.NormalTail;

class TrimmedOffsetTest {
    private static final List<Double> SHIFTS = List.of(-14e-3, -7e-3, 0.0, 7e-3, 14e-3);

    /** Offsets of σ 7 mV, evenly over the ranks of a normal distribution, each under its best code. */
    static TrimmedOffset even(int count) {
        GridDistribution normal = GridDistribution.normal(1e-5, 0, 7e-3);
        List<Double> before = IntStream.range(0, count)
                .mapToObj(i -> normal.atNormal(normalRank((i + 0.5) / count)))
                .toList();
        TrimmedOffset bare = new TrimmedOffset(before, before, SHIFTS, 0);
        return new TrimmedOffset(before, before.stream().map(bare::left_V).toList(), SHIFTS, 0);
    }

    private static double normalRank(double share) {
        double low = -9;
        double high = 9;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (NormalTail.beyond(-middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void withinReachNoMoreThanHalfAStepIsLeftAndBeyondTheRest() {
        TrimmedOffset offset = even(100);
        assertThat(offset.left_V(3e-3)).isCloseTo(3e-3, within(1e-12));
        assertThat(offset.left_V(5e-3)).isCloseTo(-2e-3, within(1e-12));
        assertThat(offset.left_V(30e-3)).isCloseTo(16e-3, within(1e-12));
        assertThat(offset.left_V(-30e-3)).isCloseTo(-16e-3, within(1e-12));
    }

    @Test
    void theTailIsThatOfComparatorsOutOfReachAndNotOfANormalWithTheirSigma() {
        TrimmedOffset offset = even(200);
        GridDistribution left = offset.atBitline(0.05e-3, 0.5);
        // 10 mV are left, 20 mV at the bitline, of offsets beyond 24 mV: 3.4 σ, one side.
        assertThat(left.above(20e-3) / NormalTail.beyond(24.0 / 7)).isBetween(0.5, 2.0);
        double sigma = left.sigma();
        assertThat(left.above(20e-3)).isGreaterThan(100 * NormalTail.beyond(20e-3 / sigma));
    }

    @Test
    void whatIsLeftAgreesWithDrawsOfOffsetsUnderTheirCodes() {
        TrimmedOffset offset = even(2000);
        GridDistribution left = offset.atBitline(0.02e-3, 1);
        SampleStream stream = new SampleStream(3, "trim", "");
        int draws = 200_000;
        for (double limit : new double[] {1e-3, 3e-3, 5e-3, 8e-3}) {
            long beyond = DoubleStream.of(stream.normals("x", 0, draws))
                    .filter(z -> offset.left_V(7e-3 * z) > limit)
                    .count();
            double expected = draws * left.above(limit);
            assertThat((double) beyond)
                    .as("left more than %s V", limit)
                    .isCloseTo(expected, within(4 * Math.sqrt(expected) + 0.02 * expected));
        }
    }

    @Test
    void comparatorsWithoutAnOffsetAreOutOfReachAndNeverDropped() {
        TrimmedOffset offset =
                new TrimmedOffset(List.of(-15e-3, 1e-3, 2e-3, 3e-3), List.of(-1e-3, 1e-3, Double.NaN, 3e-3), SHIFTS, 6);
        // One beyond the largest code, one that no whole decision found, six that were not even read.
        assertThat(offset.outOfReach().estimate()).isEqualTo(0.8);
        assertThat(offset.outOfReach().simulations()).isEqualTo(10);
        assertThat(offset.unknown()).isEqualTo(0.7);
    }

    @Test
    void theShareOutOfReachByTheNormalIsBesideThatByCounts() {
        TrimmedOffset offset = even(1000);
        assertThat(offset.outOfReachByNormal()).isCloseTo(2 * NormalTail.beyond(2), within(2e-3));
        assertThat(offset.outOfReach().low()).isLessThan(offset.outOfReachByNormal());
        assertThat(offset.outOfReach().high()).isGreaterThan(offset.outOfReachByNormal());
    }
}
