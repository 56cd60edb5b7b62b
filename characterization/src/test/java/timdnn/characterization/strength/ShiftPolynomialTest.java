package timdnn.characterization.strength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import timdnn.characterization.statistics.Estimate;

class ShiftPolynomialTest {
    private static final double[] LINEAR = {-1.8, -0.9};
    private static final double[] QUADRATIC = {-0.5, 3.3, -2.4};
    private static final double SIGMA = 24.7e-3;
    private static final long SEED = 20190616;

    private static double[][] shifts(Well19937c random, int samples) {
        double[][] shifts = new double[samples][2];
        for (double[] sample : shifts) {
            sample[0] = SIGMA * random.nextGaussian();
            sample[1] = SIGMA * random.nextGaussian();
        }
        return shifts;
    }

    private static double epsilon(double[] x) {
        return LINEAR[0] * x[0]
                + LINEAR[1] * x[1]
                + QUADRATIC[0] * x[0] * x[0]
                + QUADRATIC[1] * x[0] * x[1]
                + QUADRATIC[2] * x[1] * x[1];
    }

    @Test
    void knownCoefficientsComeBackExactlyWithoutNoise() {
        double[][] shifts = shifts(new Well19937c(SEED), 40);
        double[] epsilon = java.util.Arrays.stream(shifts)
                .mapToDouble(ShiftPolynomialTest::epsilon)
                .toArray();
        ShiftPolynomial fitted = ShiftPolynomial.fit(shifts, epsilon);
        for (int i = 0; i < 2; i++) {
            assertThat(fitted.linear_perV().get(i).estimate()).isCloseTo(LINEAR[i], within(1e-9));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(fitted.quadratic_perV2().get(i).estimate()).isCloseTo(QUADRATIC[i], within(1e-7));
        }
        double[] elsewhere = {0.03, -0.05};
        assertThat(fitted.at(elsewhere)).isCloseTo(epsilon(elsewhere), within(1e-10));
        assertThat(fitted.at(new double[2])).isZero();
    }

    /** 400 repetitions: 95 % within 3.5 standard errors, a false alarm in 2,000 seeds. */
    @Test
    void intervalsCoverTheTrueCoefficientsInNineteenOfTwentyFits() {
        Well19937c random = new Well19937c(SEED);
        int covered = 0;
        int repetitions = 400;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            double[][] shifts = shifts(random, 30);
            double[] epsilon = java.util.Arrays.stream(shifts)
                    .mapToDouble(x -> epsilon(x) + 1e-3 * random.nextGaussian())
                    .toArray();
            Estimate access = ShiftPolynomial.fit(shifts, epsilon).linear_perV().get(0);
            covered += access.low() <= LINEAR[0] && LINEAR[0] <= access.high() ? 1 : 0;
        }
        double error = Math.sqrt(0.95 * 0.05 / repetitions);
        assertThat(covered / (double) repetitions).as("seed " + SEED).isCloseTo(0.95, within(3.5 * error));
    }

    @Test
    void quadraticTermsFollowTheLinearOnesRowByRow() {
        assertThat(ShiftPolynomial.terms(new double[] {2, 3, 5})).containsExactly(2, 3, 5, 4, 6, 10, 9, 15, 25);
    }

    @Test
    void aWrongNumberOfCoefficientsIsRefused() {
        Estimate one = new Estimate(1, 1, 1, 2);
        assertThatThrownBy(() -> new ShiftPolynomial(List.of(one, one), List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have 3 coefficients");
    }
}
