package timdnn.characterization.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.harness.result.Plot;
import timdnn.harness.result.Vector;

class MeasureTest {
    /** A pulse from 1 to 5 s on a, its complement on y, each edge 1 s later and 2 s long. */
    private static final Plot PLOT = new Plot(
            "tran1",
            "",
            "Transient Analysis",
            List.of(
                    vector("time", Vector.Quantity.TIME, 0, 1, 2, 4, 5, 6, 8, 9),
                    vector("a", Vector.Quantity.VOLTAGE, 0, 0, 1, 1, 1, 0, 0, 0),
                    vector("y", Vector.Quantity.VOLTAGE, 1, 1, 1, 0, 0, 0, 1, 1)));

    private static Vector vector(String name, Vector.Quantity quantity, double... values) {
        return Vector.real(name, quantity, values);
    }

    private static Measure.Edge edge(String vector, double level, boolean rises, double after) {
        return new Measure.Edge(vector, level, rises, after);
    }

    @Test
    void aDelayRunsBetweenEdgesInTheirDirections() {
        Measure delay = new Measure.Delay("d", edge("v(a)", 0.5, true, 0), edge("v(y)", 0.5, false, 0));
        assertThat(delay.of(PLOT)).isCloseTo(3 - 1.5, within(1e-15));
        assertThat(delay.unit()).isEqualTo("s");
        assertThat(delay.vectors()).containsExactly("v(a)", "v(y)");
        assertThat(delay.card())
                .isEqualTo(".meas tran d trig v(a) val=0.5 td=0.0 rise=1 targ v(y) val=0.5 td=0.0 fall=1");
    }

    @Test
    void aTransitionIsADelayBetweenTwoLevelsOfOneVector() {
        Measure transition = new Measure.Delay("t", edge("v(y)", 0.2, true, 5), edge("v(y)", 0.8, true, 5));
        assertThat(transition.of(PLOT)).isCloseTo(1.2, within(1e-15));
        assertThat(transition.vectors()).containsExactly("v(y)");
    }

    @Test
    void theSecondEdgeMayComeFirst() {
        Measure delay = new Measure.Delay("d", edge("v(y)", 0.5, false, 0), edge("v(a)", 0.5, true, 0));
        assertThat(delay.of(PLOT)).isCloseTo(-1.5, within(1e-15));
    }

    @Test
    void anEdgeThatNeverComesGivesNoNumber() {
        Measure delay = new Measure.Delay("d", edge("v(a)", 0.5, true, 0), edge("v(y)", 2, true, 0));
        assertThat(delay.of(PLOT)).isNaN();
    }
}
