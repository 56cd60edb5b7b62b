package timdnn.harness.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WaveformTest {
    private final Waveform ramp = new Waveform(new double[] {0, 1, 3, 4}, new double[] {0, 2, 2, 0});

    @Test
    void valuesAreLinearBetweenPointsAndConstantBeyond() {
        assertThat(ramp.valueAt(0.25)).isEqualTo(0.5);
        assertThat(ramp.valueAt(2)).isEqualTo(2);
        assertThat(ramp.valueAt(3.5)).isEqualTo(1);
        assertThat(ramp.valueAt(-1)).isZero();
        assertThat(ramp.valueAt(9)).isZero();
    }

    @Test
    void theIntegralOfATrapezoidIsItsArea() {
        assertThat(ramp.integral(0, 4)).isEqualTo(6);
        assertThat(ramp.integral(0.5, 3.5)).isCloseTo(0.75 + 4 + 0.75, within(1e-15));
        assertThat(ramp.integral(1.5, 1.5)).isZero();
        assertThat(ramp.integral(0, 2) + ramp.integral(2, 4)).isEqualTo(6);
    }

    @Test
    void crossingsAreFoundInBothDirectionsAfterAGivenTime() {
        assertThat(ramp.crossing(1, 0)).hasValue(0.5);
        assertThat(ramp.crossing(1, 1)).hasValue(3.5);
        assertThat(ramp.crossing(5, 0)).isEmpty();
    }

    @Test
    void crossingsOfTheOtherDirectionAreLeftOut() {
        assertThat(ramp.crossing(1, 0, true)).hasValue(0.5);
        assertThat(ramp.crossing(1, 0, false)).hasValue(3.5);
        assertThat(ramp.crossing(1, 1, true)).isEmpty();
        assertThat(ramp.crossing(2, 0, true)).hasValue(1);
    }

    @Test
    void timeThatRunsBackwardsIsRefused() {
        assertThatThrownBy(() -> new Waveform(new double[] {0, 2, 1}, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index 2");
        assertThatThrownBy(() -> new Waveform(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLastPointBeyondABandIsFoundFromBehind() {
        Waveform settling = new Waveform(new double[] {0, 1, 2, 3, 4}, new double[] {1, 0.2, 0.8, 0.98, 1});

        assertThat(settling.lastBeyond(1, 0.1, 0)).hasValue(2);
        assertThat(settling.lastBeyond(1, 0.01, 0)).hasValue(3);
        // A point at the time itself does not count.
        assertThat(settling.lastBeyond(1, 0.1, 2)).isEmpty();
        assertThat(settling.lastBeyond(1, 1, 0)).isEmpty();
        assertThat(settling.settling(1, 0.1, 0.5)).hasValue(1.5);
        assertThat(settling.settling(1, 0.1, 2)).hasValue(0);
        // Its end is beyond the band.
        assertThat(settling.settling(0.5, 0.1, 0)).isEmpty();
    }
}
