package timdnn.pareto;

/**
 * How often n products +1 and k products -1 meet in a block, and what becomes of it in blocks of half or twice as many rows.
 *
 * <p>Shape: {@code [n][k]}, shares that sum to one.
 */
final class BlockCounts {
    private BlockCounts() {}

    /**
     * Half a block, whose rows are any half of it: n and k are drawn without replacement,
     *
     * <pre>
     * P(i, j | n, k) = C(n, i)·C(k, j)·C(r - n - k, r/2 - i - j)/C(r, r/2)
     * </pre>
     *
     * @param shares {@code [n][k]}
     * @param rows rows r of the block, even
     * @return {@code [i][j]}, to r/2
     */
    static double[][] half(double[][] shares, int rows) {
        int half = rows / 2;
        double[][] found = new double[half + 1][half + 1];
        double all = binomial(rows, half);
        for (int n = 0; n < shares.length; n++) {
            for (int k = 0; k < shares[n].length && n + k <= rows; k++) {
                for (int i = 0; i <= Math.min(n, half); i++) {
                    for (int j = 0; j <= Math.min(k, half - i); j++) {
                        found[i][j] += shares[n][k]
                                * binomial(n, i)
                                * binomial(k, j)
                                * binomial(rows - n - k, half - i - j)
                                / all;
                    }
                }
            }
        }
        return found;
    }

    /**
     * Two blocks whose counts do not depend on each other.
     *
     * @param shares {@code [n][k]}
     * @return {@code [n][k]}, to twice as many
     */
    static double[][] twice(double[][] shares) {
        int most = 2 * (shares.length - 1);
        double[][] found = new double[most + 1][most + 1];
        for (int n = 0; n < shares.length; n++) {
            for (int k = 0; k < shares[n].length; k++) {
                if (shares[n][k] > 0) {
                    for (int i = 0; i < shares.length; i++) {
                        for (int j = 0; j < shares[i].length; j++) {
                            found[n + i][k + j] += shares[n][k] * shares[i][j];
                        }
                    }
                }
            }
        }
        return found;
    }

    private static double binomial(int of, int some) {
        if (some < 0 || some > of) {
            return 0;
        }
        double value = 1;
        for (int i = 1; i <= some; i++) {
            value *= (of - some + i) / (double) i;
        }
        return value;
    }
}
