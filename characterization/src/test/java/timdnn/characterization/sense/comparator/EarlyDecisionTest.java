package timdnn.characterization.sense.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EarlyDecisionTest {
    /** One reading that has run away is enough: a gain from it would be that of regeneration. */
    @Test
    void theLatestTimeIsOneAtWhichAllReadingsAreLinear() {
        double[] low = {-0.01, -0.05, -0.20, -0.29};
        double[] high = {0.01, 0.05, 0.20, 0.28};
        double[] shifted = {0.02, 0.12, 0.70, 0.90};
        assertThat(EarlyDecision.latestLinear(low, high)).isEqualTo(3);
        assertThat(EarlyDecision.latestLinear(low, high, shifted)).isEqualTo(1);
        assertThat(EarlyDecision.latestLinear(shifted)).isEqualTo(1);
        assertThat(EarlyDecision.latestLinear(new double[] {0.5, 0.9})).isZero();
    }

    @Test
    void theBalanceLiesBetweenReadingsOfDifferentSigns() {
        double[] inputs = {-0.02, 0, 0.02};
        assertThat(EarlyDecision.balance_V(inputs, new double[] {-0.3, -0.1, 0.1}))
                .isCloseTo(0.01, within(1e-15));
        assertThat(EarlyDecision.balance_V(inputs, new double[] {-0.3, -0.2, -0.1}))
                .isNaN();
        assertThat(EarlyDecision.balance_V(inputs, new double[] {-0.3, 0.2, -0.1}))
                .isNaN();
        assertThat(EarlyDecision.balance_V(inputs, new double[] {Double.NaN, 0.2, 0.3}))
                .isNaN();
    }

    /** In the bracket of the verdicts at 1 and 3 mV; both readings are still linear at the second of three times. */
    @Test
    void anOffsetLiesWhereTheVerdictTurnsOnTheLineOfTheLatestLinearReadings() {
        double[] inputs = {-1e-3, 1e-3, 3e-3};
        double[] verdicts = {-0.9, -0.9, 0.9};
        double[][] readings = {{-0.05, -0.2, -0.8}, {0.01, -0.05, -0.3}, {0.06, 0.15, 0.7}};

        assertThat(EarlyDecision.offset_V(inputs, verdicts, readings)).isCloseTo(1.5e-3, within(1e-12));
    }

    @Test
    void anOffsetIsNeverOutsideTheBracketOfItsVerdicts() {
        double[] inputs = {-1e-3, 1e-3, 3e-3};
        double[][] readings = {{-0.1}, {0.02}, {0.1}};

        // Read early, the decision seems to turn at 0.67 mV; whole decisions turn above 1 mV.
        assertThat(EarlyDecision.offset_V(inputs, new double[] {-0.9, -0.9, 0.9}, readings))
                .isEqualTo(1e-3);
        assertThat(EarlyDecision.offset_V(inputs, new double[] {-0.9, -0.9, -0.9}, readings))
                .isNaN();
        assertThat(EarlyDecision.offset_V(inputs, new double[] {-0.9, Double.NaN, 0.9}, readings))
                .isNaN();
    }
}
