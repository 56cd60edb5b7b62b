package timdnn.network.accuracy;

import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.CodeDistribution;
import timdnn.lut.table.ConversionCodes;
import timdnn.lut.table.SenseLevels;
import timdnn.tile.error.SenseErrors;

/**
 * The errors of a table grown, in one state or in all: by a factor on its rates, or by an offset of the thresholds beside the spread of the
 * levels.
 *
 * @param table the tables
 */
record GrownErrors(LutArtifact table) {
    /** Factors that are tried, in order. */
    static final double[] FACTORS = {1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 100_000};
    /** σ of offsets that are tried, in order, V. */
    static final double[] OFFSETS_V = {0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.07, 0.1};

    /** Errors of a table in one layer, none in the others. */
    static SenseErrors in(int wanted, ConversionCodes codes) {
        SenseErrors errors = SenseErrors.iid(codes);
        return (matrix, layer, seed) -> layer == wanted ? errors.prepare(matrix, layer, seed) : Optional.empty();
    }

    /** The table with rates times a factor, in one state (those above the last code with it) or, for -1, in all. */
    ConversionCodes scaled(double factor, int state) {
        CodeDistribution any = table.codes().any();
        return rates(n -> Math.min(0.5, factor * any.errorProbability(n)), state);
    }

    /** Rates of levels blurred by an offset besides their own σ. */
    ConversionCodes blurred(double offset_V, int state) {
        SenseLevels levels = table.senseLevels();
        double[] thresholds = levels.thresholds_V();
        return rates(
                n -> {
                    SenseLevels.Level level = levels.levels().get(n);
                    NormalDistribution spread = new NormalDistribution(null, 0, Math.hypot(level.sigma_V(), offset_V));
                    // A bitline that stays above its threshold reads a code too few.
                    double wrongBelow = n == 0
                            ? 0
                            : spread.cumulativeProbability(
                                    level.mean_V() - thresholds[Math.min(n, thresholds.length) - 1]);
                    double wrongAbove =
                            n >= thresholds.length ? 0 : spread.cumulativeProbability(thresholds[n] - level.mean_V());
                    return Math.min(1, wrongBelow + wrongAbove);
                },
                state);
    }

    /** Error rate by state. */
    @FunctionalInterface
    private interface Rate {
        double of(int n);
    }

    private ConversionCodes rates(Rate rate, int state) {
        CodeDistribution any = table.codes().any();
        double[] rates = new double[any.nMax() + 1];
        for (int n = 0; n < rates.length; n++) {
            rates[n] = state < 0 || any.idealCode(n) == state ? rate.of(n) : 0;
        }
        return ConversionCodes.of(any.withErrorRates(rates));
    }
}
