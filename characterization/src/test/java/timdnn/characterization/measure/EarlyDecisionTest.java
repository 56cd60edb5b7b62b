package timdnn.characterization.measure;

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
}
