package timdnn.lut.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LookupTableTest {
    private static final GridAxis A = GridAxis.of("a", "V", 0, 1, 3);
    private static final GridAxis B = GridAxis.of("b", "K", 250, 300);
    private static final GridAxis C = GridAxis.of("c", "s", -1, 0, 0.5, 2);

    private static double trilinear(double a, double b, double c) {
        return 1 + 2 * a - b / 100 + 3 * c + a * b / 50 - a * c + b * c / 7 + a * b * c / 11;
    }

    private static LookupTable table(OutOfRange policy) {
        double[] values = new double[A.size() * B.size() * C.size()];
        int index = 0;
        for (double a : A.points()) {
            for (double b : B.points()) {
                for (double c : C.points()) {
                    values[index++] = trilinear(a, b, c);
                }
            }
        }
        return LookupTable.of("q", "J", List.of(A, B, C), values, policy);
    }

    @Property
    void isExactForAnyFunctionLinearInEachCoordinate(
            @ForAll @DoubleRange(min = 0, max = 1) double a,
            @ForAll @DoubleRange(min = 250, max = 300) double b,
            @ForAll @DoubleRange(min = -1, max = 2) double c) {
        LookupTable cell = LookupTable.of(
                "q",
                "J",
                List.of(GridAxis.of("a", "V", 0, 1), B, GridAxis.of("c", "s", -1, 2)),
                new double[] {
                    trilinear(0, 250, -1), trilinear(0, 250, 2), trilinear(0, 300, -1), trilinear(0, 300, 2),
                    trilinear(1, 250, -1), trilinear(1, 250, 2), trilinear(1, 300, -1), trilinear(1, 300, 2)
                },
                OutOfRange.REJECT);
        assertThat(cell.valueAt(a, b, c)).isCloseTo(trilinear(a, b, c), within(1e-10));
        assertThat(table(OutOfRange.REJECT).valueAt(a, b, c)).isCloseTo(trilinear(a, b, c), within(1e-10));
    }

    @Test
    void oneAxisIsLinearInterpolation() {
        LookupTable line = LookupTable.of("q", "J", List.of(A), new double[] {5, 7, 1}, OutOfRange.CLAMP);
        assertThat(line.valueAt(0.25)).isEqualTo(5.5);
        assertThat(line.valueAt(2)).isEqualTo(4);
        assertThat(line.valueAt(-3)).isEqualTo(5);
    }

    @Test
    void eachPolicyAnswersOutsideTheGridAsNamed() {
        assertThatThrownBy(() -> table(OutOfRange.REJECT).valueAt(0, 301, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b must be in");
        assertThat(table(OutOfRange.CLAMP).valueAt(9, 400, 9)).isEqualTo(trilinear(3, 300, 2));
        assertThat(table(OutOfRange.EXTRAPOLATE_LINEAR).valueAt(4, 350, 3))
                .isCloseTo(trilinear(4, 350, 3), within(1e-9));
    }

    @Test
    void refusesValuesThatDoNotFillTheGrid() {
        assertThatThrownBy(() -> LookupTable.of("q", "J", List.of(A, B), new double[5], OutOfRange.CLAMP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have 6 values, had 5");
        assertThatThrownBy(() -> table(OutOfRange.CLAMP).valueAt(1, 2)).hasMessageContaining("must have 3 values");
    }
}
