package timdnn.characterization.strength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrengthModelTest {
    /** 0.9·exp(-n/8), a discharge with a closed form. */
    private static final List<Double> LEVELS =
            IntStream.rangeClosed(0, 16).mapToObj(n -> level(n)).toList();

    private static double level(double n) {
        return 0.9 * Math.exp(-n / 8);
    }

    @Test
    void theCurveFollowsAnExponentialWithinAFifthOfAMillivolt() {
        NominalCurve curve = NominalCurve.through(LEVELS);
        for (double x = 0; x <= 16; x += 0.05) {
            assertThat(curve.voltage_V(x)).isCloseTo(level(x), within(0.2e-3));
        }
        for (int n = 0; n <= 16; n++) {
            assertThat(curve.voltage_V(n)).isEqualTo(LEVELS.get(n));
        }
    }

    @Test
    void theInverseUndoesTheCurveAlsoBeyondItsEnds() {
        NominalCurve curve = NominalCurve.through(LEVELS);
        for (double x = -0.5; x <= 17; x += 0.13) {
            assertThat(curve.strengthSum(curve.voltage_V(x))).isCloseTo(x, within(1e-9));
        }
        assertThat(curve.slope_V(1)).isCloseTo(-level(1) / 8, within(0.5e-3));
    }

    @Test
    void levelsThatDoNotFallAreRefused() {
        assertThatThrownBy(() -> NominalCurve.through(List.of(0.9, 0.8, 0.8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must fall");
        assertThatThrownBy(() -> NominalCurve.through(List.of(0.9, 0.8))).hasMessageContaining("at least 3");
    }

    @Test
    void theLoadOfDrivenRowsIsTheSlopeInTheirNumber() {
        RowLoad load = RowLoad.fit(new double[][] {{0, -2e-3, -4e-3}, {0, 1e-3}, {0}});
        assertThat(load.perRow_V()).hasSize(3);
        assertThat(load.perRow_V().get(0)).isCloseTo(-2e-3, within(1e-15));
        assertThat(load.perRow_V().get(2)).isEqualTo(load.perRow_V().get(1));
        assertThat(load.nonlinearity_V()).isCloseTo(0, within(1e-15));
        assertThat(load.at_V(0.5)).isCloseTo(-0.5e-3, within(1e-15));
        assertThat(load.at_V(-1)).isCloseTo(-2e-3, within(1e-15));
        assertThat(load.at_V(9)).isCloseTo(1e-3, within(1e-15));
    }

    @Test
    void aBentLoadSaysByHowMuch() {
        RowLoad load = RowLoad.fit(new double[][] {{0, 1e-3, 3e-3}});
        assertThat(load.perRow_V().get(0)).isCloseTo(1.4e-3, within(1e-12));
        assertThat(load.nonlinearity_V()).isCloseTo(0.4e-3, within(1e-12));
    }

    @Test
    void theModelAddsTheLoadOfEachDrivenRowToTheCurve() {
        StrengthModel model = new StrengthModel(NominalCurve.through(LEVELS), new RowLoad(List.of(1e-3), 0));
        assertThat(model.bitline_V(4, 3)).isCloseTo(level(4) + 3e-3, within(1e-12));
        assertThat(model.strength(level(1))).isCloseTo(1, within(1e-9));
    }
}
