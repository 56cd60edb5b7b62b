package timdnn.network.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageSampleTest {
    @Test
    void imagesAreDrawnOnceAndTheSameForTheSameSeed() {
        int[] sample = ImageSample.of(1_000, 200, 3);
        assertThat(sample).hasSize(200).isSorted().doesNotHaveDuplicates();
        assertThat(sample[0]).isNotNegative();
        assertThat(sample[199]).isLessThan(1_000);
        assertThat(ImageSample.of(1_000, 200, 3)).containsExactly(sample);
        assertThat(ImageSample.of(1_000, 200, 4)).isNotEqualTo(sample);
        assertThat(ImageSample.of(5, 5, 9)).containsExactly(0, 1, 2, 3, 4);
    }

    /** Each image has one chance in five: of 2000 seeds 400, with σ = 18. */
    @Test
    void everyImageIsAsLikelyAsAnyOther() {
        int[] drawn = new int[20];
        for (int seed = 0; seed < 2_000; seed++) {
            for (int image : ImageSample.of(20, 4, seed)) {
                drawn[image]++;
            }
        }
        for (int count : drawn) {
            assertThat(count).isBetween(310, 490);
        }
    }
}
