package timdnn.characterization.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.harness.result.Plot;
import timdnn.harness.result.Vector;

class SweepPeakTest {
    private static final Plot SWEEP = new Plot(
            "dc1",
            "",
            "DC transfer characteristic",
            List.of(
                    Vector.real("v-sweep", Vector.Quantity.VOLTAGE, new double[] {-2, -1, 1e-17, 1, 2}),
                    Vector.real("side0", Vector.Quantity.VOLTAGE, new double[] {-5, 3, 0, 1, 7})));

    @Test
    void thePeakIsThatOfThePartAskedFor() {
        assertThat(new Measure.SweepPeak("side0", "V", "v(side0)", -2.5, 0.5).of(SWEEP))
                .isEqualTo(3);
        assertThat(new Measure.SweepPeak("side0", "V", "v(side0)", -0.5, 2.5).of(SWEEP))
                .isEqualTo(7);
        assertThat(new Measure.SweepPeak("side0", "V", "v(side0)", -2.5, -1.5).of(SWEEP))
                .isEqualTo(-5);
    }

    @Test
    void boundsWithoutAPointAreRefused() {
        assertThatThrownBy(() -> new Measure.SweepPeak("s", "V", "v(side0)", 3, 4).of(SWEEP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 3.0 to 4.0");
        assertThatThrownBy(() -> new Measure.SweepPeak("s", "V", "v(side0)", 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above from");
    }
}
