package timdnn.cosim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import timdnn.characterization.sample.SampleStream;
import timdnn.lut.table.CellStrength;

class StrengthShiftsTest {
    private static final CellStrength LINEAR = new CellStrength(-1.8, -0.9, 0, 0, 0, 0.05);
    private static final CellStrength CURVED = new CellStrength(-1.83, -0.94, -0.72, 3.5, -2.5, 0.05);

    @Test
    void alongTheGradientTheNominalDrawGivesTheClosedForm() {
        double[] sigma = {0.02, 0.03};
        double a = -1.8 * 0.02;
        double b = -0.9 * 0.03;
        double[] shifts = new StrengthShifts(LINEAR, sigma).of(1.1, new double[2]);
        double t = 0.1 / (a * a + b * b);
        assertThat(shifts[0]).isCloseTo(0.02 * a * t, within(1e-12));
        assertThat(shifts[1]).isCloseTo(0.03 * b * t, within(1e-12));
    }

    @Test
    void shiftsHaveTheWantedStrengthWhateverIsDrawnAcross() {
        SampleStream draws = new SampleStream(1, "test", "TT");
        StrengthShifts shifts = new StrengthShifts(CURVED, new double[] {0.0247, 0.0247});
        StrengthShifts three = new StrengthShifts(CURVED, new double[] {0.02, 0.025, 0.03});
        for (int sample = 0; sample < 200; sample++) {
            double wanted = 1 + 0.056 * draws.normal("strength", sample, "s");
            assertThat(shifts.at(shifts.of(wanted, draws.normals("two", sample, 2))))
                    .isCloseTo(wanted, within(1e-8));
            assertThat(three.at(three.of(wanted, draws.normals("three", sample, 3))))
                    .isCloseTo(wanted, within(1e-8));
        }
    }

    @Test
    void ofNormalStrengthsEachDeviceVariesAsItDoesByItself() {
        SampleStream draws = new SampleStream(2, "test", "TT");
        double[] sigma = {0.02, 0.03};
        double slope = Math.hypot(1.8 * 0.02, 0.9 * 0.03);
        StrengthShifts shifts = new StrengthShifts(LINEAR, sigma);
        int samples = 20_000;
        double[] squares = new double[2];
        double product = 0;
        for (int sample = 0; sample < samples; sample++) {
            double wanted = 1 + slope * draws.normal("strength", sample, "s");
            double[] x = shifts.of(wanted, draws.normals("across", sample, 2));
            squares[0] += x[0] * x[0] / samples;
            squares[1] += x[1] * x[1] / samples;
            product += x[0] * x[1] / samples;
        }
        // Five standard errors of a mean square of normal draws: 5 √(2/N) = 5 %.
        assertThat(Math.sqrt(squares[0])).isCloseTo(0.02, within(0.02 * 0.025));
        assertThat(Math.sqrt(squares[1])).isCloseTo(0.03, within(0.03 * 0.025));
        assertThat(product).isCloseTo(0, within(5 * 0.02 * 0.03 / Math.sqrt(samples)));
    }

    @Test
    void aStrengthBeyondTheFitIsRefused() {
        assertThatThrownBy(() -> new StrengthShifts(CURVED, new double[] {0.0247, 0.0247}).of(9, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 9.0");
    }
}
