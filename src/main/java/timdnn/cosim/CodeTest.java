package timdnn.cosim;

import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;

/**
 * Whether codes that SPICE reads in accesses drawn at random come from the table's P(code | n, d), by Pearson's χ²: for each n the
 * conversions with each code against Σ P(code | n, d) over those drawn. Right codes of which fewer than {@link #LEAST_EXPECTED} are
 * expected are put together over all n, and so are wrong ones. If even these are fewer, the number of wrong ones is judged by a
 * Poisson distribution, two-sided.
 *
 * @param chiSquare the statistic; 0 without a degree of freedom
 * @param degrees its degrees of freedom
 * @param rareSeen conversions with a wrong code of which few are expected
 * @param rareExpected how many are expected
 * @param p the smaller of both tests' probabilities times their number, at most 1: probability of a result as far off, were the table
 *     right
 */
public record CodeTest(double chiSquare, int degrees, int rareSeen, double rareExpected, double p) {
    /** χ² wants at least so many in each class. */
    public static final double LEAST_EXPECTED = 5;

    /**
     * The test.
     *
     * @param compared accesses; those near a threshold are left out, since they were not drawn at random
     * @param codes the table
     * @param mostRows rows of a block
     * @return the test
     */
    static CodeTest of(List<Compared> compared, ConversionCodes codes, int mostRows) {
        int codeMax = codes.codeMax();
        double[][] expected = new double[mostRows + 1][codeMax + 1];
        int[][] seen = new int[mostRows + 1][codeMax + 1];
        for (Compared one : compared) {
            for (int side = 0; side < 2 && !one.near(); side++) {
                DrawnConversion conversion = one.access().conversions().get(side);
                CodeDistribution given = codes.given(conversion.driven());
                seen[conversion.n()][one.code(side)]++;
                for (int code = 0; code <= codeMax; code++) {
                    expected[conversion.n()][code] += given.probability(conversion.n(), code);
                }
            }
        }
        return of(expected, seen);
    }

    /** Both {@code [n][code]}; equal sums by n. The right code is min(n, the last). */
    static CodeTest of(double[][] expected, int[][] seen) {
        Classes classes = new Classes();
        Classes few = new Classes();
        double rareExpected = 0;
        int rareSeen = 0;
        for (int n = 0; n < expected.length; n++) {
            int ideal = Math.min(n, expected[n].length - 1);
            if (expected[n][ideal] >= LEAST_EXPECTED) {
                classes.constraints++;
            }
            for (int code = 0; code < expected[n].length; code++) {
                if (expected[n][code] >= LEAST_EXPECTED) {
                    classes.add(expected[n][code], seen[n][code]);
                } else if (code == ideal) {
                    few.add(expected[n][code], seen[n][code]);
                } else {
                    rareExpected += expected[n][code];
                    rareSeen += seen[n][code];
                }
            }
        }
        if (few.expected >= LEAST_EXPECTED) {
            classes.constraints++;
            classes.add(few.expected, few.seen);
        }
        if (rareExpected >= LEAST_EXPECTED) {
            classes.add(rareExpected, rareSeen);
        }
        int degrees = Math.max(0, classes.count - classes.constraints);
        double byChiSquare = degrees == 0
                ? 1
                : 1 - new ChiSquaredDistribution(null, degrees).cumulativeProbability(classes.chiSquare);
        double byCount = rareExpected >= LEAST_EXPECTED ? 1 : poisson(rareSeen, rareExpected);
        int tests = (degrees == 0 ? 0 : 1) + (rareExpected >= LEAST_EXPECTED ? 0 : 1);
        double p = Math.min(1, Math.max(1, tests) * Math.min(byChiSquare, byCount));
        return new CodeTest(degrees == 0 ? 0 : classes.chiSquare, degrees, rareSeen, rareExpected, p);
    }

    /** Classes of a χ² as they are added up. */
    private static final class Classes {
        private double chiSquare;
        private int count;
        private int constraints;
        private double expected;
        private int seen;

        private void add(double wanted, int found) {
            if (wanted > 0) {
                chiSquare += (found - wanted) * (found - wanted) / wanted;
            }
            count++;
            expected += wanted;
            seen += found;
        }
    }

    private static double poisson(int seen, double mean) {
        if (mean <= 0) {
            return seen == 0 ? 1 : 0;
        }
        PoissonDistribution distribution = new PoissonDistribution(mean);
        double above = seen == 0 ? 1 : 1 - distribution.cumulativeProbability(seen - 1);
        return Math.min(1, 2 * Math.min(above, distribution.cumulativeProbability(seen)));
    }
}
