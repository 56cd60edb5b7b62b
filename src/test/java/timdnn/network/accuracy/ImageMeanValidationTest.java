package timdnn.network.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImageMeanValidationTest {
    private static double[] draw(SplittableRandom random, int images) {
        return random.doubles(images, 3, 5).toArray();
    }

    @Test
    void studentsIntervalOfFourValues() {
        ImageMean mean = ImageMean.of(new double[] {1, 2, 3, 4});
        assertThat(mean.mean()).isEqualTo(2.5);
        // t(3) at 0.975 is 3.1824, s = √(5/3).
        assertThat(mean.halfWidth()).isCloseTo(3.182446 * Math.sqrt(5.0 / 3 / 4), within(1e-5));
    }

    /** Uniform on 3 to 5 has σ = 1/√3; s of 40,000 values is within 1 % of it (z = 5). */
    @Test
    void theIntervalShrinksWithTheRootOfTheImages() {
        SplittableRandom random = new SplittableRandom(7);
        for (int images : new int[] {400, 1_600, 40_000}) {
            double halfWidth = ImageMean.of(draw(random, images)).halfWidth();
            assertThat(halfWidth * Math.sqrt(images)).isCloseTo(1.96 / Math.sqrt(3), within(0.12));
        }
    }

    /** 2000 intervals of 12 images miss 100 times, give or take 10; with 1.96 for t(11) they would miss 151 times. */
    @Test
    void theIntervalHoldsTheTruthNineteenTimesInTwenty() {
        SplittableRandom random = new SplittableRandom(8);
        int missed = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            ImageMean mean = ImageMean.of(draw(random, 12));
            missed += Math.abs(mean.mean() - 4) > mean.halfWidth() ? 1 : 0;
        }
        assertThat(missed).isBetween(70, 135);
    }

    @Test
    void independentUncertaintiesAddAsSquares() {
        ImageMean mean = new ImageMean(10, 3, 50);
        assertThat(mean.low(6)).isEqualTo(5);
        assertThat(mean.high(14)).isEqualTo(15);
        assertThat(mean.high(10)).isEqualTo(13);
    }

    @Test
    void oneImageSaysNothingOfOthers() {
        assertThat(ImageMean.of(new double[] {2}).halfWidth()).isInfinite();
        assertThatThrownBy(() -> ImageMean.of(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have at least one image");
    }
}
