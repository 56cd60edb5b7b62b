package timdnn.report.chip;

import java.util.List;
import java.util.Locale;
import timdnn.chip.Expression;
import timdnn.chip.Tornado;

/** What each cause alone does to a result, the largest on top. */
public final class TornadoChart {
    private static final int BARS = 15;
    private static final double LEFT = 380;
    private static final double WIDTH = 1000;
    private static final double BAR = 16;

    private TornadoChart() {}

    /**
     * Draws an expression.
     *
     * @param title what it is
     * @param expression the expression
     * @param scale SI units to {@code unit}
     * @param unit unit of the axis
     * @return the picture
     */
    public static String of(String title, Expression expression, double scale, String unit) {
        List<Tornado> bars = Tornado.of(expression).stream().limit(BARS).toList();
        double nominal = expression.nominal();
        double low = bars.stream()
                .mapToDouble(bar -> Math.min(bar.atLow(), bar.atHigh()))
                .min()
                .orElse(nominal);
        double high = bars.stream()
                .mapToDouble(bar -> Math.max(bar.atLow(), bar.atHigh()))
                .max()
                .orElse(nominal);
        double per = (WIDTH - LEFT - 60) / Math.max(1e-300, high - low);
        Svg svg = new Svg(
                WIDTH,
                60 + bars.size() * (BAR + 4) + 10,
                String.format(Locale.ROOT, "%s: %.4g %s", title, scale * nominal, unit));
        double y = 36;
        for (Tornado bar : bars) {
            svg.text(LEFT - 8, y + BAR - 4, "end", 11, bar.cause());
            double from = Math.min(bar.atLow(), nominal);
            double to = Math.max(bar.atLow(), nominal);
            svg.rect(LEFT + (from - low) * per, y, (to - from) * per, BAR, Svg.COLOURS[0], "at its low ends");
            from = Math.min(bar.atHigh(), nominal);
            to = Math.max(bar.atHigh(), nominal);
            svg.rect(LEFT + (from - low) * per, y, (to - from) * per, BAR, Svg.COLOURS[1], "at its high ends");
            y += BAR + 4;
        }
        svg.line(LEFT + (nominal - low) * per, 32, LEFT + (nominal - low) * per, y, "#222");
        svg.text(LEFT, y + 14, "start", 10, String.format(Locale.ROOT, "%.4g", scale * low));
        svg.text(WIDTH - 60, y + 14, "end", 10, String.format(Locale.ROOT, "%.4g %s", scale * high, unit));
        return svg.document();
    }
}
