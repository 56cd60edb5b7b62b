package timdnn.lut.table;

import java.util.List;

/**
 * The bitline's voltage at the strobe for each number of discharging cells, S0 to S_nMax, over mismatch, and the ADC's
 * thresholds between the states: code = number of thresholds above V_BL.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SenseLevels {
    private final List<Level> levels;
    private final double[] thresholds_V;

    /**
     * One state, with 95 % bounds.
     *
     * @param mean_V mean of V_BL, V
     * @param meanLow_V lower bound of the mean, V
     * @param meanHigh_V upper bound of the mean, V
     * @param sigma_V standard deviation of V_BL, V
     * @param sigmaLow_V lower bound of the standard deviation, V
     * @param sigmaHigh_V upper bound of the standard deviation, V
     * @param simulations number of simulations behind them
     */
    public record Level(
            double mean_V,
            double meanLow_V,
            double meanHigh_V,
            double sigma_V,
            double sigmaLow_V,
            double sigmaHigh_V,
            long simulations) {
        /** Checks that bounds enclose their estimate and there was at least one simulation. */
        public Level {
            Require.finite(mean_V, "mean_V");
            Require.finite(meanLow_V, "meanLow_V");
            Require.finite(meanHigh_V, "meanHigh_V");
            Require.notNegative(sigma_V, "sigma_V");
            Require.notNegative(sigmaLow_V, "sigmaLow_V");
            Require.notNegative(sigmaHigh_V, "sigmaHigh_V");
            if (meanLow_V > mean_V || meanHigh_V < mean_V) {
                throw new IllegalArgumentException("meanLow_V and meanHigh_V must enclose mean_V = " + mean_V
                        + ", were " + meanLow_V + " and " + meanHigh_V);
            }
            if (sigmaLow_V > sigma_V || sigmaHigh_V < sigma_V) {
                throw new IllegalArgumentException("sigmaLow_V and sigmaHigh_V must enclose sigma_V = " + sigma_V
                        + ", were " + sigmaLow_V + " and " + sigmaHigh_V);
            }
            if (simulations < 1) {
                throw new IllegalArgumentException("simulations must be at least 1, was " + simulations);
            }
        }
    }

    private SenseLevels(List<Level> levels, double[] thresholds_V) {
        this.levels = levels;
        this.thresholds_V = thresholds_V;
    }

    /**
     * States and thresholds.
     *
     * @param levels S0, S1, ...; means strictly falling
     * @param thresholds_V strictly falling; the threshold with index i lies between S_i and S_{i+1}; V
     * @return the levels
     * @throws IllegalArgumentException if the means do not fall, there is no level on both sides of each threshold, or a
     *     threshold is not between its two levels
     */
    public static SenseLevels of(List<Level> levels, double... thresholds_V) {
        if (thresholds_V.length < 1 || levels.size() <= thresholds_V.length) {
            throw new IllegalArgumentException("levels must number at least one more than the thresholds, were "
                    + levels.size() + " for " + thresholds_V.length + " thresholds");
        }
        for (int n = 1; n < levels.size(); n++) {
            if (levels.get(n).mean_V() >= levels.get(n - 1).mean_V()) {
                throw new IllegalArgumentException("mean_V[" + n + "] must be below mean_V[" + (n - 1) + "] = "
                        + levels.get(n - 1).mean_V() + ", was "
                        + levels.get(n).mean_V());
            }
        }
        for (int index = 0; index < thresholds_V.length; index++) {
            double above = levels.get(index).mean_V();
            double below = levels.get(index + 1).mean_V();
            if (!(thresholds_V[index] < above && thresholds_V[index] > below)) {
                throw new IllegalArgumentException("thresholds_V[" + index + "] must be between S" + (index + 1) + " = "
                        + below + " and S" + index + " = " + above + ", was " + thresholds_V[index]);
            }
        }
        return new SenseLevels(List.copyOf(levels), thresholds_V.clone());
    }

    /** {@return S0, S1, ...} */
    public List<Level> levels() {
        return levels;
    }

    /** {@return the highest state measured} */
    public int nMax() {
        return levels.size() - 1;
    }

    /** {@return a copy of the thresholds, falling, V} */
    public double[] thresholds_V() {
        return thresholds_V.clone();
    }

    /**
     * The sense margin of state n: mean(S_n) - mean(S_{n+1}).
     *
     * @param n 0 to {@code nMax() - 1}
     * @return the margin, V
     */
    public double margin_V(int n) {
        return levels.get(n).mean_V() - levels.get(n + 1).mean_V();
    }

    /**
     * What an ADC without offset reads.
     *
     * @param bitline_V V_BL at the strobe, V
     * @return the number of thresholds above the voltage
     */
    public int codeAt(double bitline_V) {
        int code = 0;
        while (code < thresholds_V.length && bitline_V < thresholds_V[code]) {
            code++;
        }
        return code;
    }
}
