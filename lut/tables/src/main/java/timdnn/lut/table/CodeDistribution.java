package timdnn.lut.table;

import java.util.Arrays;

/**
 * What a column's ADC answers when n cells discharge the bitline: P(code | n), from Monte Carlo over mismatch, with the
 * 95 % bounds of the error probability P(code ≠ min(n, codeMax) | n).
 *
 * <p>Shapes: {@code counts[n][code]}, {@code probability[n][code]}, {@code simulations[n]}, n = 0 to {@link #nMax()}, code = 0
 * to {@link #codeMax()}. States above {@code nMax} answer as {@code nMax} does: both have the ideal code {@code codeMax}, and more
 * discharge only takes the bitline further from the last threshold. Immutable and safe to share between threads.
 *
 * <p>Counts, probabilities and bounds are kept apart because a rare error's probability may come from a weighted
 * estimator, whose counts are not proportional to it.
 */
public final class CodeDistribution {
    /** How far a row of probabilities may be from one before it is refused. */
    private static final double SUM_TOLERANCE = 1e-9;

    private final long[][] counts;
    private final long[] simulations;
    private final double[][] probability;
    private final double[] errorProbability;
    private final double[] errorLow;
    private final double[] errorHigh;

    private CodeDistribution(
            long[][] counts, long[] simulations, double[][] probability, double[] errorLow, double[] errorHigh) {
        this.counts = counts;
        this.simulations = simulations;
        this.probability = probability;
        this.errorLow = errorLow;
        this.errorHigh = errorHigh;
        this.errorProbability = new double[counts.length];
        for (int n = 0; n < counts.length; n++) {
            double wrong = 0;
            for (int code = 0; code < probability[n].length; code++) {
                wrong += code == idealCode(n) ? 0 : probability[n][code];
            }
            errorProbability[n] = Math.min(1, wrong);
        }
    }

    /**
     * From plain Monte Carlo: probabilities are the relative frequencies, bounds are Wilson's.
     *
     * @param counts how often each code was read, {@code [n][code]}; every row needs at least one simulation
     * @return the distribution
     * @throws IllegalArgumentException if the shape is wrong or a row is empty
     */
    public static CodeDistribution ofCounts(long[][] counts) {
        int states = counts.length;
        double[][] probability = new double[states][];
        long[] simulations = new long[states];
        double[] low = new double[states];
        double[] high = new double[states];
        for (int n = 0; n < states; n++) {
            simulations[n] = Arrays.stream(counts[n]).sum();
            if (simulations[n] <= 0) {
                throw new IllegalArgumentException("counts[" + n + "] must hold at least one simulation");
            }
            probability[n] = new double[counts[n].length];
            for (int code = 0; code < counts[n].length; code++) {
                probability[n][code] = (double) counts[n][code] / simulations[n];
            }
            int ideal = Math.min(n, counts[n].length - 1);
            BinomialInterval wrong = BinomialInterval.of(simulations[n] - counts[n][ideal], simulations[n]);
            low[n] = wrong.low();
            high[n] = wrong.high();
        }
        return of(counts, simulations, probability, low, high);
    }

    /**
     * From any estimator.
     *
     * @param counts how often each code was read, {@code [n][code]}
     * @param simulations how many simulations of state n stand behind row n; at least the row's counts
     * @param probability P(code | n), {@code [n][code]}, each row summing to one
     * @param errorLow lower 95 % bound of the error probability, {@code [n]}
     * @param errorHigh upper 95 % bound, {@code [n]}
     * @return the distribution, which keeps copies
     * @throws IllegalArgumentException if the rows do not cover 0 to codeMax, shapes differ, a row does not sum to one
     *     within 1e-9, or bounds do not enclose the row's error probability
     */
    public static CodeDistribution of(
            long[][] counts, long[] simulations, double[][] probability, double[] errorLow, double[] errorHigh) {
        int states = counts.length;
        int codes = states == 0 ? 0 : counts[0].length;
        if (codes < 2 || states < codes) {
            throw new IllegalArgumentException("counts must have at least two codes and a row for each code, had "
                    + states + " rows of " + codes + " codes");
        }
        Require.length(simulations.length, states, "simulations");
        Require.length(probability.length, states, "probability");
        Require.length(errorLow.length, states, "errorLow");
        Require.length(errorHigh.length, states, "errorHigh");
        long[][] countCopy = new long[states][];
        double[][] probabilityCopy = new double[states][];
        for (int n = 0; n < states; n++) {
            Require.length(counts[n].length, codes, "counts[" + n + "]");
            Require.length(probability[n].length, codes, "probability[" + n + "]");
            countCopy[n] = counts[n].clone();
            probabilityCopy[n] = probability[n].clone();
            checkCounts(countCopy[n], simulations[n], n);
            checkProbabilities(probabilityCopy[n], n);
        }
        CodeDistribution result = new CodeDistribution(
                countCopy, simulations.clone(), probabilityCopy, errorLow.clone(), errorHigh.clone());
        for (int n = 0; n < states; n++) {
            Require.probability(errorLow[n], "errorLow[" + n + "]");
            Require.probability(errorHigh[n], "errorHigh[" + n + "]");
            double error = result.errorProbability[n];
            if (errorLow[n] > error + SUM_TOLERANCE || errorHigh[n] < error - SUM_TOLERANCE) {
                throw new IllegalArgumentException("errorLow[" + n + "] and errorHigh[" + n
                        + "] must enclose the error probability " + error + ", were " + errorLow[n] + " and "
                        + errorHigh[n]);
            }
        }
        return result;
    }

    /**
     * The same counts with other probabilities: those under a further condition, say.
     *
     * @param probabilities P(code | n), {@code [n][code]}, each row summing to one
     * @param low lower 95 % bound of the error probability, {@code [n]}
     * @param high upper 95 % bound, {@code [n]}
     * @return the distribution
     * @throws IllegalArgumentException as {@link #of}
     */
    public CodeDistribution with(double[][] probabilities, double[] low, double[] high) {
        return of(counts, simulations, probabilities, low, high);
    }

    private static void checkCounts(long[] row, long simulations, int n) {
        long sum = 0;
        for (int code = 0; code < row.length; code++) {
            if (row[code] < 0) {
                throw new IllegalArgumentException(
                        "counts[" + n + "][" + code + "] must not be negative, was " + row[code]);
            }
            sum = Math.addExact(sum, row[code]);
        }
        if (simulations < sum) {
            throw new IllegalArgumentException(
                    "simulations[" + n + "] must be at least the row's counts, " + sum + ", was " + simulations);
        }
    }

    private static void checkProbabilities(double[] row, int n) {
        double sum = 0;
        for (int code = 0; code < row.length; code++) {
            sum += Require.probability(row[code], "probability[" + n + "][" + code + "]");
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("probability[" + n + "] must sum to 1, summed to " + sum);
        }
    }

    /** {@return the highest number of discharging cells with a row of its own} */
    public int nMax() {
        return counts.length - 1;
    }

    /** {@return the highest code of the ADC} */
    public int codeMax() {
        return counts[0].length - 1;
    }

    /**
     * The code an ideal ADC reads: min(n, codeMax).
     *
     * @param n discharging cells, 0 or more
     * @return the ideal code
     */
    public int idealCode(int n) {
        return Math.min(n, codeMax());
    }

    private int row(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n must not be negative, was " + n);
        }
        return Math.min(n, nMax());
    }

    /**
     * P(code | n).
     *
     * @param n discharging cells, 0 or more
     * @param code 0 to codeMax
     * @return the probability
     */
    public double probability(int n, int code) {
        return probability[row(n)][code];
    }

    /**
     * P(code ≠ min(n, codeMax) | n).
     *
     * @param n discharging cells, 0 or more
     * @return the probability
     */
    public double errorProbability(int n) {
        return errorProbability[row(n)];
    }

    /**
     * Lower 95 % bound of {@link #errorProbability}.
     *
     * @param n discharging cells, 0 or more
     * @return the bound
     */
    public double errorLow(int n) {
        return errorLow[row(n)];
    }

    /**
     * Upper 95 % bound of {@link #errorProbability}.
     *
     * @param n discharging cells, 0 or more
     * @return the bound
     */
    public double errorHigh(int n) {
        return errorHigh[row(n)];
    }

    /**
     * How often a code was read in state n.
     *
     * @param n discharging cells, 0 or more
     * @param code 0 to codeMax
     * @return the count
     */
    public long count(int n, int code) {
        return counts[row(n)][code];
    }

    /**
     * How many simulations stand behind state n.
     *
     * @param n discharging cells, 0 or more
     * @return the number
     */
    public long simulations(int n) {
        return simulations[row(n)];
    }

    /** {@return the same table with every error rate at its lower 95 % bound} */
    public CodeDistribution atLowerBounds() {
        return withErrorRates(errorLow);
    }

    /** {@return the same table with every error rate at its upper 95 % bound} */
    public CodeDistribution atUpperBounds() {
        return withErrorRates(errorHigh);
    }

    /**
     * What a converter with the first thresholds alone reads: P'(c | n) = P(c | n) for c below {@code codeMax}, and the sum of
     * all above for the last. Errors among codes that become one are none; bounds of an error keep their ratio to it, and where none was
     * seen the upper bound stays.
     *
     * @param codeMax how many thresholds are left, 1 to the highest code
     * @return the distribution
     * @throws IllegalArgumentException if {@code codeMax} is out of range
     */
    public CodeDistribution clipped(int codeMax) {
        if (codeMax < 1 || codeMax > codeMax()) {
            throw new IllegalArgumentException("codeMax must be in 1 to " + codeMax() + ", was " + codeMax);
        }
        int states = counts.length;
        long[][] fewer = new long[states][codeMax + 1];
        double[][] shares = new double[states][codeMax + 1];
        double[] low = new double[states];
        double[] high = new double[states];
        for (int n = 0; n < states; n++) {
            double wrong = 0;
            for (int code = 0; code <= codeMax(); code++) {
                int read = Math.min(code, codeMax);
                fewer[n][read] += counts[n][code];
                shares[n][read] += probability[n][code];
                wrong += read == Math.min(n, codeMax) ? 0 : probability[n][code];
            }
            double left = errorProbability[n] > 0 ? Math.min(1, wrong / errorProbability[n]) : 1;
            low[n] = errorLow[n] * left;
            high[n] = errorHigh[n] * left;
        }
        return new CodeDistribution(fewer, simulations, shares, low, high);
    }

    /**
     * The same table with other error rates. Wrong codes keep their shares of the error; in a row where none was seen the
     * neighbouring codes share it equally, since only neighbouring states overlap.
     *
     * @param errorRates the wanted P(code ≠ ideal | n), {@code [n]}, n = 0 to nMax
     * @return a table whose error probability, lower and upper bound are all equal to the wanted rate
     * @throws IllegalArgumentException if there is not one probability per row
     */
    public CodeDistribution withErrorRates(double[] errorRates) {
        Require.length(errorRates.length, counts.length, "errorRates");
        double[][] scaled = new double[counts.length][];
        for (int n = 0; n < counts.length; n++) {
            double rate = Require.probability(errorRates[n], "errorRates[" + n + "]");
            scaled[n] = scaledRow(n, rate);
        }
        return new CodeDistribution(counts, simulations, scaled, errorRates.clone(), errorRates.clone());
    }

    private double[] scaledRow(int n, double rate) {
        int ideal = idealCode(n);
        double[] row = new double[codeMax() + 1];
        if (errorProbability[n] > 0) {
            for (int code = 0; code < row.length; code++) {
                row[code] = probability[n][code] * (rate / errorProbability[n]);
            }
        } else {
            int neighbours = (ideal > 0 ? 1 : 0) + (ideal < codeMax() ? 1 : 0);
            if (ideal > 0) {
                row[ideal - 1] = rate / neighbours;
            }
            if (ideal < codeMax()) {
                row[ideal + 1] = rate / neighbours;
            }
        }
        row[ideal] = 1 - rate;
        return row;
    }
}
