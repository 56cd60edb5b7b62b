package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ShiftedDesignTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double[] SHIFT = {0.5, -0.4, 0.3};
    private static final Design PLAIN = new PlainDesign(Designs.stream(Designs.SEED), "S4", Designs.devices(3));

    @Test
    void pointsAreMovedAndTheirWeightIsTheRatioOfTheDensities() {
        Design design = new ShiftedDesign(PLAIN, SHIFT);
        for (int sample = 0; sample < 50; sample++) {
            double[] z = design.point(sample);
            double expected = 0;
            for (int device = 0; device < z.length; device++) {
                assertThat(z[device]).isEqualTo(PLAIN.point(sample)[device] + SHIFT[device]);
                expected += NORMAL.logDensity(z[device]) - NORMAL.logDensity(z[device] - SHIFT[device]);
            }
            assertThat(design.logWeight(sample)).isCloseTo(expected, within(1e-12));
        }
    }

    /** Variance of the ratio is exp(s·s) - 1; 4 σ at a fixed seed. */
    @Test
    void likelihoodRatiosAverageToOne() {
        Design design = new ShiftedDesign(PLAIN, SHIFT);
        int count = 40_000;
        double sum = 0;
        for (int sample = 0; sample < count; sample++) {
            sum += Math.exp(design.logWeight(sample));
        }
        double sigma = Math.sqrt(Math.expm1(0.25 + 0.16 + 0.09) / count);
        assertThat(sum / count).as("seed %d", Designs.SEED).isCloseTo(1, within(4 * sigma));
    }

    @Test
    void theShiftIsNotTheCallersArray() {
        double[] shift = SHIFT.clone();
        ShiftedDesign design = new ShiftedDesign(PLAIN, shift);
        shift[0] = 100;
        design.shift()[1] = 100;
        assertThat(design.shift()).containsExactly(SHIFT);
    }

    @Test
    void shiftsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new ShiftedDesign(PLAIN, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shift must have 3 numbers, one a device, was 2");
        assertThatThrownBy(() -> new ShiftedDesign(PLAIN, new double[] {0, Double.NaN, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shift must be finite, was NaN");
        assertThatThrownBy(() -> new ShiftedDesign(new ShiftedDesign(PLAIN, SHIFT), SHIFT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add the shifts");
    }
}
