package timdnn.characterization.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdPlacementTest {
    @Test
    void equalSharesAndSpreadsAreDividedHalfWay() {
        ThresholdPlacement placement =
                new ThresholdPlacement(List.of(0.9, 0.8, 0.7), List.of(0.01, 0.01, 0.01), List.of(5L, 5L, 5L));
        assertThat(placement.thresholds_V().get(0)).isCloseTo(0.85, within(1e-6));
        assertThat(placement.thresholds_V().get(1)).isCloseTo(0.75, within(1e-6));
        // Four tails of 5 σ in three states: 4/3 Φ(-5).
        assertThat(placement.error(placement.thresholds_V())).isCloseTo(4.0 / 3 * 2.866516e-7, within(1e-11));
    }

    /** Equal σ: the Bayes threshold lies σ²/Δ · ln(p₁/p₀) above the middle. */
    @Test
    void aRareStateGivesWayByTheLogarithmOfTheShares() {
        ThresholdPlacement placement =
                new ThresholdPlacement(List.of(0.9, 0.8), List.of(0.02, 0.02), List.of(1L, 1000L));
        assertThat(placement.thresholds_V().get(0)).isCloseTo(0.85 + 0.02 * 0.02 / 0.1 * Math.log(1000), within(1e-5));
        assertThat(placement.error(placement.thresholds_V())).isLessThan(placement.error(List.of(0.85)));
    }

    @Test
    void theWiderStateGetsMoreRoom() {
        ThresholdPlacement placement =
                new ThresholdPlacement(List.of(0.9, 0.8), List.of(0.005, 0.02), List.of(10L, 10L));
        assertThat(placement.thresholds_V().get(0)).isBetween(0.86, 0.89);
    }

    /** A state that was never met keeps its place. */
    @Test
    void aStateThatWasNeverSeenCountsOnce() {
        List<Double> means = List.of(0.9, 0.8);
        List<Double> sigmas = List.of(0.01, 0.01);
        assertThat(new ThresholdPlacement(means, sigmas, List.of(1000L, 0L)).thresholds_V())
                .isEqualTo(new ThresholdPlacement(means, sigmas, List.of(1000L, 1L)).thresholds_V());
    }

    @Test
    void wrongLevelsAreRefused() {
        assertThatThrownBy(() -> new ThresholdPlacement(List.of(0.8, 0.9), List.of(0.01, 0.01), List.of(1L, 1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level 1 must lie below");
        assertThatThrownBy(() -> new ThresholdPlacement(List.of(0.9, 0.8), List.of(0.01, 0.0), List.of(1L, 1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ThresholdPlacement(List.of(0.9), List.of(0.01), List.of(1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
