package timdnn.characterization.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GridDistributionTest {
    private static final double STEP = 1.0 / 24;

    @Test
    void aSumOfNormalsHasTheNormalsTailOutToEightSigma() {
        GridDistribution sum = GridDistribution.normal(STEP, 0.3, 3).plus(GridDistribution.normal(STEP, -0.1, 4));
        assertThat(sum.total()).isCloseTo(1, within(1e-12));
        assertThat(sum.mean()).isCloseTo(0.2, within(1e-9));
        for (double z = -2; z <= 8; z += 0.5) {
            double expected = NormalTail.beyond(z);
            assertThat(sum.above(0.2 + 5 * z) / expected).as("z %s", z).isCloseTo(1, within(0.005));
            assertThat(sum.below(0.2 - 5 * z) / expected).as("-z %s", z).isCloseTo(1, within(0.005));
        }
    }

    @Test
    void aNormalAndAUniformHaveTheirClosedForm() {
        double half = 4;
        GridDistribution sum = GridDistribution.normal(STEP, 0, 1).plus(GridDistribution.uniform(STEP, half));
        for (double x = 0; x <= 9; x += 1) {
            // The mean of Φ(-(x - s)) over s is [I(x - h) - I(x + h)] / 2h with I the integral of Φ(-t).
            double expected = (integral(x - half) - integral(x + half)) / (2 * half);
            assertThat(sum.above(x) / expected).as("x %s", x).isCloseTo(1, within(0.02));
        }
    }

    /** ∫ from a of Φ(-t) = φ(a) - a·Φ(-a). */
    private static double integral(double a) {
        return Math.exp(-a * a / 2) / Math.sqrt(2 * Math.PI) - a * NormalTail.beyond(a);
    }

    @Test
    void whatIsLeftBeyondABoundHasTheTailsMass() {
        GridDistribution over = GridDistribution.beyond(STEP, 0, 2, 5, 5);
        assertThat(over.total()).isCloseTo(NormalTail.beyond(2.5), within(1e-12));
        assertThat(over.above(3) / NormalTail.beyond(4)).isCloseTo(1, within(1e-3));
        assertThat(over.below(-STEP)).isZero();
        assertThat(over.negative().below(-3)).isCloseTo(over.above(3), within(1e-18));
    }

    @Test
    void observedValuesKeepTheirMean() {
        GridDistribution observed = GridDistribution.values(STEP, -1.37, 0.222, 2.9);
        assertThat(observed.mean()).isCloseTo((-1.37 + 0.222 + 2.9) / 3, within(1e-12));
        assertThat(observed.above(1)).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void theRankOfANormalGivesTheValueBack() {
        GridDistribution normal = GridDistribution.normal(STEP, 1, 2);
        for (double z : new double[] {-6, -1, 0, 2, 7}) {
            assertThat(normal.atNormal(z)).as("z %s", z).isCloseTo(1 + 2 * z, within(0.01));
        }
    }

    @Test
    void causesShareANormalSumByTheirVariances() {
        GridDistribution one = GridDistribution.normal(STEP, 0, 3);
        GridDistribution other = GridDistribution.normal(STEP, 0, 4);
        assertThat(one.meanGiven(other, 20)).isCloseTo(20 * 9.0 / 25, within(0.05));
        // A bounded one gives no more than its bound.
        assertThat(GridDistribution.uniform(STEP, 2).meanGiven(other, 40)).isBetween(1.7, 2.0);
    }
}
