package timdnn.characterization.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import timdnn.characterization.rare.form.DesignPoint;
import timdnn.characterization.rare.form.DesignPointSearch;
import timdnn.characterization.rare.form.DesignPoints;
import timdnn.characterization.rare.form.SearchLimits;
import timdnn.characterization.sample.SampleStream;

class GaussianMixtureTest {
    private static final DesignPointSearch SEARCH = new DesignPointSearch(SearchLimits.standard());

    @Test
    void aVectorBeginsAsTheDrawOfItsAddress() {
        SampleStream stream = new SampleStream(7, "vector", "");
        double[] z = stream.normals("S4", 3, 6);
        assertThat(z[0]).isEqualTo(stream.normal("S4", 3, "vector"));
        assertThat(stream.normals("S4", 3, 10)).startsWith(z);
        assertThat(stream.normals("S4", 4, 6)).doesNotContain(z);
    }

    @Test
    void sharesHoldInEveryStretchOfTheSequence() {
        DesignPoints one = SEARCH.search(Cases.of(4, z -> 20 - z[0]));
        assertThat(one.points()).isEmpty();
        DesignPoints far = DesignPoints.known(
                List.of(new DesignPoint(new double[] {20, 0}, new double[] {1, 0}, 20, 0, true)), 30);
        GaussianMixture mixture = new GaussianMixture(2, far);
        SampleStream stream = new SampleStream(7, "shares", "");
        for (int start = 0; start < 1000; start += 100) {
            int shifted = 0;
            for (int index = start; index < start + 100; index++) {
                // Nothing lies between the shifted density and the nominal one; the wide one has s = 14.
                double[] z = mixture.draw(stream, "state", index);
                if (Math.hypot(z[0] - 20, z[1]) < 6) {
                    shifted++;
                }
            }
            assertThat(shifted).isBetween(88, 93);
        }
    }

    @Test
    void noWeightIsAboveTheInverseOfTheNominalShare() {
        GaussianMixture mixture =
                new GaussianMixture(18, SEARCH.search(Cases.linear(18, 4).limitState()));
        SampleStream stream = new SampleStream(7, "bound", "");
        for (int index = 0; index < 1000; index++) {
            assertThat(mixture.weight(stream.normals("state", index, 18))).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void weightsHaveMeanOneUnderTheirDensity() {
        GaussianMixture mixture =
                new GaussianMixture(5, SEARCH.search(Cases.twoSided(5, 2, 2.5).limitState()));
        SampleStream stream = new SampleStream(7, "weights", "");
        double sum = 0;
        int count = 100_000;
        for (int index = 0; index < count; index++) {
            sum += mixture.weight(mixture.draw(stream, "state", index));
        }
        // Weights are at most 20; the standard error of their mean was 0.01.
        assertThat(sum / count).isCloseTo(1, within(0.05));
    }
}
