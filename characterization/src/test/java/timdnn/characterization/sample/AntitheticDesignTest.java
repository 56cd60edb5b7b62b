package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AntitheticDesignTest {
    private static final Design PLAIN = new PlainDesign(Designs.stream(Designs.SEED), "S4", Designs.devices(4));

    @Test
    void aPairsSecondSampleIsTheMirrorImageOfItsFirst() {
        Design design = new AntitheticDesign(PLAIN);
        for (int pair = 0; pair < 50; pair++) {
            assertThat(design.point(2L * pair)).containsExactly(PLAIN.point(pair));
            double[] mirror = design.point(2L * pair + 1);
            for (int dimension = 0; dimension < mirror.length; dimension++) {
                assertThat(mirror[dimension]).isEqualTo(-PLAIN.point(pair)[dimension]);
            }
            assertThat(design.replicate(2L * pair)).isEqualTo(pair).isEqualTo(design.replicate(2L * pair + 1));
        }
    }

    @Test
    void oddResponsesCancelExactlyWithinAPair() {
        Design design = new AntitheticDesign(Designs.sobol(Designs.SEED, 4, 2));
        for (int pair = 0; pair < 50; pair++) {
            assertThat(odd(design.point(2L * pair)) + odd(design.point(2L * pair + 1)))
                    .isZero();
        }
    }

    private static double odd(double[] z) {
        return 0.3 * z[0] - Math.pow(z[1], 3) + Math.sinh(z[2] + z[3]);
    }

    @Test
    void pairsOverAnotherDesignKeepItsReplicates() {
        Design hypercube = Designs.latinHypercube(Designs.SEED, 4, 8);
        Design design = new AntitheticDesign(hypercube);
        for (int sample = 0; sample < 64; sample++) {
            assertThat(design.replicate(sample)).isEqualTo(sample / 16);
        }
    }

    @Test
    void aShiftedOrAntitheticBaseIsRefused() {
        assertThatThrownBy(() -> new AntitheticDesign(new ShiftedDesign(PLAIN, new double[4])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("base must be neither shifted nor antithetic, was ShiftedDesign");
        assertThatThrownBy(() -> new AntitheticDesign(new AntitheticDesign(PLAIN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AntitheticDesign");
    }
}
