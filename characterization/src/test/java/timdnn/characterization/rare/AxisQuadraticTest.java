package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.SearchLimits;

class AxisQuadraticTest {
    private static LimitState of(java.util.function.ToDoubleFunction<double[]> g) {
        return new LimitState() {
            @Override
            public int dimension() {
                return 3;
            }

            @Override
            public double[] evaluate(List<double[]> points) {
                return points.stream().mapToDouble(g).toArray();
            }
        };
    }

    @Test
    void aSumOfParabolasIsReproduced() {
        LimitState sum = of(z -> 3 - z[0] + 0.5 * z[1] * z[1] - 2 * z[2] + 0.1 * z[2] * z[2]);
        AxisQuadratic surrogate = AxisQuadratic.about(sum, 1.5);
        double[] z = {0.3, -2, 4};
        assertThat(surrogate.evaluate(List.of(z))[0]).isCloseTo(sum.evaluate(List.of(z))[0], within(1e-12));
    }

    @Test
    void anAxisThatFailedIsLeftOut() {
        AxisQuadratic surrogate = AxisQuadratic.about(of(z -> z[1] > 1 ? Double.NaN : 2 - z[0]), 1.5);
        assertThat(surrogate.evaluate(List.of(new double[] {1, 5, 0}))[0]).isCloseTo(1, within(1e-12));
    }

    @Test
    void withItTheEstimateOfALinearLimitStateTakesFewSimulations() {
        double beta = 4;
        LimitState linear = of(z -> beta - (z[0] + z[1] + z[2]) / Math.sqrt(3));
        timdnn.characterization.sample.SampleStream stream =
                new timdnn.characterization.sample.SampleStream(1, "surrogate", "TT");
        RareEstimate estimate = new SurrogateImportance(stream, "S1", StoppingRule.of(0.1, 2000), 20_000, 50)
                .estimate(linear, new SearchLimits(0.5, 0.05, 0.1, 8, 7.5, 4));
        double truth = timdnn.characterization.statistics.NormalTail.beyond(beta);
        assertThat(estimate.low()).isLessThan(truth);
        assertThat(estimate.high()).isGreaterThan(truth);
        assertThat(estimate.simulations()).isLessThan(300);
        assertThat(estimate.relativeError()).isLessThan(0.1);
    }
}
