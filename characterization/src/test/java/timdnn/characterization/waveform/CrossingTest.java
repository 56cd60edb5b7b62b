package timdnn.characterization.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.harness.result.Plot;
import timdnn.harness.result.Vector;

class CrossingTest {
    /** Up to 1 V at 1 ns, down to 0 at 2 ns, up to 2 V at 3 ns. */
    private static final Plot ZIGZAG = new Plot(
            "tran1",
            "",
            "Transient Analysis",
            List.of(
                    Vector.real("time", Vector.Quantity.TIME, new double[] {0, 1e-9, 2e-9, 3e-9}),
                    Vector.real("a", Vector.Quantity.VOLTAGE, new double[] {0, 1, 0, 2})));

    private static double crossing(double level, Measure.Direction direction, double after) {
        return new Measure.Crossing("t", "v(a)", level, direction, after).of(ZIGZAG);
    }

    @Test
    void theFirstPassageInItsDirectionIsCountedFromTheTimeAsked() {
        assertThat(crossing(0.25, Measure.Direction.RISE, 0)).isCloseTo(0.25e-9, within(1e-18));
        assertThat(crossing(0.25, Measure.Direction.FALL, 0)).isCloseTo(1.75e-9, within(1e-18));
        assertThat(crossing(0.5, Measure.Direction.RISE, 0.6e-9)).isCloseTo(2.25e-9 - 0.6e-9, within(1e-18));
    }

    @Test
    void aLevelThatIsMetAtATimePointIsPassed() {
        assertThat(crossing(1, Measure.Direction.RISE, 0)).isCloseTo(1e-9, within(1e-18));
        assertThat(crossing(0, Measure.Direction.FALL, 0)).isCloseTo(2e-9, within(1e-18));
    }

    @Test
    void aLevelThatIsNeverPassedIsNotANumber() {
        assertThat(crossing(3, Measure.Direction.RISE, 0)).isNaN();
        assertThat(crossing(0.5, Measure.Direction.FALL, 2e-9)).isNaN();
    }
}
