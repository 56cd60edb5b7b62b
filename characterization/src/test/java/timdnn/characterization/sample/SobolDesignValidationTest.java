package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

class SobolDesignValidationTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final int REPLICATES = 3;

    /** The first points of a replicate in the unit cube. */
    private static double[][] uniform(Design design, int replicate, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> Arrays.stream(design.point((long) index * REPLICATES + replicate))
                        .map(NORMAL::cumulativeProbability)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Counts points by elementary intervals of volume 2^-Σ digits. */
    private static int[] counts(double[][] points, int... digits) {
        int[] counts = new int[1 << Arrays.stream(digits).sum()];
        for (double[] point : points) {
            int cell = 0;
            for (int dimension = 0; dimension < digits.length; dimension++) {
                cell = (cell << digits[dimension]) + (int) (point[dimension] * (1 << digits[dimension]));
            }
            counts[cell]++;
        }
        return counts;
    }

    @Test
    void unscrambledPointsAreThoseOfTheLibraryInAllDimensions() {
        int dimensions = SobolPoints.MAX_DIMENSIONS;
        SobolPoints points = new SobolPoints(dimensions);
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
        for (int index = 0; index < 600; index++) {
            compare(points, index, sequence.nextVector());
        }
        compare(points, Integer.MAX_VALUE - 1, sequence.skipTo(Integer.MAX_VALUE - 1));
        compare(points, 0x5a5a5a5a, sequence.skipTo(0x5a5a5a5a));
    }

    private static void compare(SobolPoints points, long index, double[] expected) {
        for (int dimension = 0; dimension < expected.length; dimension++) {
            assertThat((points.coordinate(index, dimension) & 0xffffffffL) * 0x1.0p-32)
                    .isEqualTo(expected[dimension]);
        }
    }

    @Test
    void everyElementaryIntervalOfTheFirstTwoDimensionsHoldsOnePoint() {
        Design design = Designs.sobol(Designs.SEED, 2, REPLICATES);
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            double[][] points = uniform(design, replicate, 1 << 10);
            for (int digits = 0; digits <= 10; digits++) {
                assertThat(counts(points, digits, 10 - digits)).containsOnly(1);
            }
        }
    }

    /** Joe and Kuo's first three dimensions are a (1, 3)-sequence. */
    @Test
    void elementaryIntervalsOfTheFirstThreeDimensionsHoldTwoPoints() {
        double[][] points = uniform(Designs.sobol(Designs.SEED, 3, REPLICATES), 1, 1 << 9);
        for (int first = 0; first <= 8; first++) {
            for (int second = 0; first + second <= 8; second++) {
                assertThat(counts(points, first, second, 8 - first - second)).containsOnly(2);
            }
        }
    }

    @Test
    void everyDimensionIsStratifiedOnItsOwn() {
        double[][] points = uniform(Designs.sobol(Designs.SEED, 200, REPLICATES), 2, 1 << 8);
        for (int dimension = 0; dimension < 200; dimension++) {
            double[][] column = new double[points.length][1];
            for (int index = 0; index < points.length; index++) {
                column[index][0] = points[index][dimension];
            }
            assertThat(counts(column, 8)).containsOnly(1);
        }
    }

    /** The next block of 2^m points is a net too, so replicates can be extended. */
    @Test
    void appendedPointsFillTheIntervalsEvenly() {
        double[][] points = uniform(Designs.sobol(Designs.SEED, 2, REPLICATES), 0, 3 << 6);
        double[][] appended = Arrays.copyOfRange(points, 2 << 6, 3 << 6);
        for (int digits = 0; digits <= 6; digits++) {
            assertThat(counts(appended, digits, 6 - digits)).containsOnly(1);
        }
    }

    @Test
    void moreDevicesThanDimensionsAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> Designs.sobol(1, 1001, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("devices of a Sobol design must be at most 1000, was 1001");
        assertThat(Designs.sobol(1, 1000, 2).point(5)).hasSize(1000);
    }

    @Test
    void samplesBeyondTheSequenceAndASingleReplicateAreRefused() {
        Design design = Designs.sobol(1, 2, 2);
        assertThat(design.point((1L << 32) - 1)).hasSize(2);
        assertThatThrownBy(() -> design.point(1L << 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sample must be below 2147483648 times 2 replicates, was 4294967296");
        assertThatThrownBy(() -> Designs.sobol(1, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replicates must be at least 2, was 1");
    }
}
