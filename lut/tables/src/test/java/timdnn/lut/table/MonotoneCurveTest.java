package timdnn.lut.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MonotoneCurveTest {
    private static final double[] X = {0, 1, 2, 4};
    private static final double[] Y = {0.9, 0.8, 0.65, 0.6};

    private static MonotoneCurve curve(OutOfRange policy) {
        return MonotoneCurve.of(GridAxis.of("n", "1", X), "V_BL", "V", Y, policy);
    }

    @Test
    void passesThroughEveryPoint() {
        MonotoneCurve curve = curve(OutOfRange.REJECT);
        for (int index = 0; index < X.length; index++) {
            assertThat(curve.valueAt(X[index])).isEqualTo(Y[index]);
            assertThat(curve.inverse(Y[index])).isEqualTo(X[index]);
        }
    }

    @Test
    void slopeIsTheLimitOfTheDifferenceQuotientAndContinuousAtAPoint() {
        MonotoneCurve curve = curve(OutOfRange.REJECT);
        for (double x : new double[] {0.3, 1.5, 2.1, 3.9}) {
            double quotient = (curve.valueAt(x + 1e-6) - curve.valueAt(x - 1e-6)) / 2e-6;
            assertThat(curve.derivativeAt(x)).isCloseTo(quotient, within(1e-8));
        }
        assertThat(curve.derivativeAt(2 - 1e-9)).isCloseTo(curve.derivativeAt(2), within(1e-7));
    }

    @Test
    void eachPolicyAnswersOutsideTheRangeAsNamed() {
        assertThatThrownBy(() -> curve(OutOfRange.REJECT).valueAt(4.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[0.0, 4.0]");
        assertThatThrownBy(() -> curve(OutOfRange.REJECT).inverse(0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThat(curve(OutOfRange.CLAMP).valueAt(9)).isEqualTo(0.6);
        assertThat(curve(OutOfRange.CLAMP).inverse(0.1)).isEqualTo(4);
        assertThat(curve(OutOfRange.CLAMP).derivativeAt(9)).isEqualTo(0);
        MonotoneCurve line = MonotoneCurve.of(
                GridAxis.of("x", "1", 0, 1, 2), "y", "1", new double[] {1, 3, 5}, OutOfRange.EXTRAPOLATE_LINEAR);
        assertThat(line.valueAt(-2)).isEqualTo(-3);
        assertThat(line.valueAt(10)).isEqualTo(21);
        assertThat(line.inverse(21)).isCloseTo(10, within(1e-12));
        assertThat(line.derivativeAt(10)).isEqualTo(2);
    }

    @Test
    void refusesValuesThatTurnBackAndNamesThem() {
        GridAxis axis = GridAxis.of("n", "1", 0, 1, 2);
        assertThatThrownBy(() -> MonotoneCurve.of(axis, "V", "V", new double[] {3, 2, 2}, OutOfRange.CLAMP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("V[1] = 2.0");
        assertThatThrownBy(() -> MonotoneCurve.of(axis, "V", "V", new double[] {3, 2}, OutOfRange.CLAMP))
                .hasMessageContaining("must have 3 values");
        assertThatThrownBy(() -> curve(OutOfRange.CLAMP).valueAt(Double.NaN)).hasMessageContaining("NaN");
    }
}
