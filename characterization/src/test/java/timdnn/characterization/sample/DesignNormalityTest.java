package timdnn.characterization.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * Over the randomisation every sample of every design is standard normal with independent devices. One sample a replicate
 * is taken, since those within are dependent. Seeds are fixed; at a random one each test would fail in less than 1 of 100
 * runs, at 1e-3 for each of at most six.
 */
class DesignNormalityTest {
    private static final int REPLICATES = 10_000;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** The same sample of many replicates: of many hypercubes, scrambles or pairs. */
    private static double[][] points(Design design, long index) {
        return LongStream.range(0, REPLICATES)
                .map(replicate -> sample(design, replicate, index))
                .mapToObj(design::point)
                .toArray(double[][]::new);
    }

    private static long sample(Design design, long replicate, long index) {
        if (design instanceof LatinHypercubeDesign hypercube) {
            return replicate * hypercube.strata() + index;
        }
        if (design instanceof AntitheticDesign) {
            return 2 * replicate + index % 2;
        }
        return design instanceof SobolDesign sobol ? index * sobol.replicates() + replicate : replicate;
    }

    private static List<Design> designs() {
        return List.of(
                Designs.latinHypercube(Designs.SEED, 3, 5),
                Designs.sobol(Designs.SEED, 3, REPLICATES),
                new AntitheticDesign(new PlainDesign(Designs.stream(Designs.SEED), "S4", Designs.devices(3))));
    }

    @Test
    void marginalsAreStandardNormal() {
        for (Design design : designs()) {
            for (long index : new long[] {0, 3}) {
                double[][] points = points(design, index);
                double[] last = new double[REPLICATES];
                for (int replicate = 0; replicate < REPLICATES; replicate++) {
                    last[replicate] = points[replicate][2];
                }
                double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(NORMAL, last, false);
                assertThat(p)
                        .as("seed %d, %s", Designs.SEED, design.getClass().getSimpleName())
                        .isGreaterThan(1e-3);
            }
        }
    }

    @Test
    void devicesOfASampleAreIndependent() {
        for (Design design : designs()) {
            long[][] counts = new long[6][6];
            for (double[] point : points(design, 1)) {
                counts[(int) (6 * NORMAL.cumulativeProbability(point[0]))][
                        (int) (6 * NORMAL.cumulativeProbability(point[1]))]++;
            }
            assertThat(new ChiSquareTest().chiSquareTest(counts))
                    .as("seed %d, %s", Designs.SEED, design.getClass().getSimpleName())
                    .isGreaterThan(1e-3);
        }
    }

    /** Mean products of neighbouring replicates have σ = 1/√n: 4 σ, a false alarm in 1 of 15 000 each. */
    @Test
    void replicatesAreUncorrelated() {
        for (Design design : designs()) {
            double[][] points = points(design, 1);
            double[] sums = new double[3];
            for (int replicate = 1; replicate < REPLICATES; replicate++) {
                for (int dimension = 0; dimension < 3; dimension++) {
                    sums[dimension] += points[replicate][dimension] * points[replicate - 1][dimension];
                }
            }
            for (double sum : sums) {
                assertThat(Math.abs(sum / REPLICATES))
                        .as("seed %d, %s", Designs.SEED, design.getClass().getSimpleName())
                        .isLessThan(4 / Math.sqrt(REPLICATES));
            }
        }
    }
}
