package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;

class LatinHypercubeDesignPropertyTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private static int stratum(double z, int strata) {
        return (int) Math.floor(NORMAL.cumulativeProbability(z) * strata);
    }

    @Property(tries = 100)
    void aReplicateHasEachStratumOnceInEveryDimension(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 200) int strata,
            @ForAll @IntRange(max = 1000) int replicate) {
        LatinHypercubeDesign design = Designs.latinHypercube(seed, 5, strata);
        int[][] seen = new int[5][strata];
        for (int index = 0; index < strata; index++) {
            long sample = (long) replicate * strata + index;
            assertThat(design.replicate(sample)).isEqualTo(replicate);
            double[] point = design.point(sample);
            for (int dimension = 0; dimension < point.length; dimension++) {
                seen[dimension][stratum(point[dimension], strata)]++;
            }
        }
        for (int[] counts : seen) {
            assertThat(Arrays.stream(counts).allMatch(count -> count == 1)).isTrue();
        }
    }

    /** Fixed seed; at a random one each of the two would fail in 1 of 1000 runs. */
    @Example
    void permutationsAreUniformAndIndependentBetweenDimensionsAndReplicates() {
        int strata = 4;
        LatinHypercubeDesign design = Designs.latinHypercube(Designs.SEED, 2, strata);
        long[] orders = new long[256];
        long[][] together = new long[strata][strata];
        for (int replicate = 0; replicate < 24_000; replicate++) {
            int order = 0;
            for (int index = 0; index < strata; index++) {
                double[] point = design.point((long) replicate * strata + index);
                order = order * strata + stratum(point[0], strata);
                if (index == 0) {
                    together[stratum(point[0], strata)][stratum(point[1], strata)]++;
                }
            }
            orders[order]++;
        }
        long[] permutations = Arrays.stream(orders).filter(count -> count > 0).toArray();
        double[] expected = IntStream.range(0, 24).mapToDouble(order -> 1000).toArray();
        assertThat(permutations).hasSize(24);
        assertThat(new ChiSquareTest().chiSquareTest(expected, permutations))
                .as("seed %d", Designs.SEED)
                .isGreaterThan(1e-3);
        assertThat(new ChiSquareTest().chiSquareTest(together))
                .as("seed %d", Designs.SEED)
                .isGreaterThan(1e-3);
    }

    @Example
    void theOutermostStrataAreFinite() {
        int strata = LatinHypercubeDesign.MAX_STRATA;
        LatinHypercubeDesign design = Designs.latinHypercube(Designs.SEED, 1, strata);
        double least = 0;
        double most = 0;
        for (int sample = 0; sample < strata; sample++) {
            double z = design.point(sample)[0];
            least = Math.min(least, z);
            most = Math.max(most, z);
        }
        // The first of 2^20 strata ends at -4.76.
        assertThat(least).isBetween(-9.0, -4.7);
        assertThat(most).isBetween(4.7, 9.0);
    }

    @Example
    void strataOutOfRangeAndTheSameDeviceTwiceAreRefused() {
        assertThatThrownBy(() -> Designs.latinHypercube(1, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strata must be 2 to 1048576, was 1");
        assertThatThrownBy(() -> new LatinHypercubeDesign(Designs.stream(1), "S4", List.of("m1", "m1"), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("distinct");
        assertThatThrownBy(() -> Designs.latinHypercube(1, 2, 4).point(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sample must be at least 0, was -1");
    }
}
