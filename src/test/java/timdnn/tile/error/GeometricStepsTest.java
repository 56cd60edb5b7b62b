package timdnn.tile.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.tile.AddressedWords;

/**
 * Moments and tails against the closed forms. Addresses are fixed; each bound is five standard errors, which a right
 * implementation misses once in two million.
 */
class GeometricStepsTest {
    private static final int DRAWS = 100_000;

    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1.9e-4, 2e-4, 1e-3, 0.03, 0.5, 0.97})
    void distancesHaveTheMeanAndTheTailsOfTheGeometricDistribution(double p) {
        GeometricSteps steps = new GeometricSteps(p);
        AddressedWords words = AddressedWords.of(7, Double.doubleToLongBits(p));
        double sum = 0;
        int[] beyond = new int[3];
        long[] ends = {(long) Math.ceil(0.1 / p), (long) Math.ceil(1 / p), (long) Math.ceil(4 / p)};
        for (int draw = 0; draw < DRAWS; draw++) {
            long distance = steps.next(words);
            sum += distance;
            for (int end = 0; end < ends.length; end++) {
                beyond[end] += distance >= ends[end] ? 1 : 0;
            }
        }
        double sigma = Math.sqrt(1 - p) / p;
        assertThat(sum / DRAWS).isCloseTo((1 - p) / p, within(5 * sigma / Math.sqrt(DRAWS)));
        for (int end = 0; end < ends.length; end++) {
            double tail = Math.pow(1 - p, (double) ends[end]);
            assertThat((double) beyond[end] / DRAWS)
                    .as("P(distance >= " + ends[end] + ")")
                    .isCloseTo(tail, within(5 * Math.sqrt(tail * (1 - tail) / DRAWS) + 1e-12));
        }
    }

    @Test
    void whatIsCertainHappensEachTime() {
        GeometricSteps steps = new GeometricSteps(1);
        AddressedWords words = AddressedWords.of(1);
        for (int draw = 0; draw < 1000; draw++) {
            assertThat(steps.next(words)).isZero();
        }
    }
}
