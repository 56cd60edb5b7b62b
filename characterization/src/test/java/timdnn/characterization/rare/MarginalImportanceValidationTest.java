package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.sample.SampleStream;

/** Against closed forms: linear limit states, whose g is normal with mean β and σ 1. */
class MarginalImportanceValidationTest {
    private static final int DIMENSION = 18;

    /** A known part that is normal with σ 2. */
    private static double normal(double g) {
        return Cases.phi(g / 2);
    }

    /**
     * One that is within ±0.3 but for three in a hundred, which have a σ of 6: the law of a trimmed offset, with its step at the
     * end of the body.
     */
    private static double trimmed(double g) {
        return 0.97 * Math.max(0, Math.min(1, (0.3 - g) / 0.6)) + 0.03 * Cases.phi(g / 6);
    }

    private static MarginalSample sample(LimitState limitState, DoubleUnaryOperator failing, long seed) {
        return new MarginalImportance(new SampleStream(seed, "test", ""), "state", new StoppingRule(0.1, 100, 2000, 50))
                .sample(limitState, List.of(failing));
    }

    private static RareEstimate estimate(LimitState limitState, DoubleUnaryOperator failing, long seed) {
        return sample(limitState, failing, seed).estimates().mean();
    }

    /** E[q(β - z)] by the trapezoidal rule. */
    private static double exact(double beta, DoubleUnaryOperator failing) {
        double step = 1e-3;
        double sum = 0;
        for (double z = -9; z <= 20; z += step) {
            sum += failing.applyAsDouble(beta - z) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * step;
        }
        return sum;
    }

    @Test
    void twoNormalPartsGiveTheTailOfTheirSum() {
        for (double beta : new double[] {2, 7, 13}) {
            RareEstimate found =
                    estimate(Cases.linear(DIMENSION, beta).limitState(), MarginalImportanceValidationTest::normal, 1);
            double expected = Cases.phi(beta / Math.sqrt(5));
            assertThat(Math.abs(Math.log(found.probability() / expected)))
                    .as("beta %s: %s", beta, found)
                    .isLessThan(4 * found.relativeError());
            assertThat(found.relativeError()).isLessThan(0.1);
            assertThat(found.designPoints().get(0).beta()).isCloseTo(beta / Math.sqrt(5), within(0.05));
        }
    }

    @Test
    void aLawWithAFarTailIsMetWhetherTheTailOrTheCircuitFails() {
        // The circuit fails at β = 3.5, the tail beyond 5; at 4.3 both count.
        for (double beta : new double[] {2, 3.5, 4.3, 5, 9, 20}) {
            for (long seed = 1; seed <= 5; seed++) {
                RareEstimate found = estimate(
                        Cases.linear(DIMENSION, beta).limitState(), MarginalImportanceValidationTest::trimmed, seed);
                assertThat(Math.abs(
                                Math.log(found.probability() / exact(beta, MarginalImportanceValidationTest::trimmed))))
                        .as("beta %s seed %s: %s", beta, seed, found)
                        .isLessThan(4.5 * found.relativeError());
                assertThat(found.relativeError()).isLessThan(0.101);
            }
        }
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        double expected = exact(4.3, MarginalImportanceValidationTest::trimmed);
        int held = 0;
        for (long seed = 1; seed <= 200; seed++) {
            RareEstimate found = estimate(
                    Cases.linear(DIMENSION, 4.3).limitState(), MarginalImportanceValidationTest::trimmed, seed);
            held += found.low() <= expected && expected <= found.high() ? 1 : 0;
        }
        // 190 of 200, σ 3.1.
        assertThat(held).isGreaterThanOrEqualTo(178);
    }

    @Test
    void plainMonteCarloOfBothPartsAgreesWhereFailuresAreFrequent() {
        double beta = 2;
        SampleStream stream = new SampleStream(9, "plain", "");
        double[] circuit = stream.normals("circuit", 0, 400_000);
        double[] part = stream.normals("part", 0, 400_000);
        int failing = 0;
        for (int i = 0; i < circuit.length; i++) {
            failing += beta + circuit[i] + 2 * part[i] <= 0 ? 1 : 0;
        }
        RareEstimate found =
                estimate(Cases.linear(DIMENSION, beta).limitState(), MarginalImportanceValidationTest::normal, 2);
        double counted = failing / 400_000.0;
        assertThat(Math.abs(Math.log(found.probability() / counted)))
                .isLessThan(4 * Math.hypot(found.relativeError(), 1 / Math.sqrt(failing)));
    }

    @Test
    void theSameSamplesTellOfAnotherLaw() {
        MarginalSample sample =
                sample(Cases.linear(DIMENSION, 7).limitState(), MarginalImportanceValidationTest::normal, 3);
        double[] found =
                sample.probabilities(List.of(MarginalImportanceValidationTest::normal, g -> Cases.phi(g / 2.1)));
        assertThat(found[0]).isEqualTo(sample.estimates().mean().probability());
        assertThat(found[1]).isCloseTo(Cases.phi(7 / Math.sqrt(1 + 2.1 * 2.1)), within(0.3 * found[1]));
        assertThat(found[2]).isCloseTo((found[0] + found[1]) / 2, within(1e-12 * found[0]));
    }

    @Test
    void theSameSeedAsksForTheSamePoints() {
        Requests first = new Requests(Cases.linear(DIMENSION, 5).limitState());
        Requests second = new Requests(Cases.linear(DIMENSION, 5).limitState());
        assertThat(estimate(first, MarginalImportanceValidationTest::trimmed, 1))
                .isEqualTo(estimate(second, MarginalImportanceValidationTest::trimmed, 1));
        assertThat(first.points()).isEqualTo(second.points());
    }

    @Test
    void failedSimulationsAreInTheUpperBound() {
        LimitState linear = Cases.linear(DIMENSION, 3).limitState();
        LimitState holed =
                Cases.of(DIMENSION, z -> z[0] > 1 && z[1] > 0.5 ? Double.NaN : linear.evaluate(List.of(z))[0]);
        RareEstimate found = estimate(holed, MarginalImportanceValidationTest::normal, 1);
        assertThat(found.failed()).isPositive();
        assertThat(found.high()).isGreaterThan(0.02);
        assertThat(found.low()).isLessThan(found.probability());
    }

    @Test
    void theMaximumIncludesTheGradients() {
        assertThatThrownBy(() -> new MarginalImportance(
                                new SampleStream(1, "test", ""), "state", new StoppingRule(0.1, 100, 20, 50))
                        .sample(
                                Cases.linear(DIMENSION, 4).limitState(),
                                List.of(MarginalImportanceValidationTest::normal)))
                .hasMessageStartingWith("maximum must be above the ");
    }
}
