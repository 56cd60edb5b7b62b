package timdnn.report.chip;

import java.util.Locale;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.schedule.Action;
import timdnn.chip.schedule.LayerSchedule;

/** Operations a second of each layer over its operations a byte of memory outside, below the roof of bandwidth and peak rate. */
public final class Roofline {
    private static final double WIDTH = 800;
    private static final double HEIGHT = 520;
    private static final double LEFT = 70;
    private static final double TOP = 50;
    private static final double BOTTOM = 60;

    private final double lowX;
    private final double highX;
    private final double lowY;
    private final double highY;

    private Roofline(double lowX, double highX, double lowY, double highY) {
        this.lowX = lowX;
        this.highX = highX;
        this.lowY = lowY;
        this.highY = highY;
    }

    private record Point(String layer, double intensity, double rate) {}

    /**
     * Draws a run.
     *
     * @param result the run
     * @return the picture
     */
    public static String of(ChipResult result) {
        java.util.List<Point> points = result.schedule().layers().stream()
                .filter(layer -> layer.time_ps() > 0)
                .map(Roofline::point)
                .toList();
        double peak = result.peakOpsPerSecond();
        double bandwidth = result.design().memory().dram_Bps();
        double knee = peak / bandwidth;
        double lowX =
                Math.min(1, points.stream().mapToDouble(Point::intensity).min().orElse(1));
        double highX = Math.max(
                10 * Math.max(knee, 1),
                points.stream().mapToDouble(Point::intensity).max().orElse(1));
        double lowY = Math.min(
                peak / 1e3, points.stream().mapToDouble(Point::rate).min().orElse(peak));
        Roofline axes = new Roofline(lowX / 1.5, highX * 1.5, lowY / 1.5, peak * 2);
        Svg svg = new Svg(
                WIDTH,
                HEIGHT,
                String.format(
                        Locale.ROOT,
                        "%s on %s: roof of %.3g TOPS and %.3g GB/s",
                        result.network().name(),
                        result.design().name(),
                        peak / 1e12,
                        bandwidth / 1e9));
        axes.grid(svg);
        if (result.design().memory().hasDram()) {
            double from = Math.max(axes.lowX, axes.lowY / bandwidth);
            svg.line(axes.x(from), axes.y(from * bandwidth), axes.x(knee), axes.y(peak), Svg.COLOURS[1]);
            svg.line(axes.x(knee), axes.y(peak), axes.x(axes.highX), axes.y(peak), Svg.COLOURS[1]);
        } else {
            svg.line(axes.x(axes.lowX), axes.y(peak), axes.x(axes.highX), axes.y(peak), Svg.COLOURS[1]);
        }
        double passes = Math.max(1, result.network().layers().get(0).accesses());
        if (passes > 1) {
            double roof = peak / passes;
            svg.line(
                    axes.x(Math.max(axes.lowX, roof / bandwidth)),
                    axes.y(roof),
                    axes.x(axes.highX),
                    axes.y(roof),
                    "#bbbbbb");
            svg.text(
                    axes.x(axes.highX) - 4,
                    axes.y(roof) - 4,
                    "end",
                    10,
                    String.format(Locale.ROOT, "an access a bit of activations of %.0f bits", passes));
        }
        for (Point point : points) {
            svg.circle(
                    axes.x(point.intensity()),
                    axes.y(point.rate()),
                    4,
                    Svg.COLOURS[0],
                    String.format(
                            Locale.ROOT,
                            "%s: %.3g TOPS at %.3g operations a byte",
                            point.layer(),
                            point.rate() / 1e12,
                            point.intensity()));
        }
        return svg.document();
    }

    private static Point point(LayerSchedule layer) {
        double operations = 2.0 * layer.multiplyAccumulates();
        double bytes = Math.max(1.0, (layer.count(Action.DRAM_READ) + layer.count(Action.DRAM_WRITE)) / 8.0);
        return new Point(layer.layer(), operations / bytes, operations / (layer.time_ps() * 1e-12));
    }

    private void grid(Svg svg) {
        for (double decade = Math.pow(10, Math.ceil(Math.log10(lowX))); decade <= highX; decade *= 10) {
            svg.line(x(decade), TOP, x(decade), HEIGHT - BOTTOM, "#eeeeee");
            svg.text(
                    x(decade),
                    HEIGHT - BOTTOM + 16,
                    "middle",
                    10,
                    String.format(Locale.ROOT, decade < 1 ? "%.1g" : decade < 1e6 ? "%.0f" : "%.0e", decade));
        }
        for (double decade = Math.pow(10, Math.ceil(Math.log10(lowY))); decade <= highY; decade *= 10) {
            svg.line(LEFT, y(decade), WIDTH - 20, y(decade), "#eeeeee");
            svg.text(LEFT - 6, y(decade) + 4, "end", 10, String.format(Locale.ROOT, "%.3g", decade / 1e12));
        }
        svg.text((LEFT + WIDTH) / 2, HEIGHT - 20, "middle", 11, "operations a byte of memory outside");
        svg.text(LEFT - 6, TOP + 2, "end", 11, "TOPS");
    }

    private double x(double intensity) {
        return LEFT + (WIDTH - 20 - LEFT) * Math.log(intensity / lowX) / Math.log(highX / lowX);
    }

    private double y(double rate) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * Math.log(rate / lowY) / Math.log(highY / lowY);
    }
}
