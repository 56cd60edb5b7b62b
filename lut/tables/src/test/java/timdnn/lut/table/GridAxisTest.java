package timdnn.lut.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GridAxisTest {
    private final GridAxis axis = GridAxis.of("vdd", "V", 0.7, 0.9, 1.0);

    @Test
    void findsTheIntervalThatHoldsAValueAndTheNearestOneOutside() {
        assertThat(axis.intervalOf(0.8)).isEqualTo(0);
        assertThat(axis.intervalOf(0.9)).isEqualTo(1);
        assertThat(axis.intervalOf(1.0)).isEqualTo(1);
        assertThat(axis.intervalOf(0.1)).isEqualTo(0);
        assertThat(axis.intervalOf(7)).isEqualTo(1);
    }

    @Test
    void keepsItsOwnCopyOfThePoints() {
        double[] points = {1, 2};
        GridAxis copied = GridAxis.of("n", "1", points);
        points[0] = 5;
        copied.points()[1] = 0;
        assertThat(copied.points()).containsExactly(1, 2);
    }

    @Test
    void refusesPointsThatDoNotIncreaseAndNamesTheOne() {
        assertThatThrownBy(() -> GridAxis.of("vdd", "V", 1, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vdd[2]");
        assertThatThrownBy(() -> GridAxis.of("vdd", "V", 1, Double.NaN)).hasMessageContaining("vdd[1] must be finite");
        assertThatThrownBy(() -> GridAxis.of("vdd", "V", 1)).hasMessageContaining("at least two");
    }
}
