package timdnn.characterization.circuit.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Trace TRIANGLES = new Trace(new double[] {0, 1, 2, 3, 4}, new double[] {0, 1, 0, 1, 0});

    @Test
    void crossingsAreCountedInTheirDirection() {
        assertThat(where(Trace.Edge.RISE, 1)).isEqualTo(0.5);
        assertThat(where(Trace.Edge.RISE, 2)).isEqualTo(2.5);
        assertThat(where(Trace.Edge.FALL, 0)).isEqualTo(3.5);
        assertThat(where(Trace.Edge.CROSS, 3)).isEqualTo(2.5);
        assertThat(where(Trace.Edge.RISE, 3)).isNaN();
    }

    private static double where(Trace.Edge edge, int number) {
        return TRIANGLES.where(new Trace.Crossing(0.5, edge, number, Double.NEGATIVE_INFINITY));
    }

    @Test
    void valuesAreLinearBetweenPointsAndNothingBeyond() {
        assertThat(TRIANGLES.at(0.25)).isEqualTo(0.25);
        assertThat(TRIANGLES.at(4)).isEqualTo(0);
        assertThat(TRIANGLES.at(4.1)).isNaN();
    }

    @Test
    void theIntegralHasInterpolatedEnds() {
        assertThat(TRIANGLES.integral(0, 4)).isEqualTo(2);
        assertThat(TRIANGLES.integral(0.5, 1.5)).isCloseTo(0.75, within(1e-15));
    }

    @Test
    void theSquareBetweenIdealInvertersHasHalfTheSupply() {
        int points = 2001;
        double[] x = new double[points];
        double[] step = new double[points];
        double[] shifted = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = i / (points - 1.0);
            step[i] = x[i] < 0.5 ? 1 : 0;
            shifted[i] = x[i] < 0.6 ? 1 : 0;
        }
        assertThat(Butterfly.margin(x, step, step)).isCloseTo(0.5, within(2e-3));
        // A trip point that moves by a tenth takes a tenth from the smaller lobe.
        assertThat(Butterfly.margin(x, step, shifted)).isCloseTo(0.4, within(2e-3));
    }
}
