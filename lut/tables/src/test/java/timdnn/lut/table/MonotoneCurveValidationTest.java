package timdnn.lut.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against closed forms: a parabola is reproduced exactly, an RC discharge with the third power of the step. */
class MonotoneCurveValidationTest {
    @Test
    void parabolaIsExactBecauseThreePointSlopesAre() {
        double[] x = {1, 1.5, 2.5, 3, 4.5};
        double[] y = IntStream.range(0, x.length).mapToDouble(k -> x[k] * x[k]).toArray();
        MonotoneCurve curve = MonotoneCurve.of(GridAxis.of("x", "1", x), "y", "1", y, OutOfRange.REJECT);
        for (double at = 1; at <= 4.5; at += 0.01) {
            assertThat(curve.valueAt(at)).isCloseTo(at * at, within(1e-13));
            assertThat(curve.derivativeAt(at)).isCloseTo(2 * at, within(1e-12));
        }
    }

    @Test
    void rcDischargeConvergesWithAtLeastTheThirdPowerOfTheStep() {
        double coarse = largestErrorOnDischarge(16);
        double fine = largestErrorOnDischarge(32);
        assertThat(coarse).isLessThan(1e-3);
        assertThat(coarse / fine).isGreaterThan(6);
    }

    private static double largestErrorOnDischarge(int intervals) {
        double[] t = IntStream.rangeClosed(0, intervals)
                .mapToDouble(k -> 4.0 * k / intervals)
                .toArray();
        double[] v = IntStream.rangeClosed(0, intervals)
                .mapToDouble(k -> Math.exp(-t[k]))
                .toArray();
        MonotoneCurve curve = MonotoneCurve.of(GridAxis.of("t", "s", t), "v", "V", v, OutOfRange.REJECT);
        return IntStream.rangeClosed(0, 4000)
                .mapToDouble(k -> Math.abs(curve.valueAt(k * 1e-3) - Math.exp(-k * 1e-3)))
                .max()
                .orElseThrow();
    }
}
