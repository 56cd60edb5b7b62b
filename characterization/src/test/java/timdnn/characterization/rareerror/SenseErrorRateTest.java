package timdnn.characterization.rareerror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.StoredEstimate;

class SenseErrorRateTest {
    private static SenseErrorRate.Side side(String method, double estimate, double low, double high) {
        return SenseErrorRate.Side.of(
                new StoredEstimate(method, new Estimate(estimate, low, high, 20), 0.1, 0, 0, 0, Double.NaN));
    }

    @Test
    void aRateOfWhichNoFailureWasFoundIsAModelsStatement() {
        SenseErrorRate.Side none = side(SenseErrorRate.NONE_FOUND + "7.5 sigma", 0, 0, 3.2e-14);
        SenseErrorRate.Side old = side("no failure within 7.5 sigma (FORM)", 0, 0, 3.2e-14);
        SenseErrorRate.Side found = side("mean-shift importance sampling", 1e-6, 0.8e-6, 1.2e-6);
        assertThat(new SenseErrorRate(0, SenseErrorRate.Side.NONE, none).isModel())
                .isTrue();
        assertThat(new SenseErrorRate(1, none, old).isModel()).isTrue();
        assertThat(new SenseErrorRate(2, none, found).isModel()).isFalse();
    }

    @Test
    void whatAModelSaysIsNoBoundOfAConversionsProbability() {
        SenseErrorRate.Side none = side(SenseErrorRate.NONE_FOUND + "7.5 sigma", 0, 0, 0.5);
        SenseErrorRate.Side found = side("mean-shift importance sampling", 1e-6, 0.8e-6, 1.2e-6);
        Estimate probability = SenseErrorFindings.weigh(List.of(new SenseErrorRate(0, none, found)), List.of(1.0), 1)
                .probability();
        assertThat(probability.high()).isCloseTo(1.2e-6, within(1e-12));
    }

    @Test
    void theErrorOfThePathsLawWidensAndUnknownComparatorsRaiseTheUpperEnd() {
        SenseErrorRate.Side found = side("importance sampling, path in closed form", 1e-6, 0.8e-6, 1.2e-6);
        SenseErrorRate.Side wide = found.drivenBy(List.of(found.given())).withErrors(List.of(0.5, 1.0), 0.01);
        assertThat(wide.probability().low()).isCloseTo(1e-6 * Math.exp(-1.96 * Math.hypot(0.1, 1)), within(1e-9));
        assertThat(wide.probability().high()).isBetween(0.01, 0.0101);
        assertThat(wide.driven(0).low()).isGreaterThan(wide.probability().low());
        assertThat(wide.shares()).isEqualTo(Map.of());
    }
}
