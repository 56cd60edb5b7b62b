package timdnn.lut.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MonotoneCurvePropertyTest {
    /** Steps between a hundredth and a hundred: intervals that jump and intervals that hardly rise, side by side. */
    @Provide
    Arbitrary<List<Double>> steps() {
        return Arbitraries.doubles().between(0.01, 100).ofScale(3).list().ofSize(8);
    }

    private static MonotoneCurve curve(List<Double> stepsX, List<Double> stepsY, double sign) {
        double[] x = new double[stepsX.size() + 1];
        double[] y = new double[x.length];
        for (int index = 1; index < x.length; index++) {
            x[index] = x[index - 1] + stepsX.get(index - 1);
            y[index] = y[index - 1] + sign * stepsY.get(index - 1);
        }
        return MonotoneCurve.of(GridAxis.of("x", "1", x), "y", "1", y, OutOfRange.CLAMP);
    }

    @Property(tries = 300)
    void neverTurnsBackBetweenPoints(
            @ForAll("steps") List<Double> stepsX, @ForAll("steps") List<Double> stepsY, @ForAll boolean rising) {
        double sign = rising ? 1 : -1;
        MonotoneCurve curve = curve(stepsX, stepsY, sign);
        double before = curve.valueAt(0);
        for (int step = 1; step <= 500; step++) {
            double now = curve.valueAt(curve.axis().last() * step / 500);
            assertThat(sign * now).isGreaterThanOrEqualTo(sign * before - 1e-9);
            before = now;
        }
    }

    @Property(tries = 300)
    void inverseUndoesTheCurve(
            @ForAll("steps") List<Double> stepsX, @ForAll("steps") List<Double> stepsY, @ForAll boolean rising) {
        MonotoneCurve curve = curve(stepsX, stepsY, rising ? 1 : -1);
        double range = Math.abs(curve.valueAt(curve.axis().last()));
        for (int step = 0; step <= 50; step++) {
            double value = curve.valueAt(curve.axis().last() * step / 50);
            assertThat(curve.valueAt(curve.inverse(value))).isCloseTo(value, within(1e-12 * range));
        }
    }
}
