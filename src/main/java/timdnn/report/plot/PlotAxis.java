package timdnn.report.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * A linear axis that begins and ends on ticks.
 *
 * @param step from tick to tick
 * @param first number of the first tick
 * @param last number of the last one
 */
record PlotAxis(double step, int first, int last) {
    static PlotAxis over(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double rough = Math.max(high - low, 1e-9 + 1e-3 * Math.abs(high)) / 7;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough > 5 * power ? 10 : rough > 2 * power ? 5 : rough > power ? 2 : 1);
        return new PlotAxis(step, (int) Math.floor(low / step), (int) Math.ceil(high / step + 1e-9));
    }

    /** Where a value lies, 0 at the first tick and 1 at the last. */
    double share(double value) {
        return (value / step - first) / Math.max(1, last - first);
    }

    String label(int tick) {
        return new BigDecimal(tick * step)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
