package timdnn.report.plot;

import java.util.List;
import java.util.Locale;
import timdnn.report.page.Html;

/** Draws curves with their axes and legend as SVG; a drawing is as high as its legend needs. */
final class WaveformDrawing {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int TOP = 40;
    private static final int BOTTOM = 56;
    private static final int ROW = 20;
    private static final String TIME = "time (ps)";
    private static final String VOLTAGE = "voltage (V)";

    private final StringBuilder svg = new StringBuilder();
    private final WaveformCurves shown;
    private final CurveColours colours;
    private final int height;
    private final int right;
    private final double begin;
    private final double end;
    private final PlotAxis across;
    private final PlotAxis volts;

    private WaveformDrawing(WaveformCurves shown) {
        this.shown = shown;
        colours = new CurveColours(shown.ordered(), shown.curves().size());
        height = Math.max(HEIGHT, TOP + BOTTOM + ROW * shown.curves().size());
        right = 44 + 8 * shown.longestName();
        double[] reach = shown.reach();
        begin = reach[0];
        end = reach[1];
        across = PlotAxis.over(shown.x());
        volts = PlotAxis.over(shown.y());
    }

    /** The SVG text. */
    static String of(WaveformCurves curves) {
        return new WaveformDrawing(curves).drawn();
    }

    private String drawn() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-size=\"13\" "
                        + "font-family=\"system-ui, 'DejaVu Sans', sans-serif\" fill=\"#1c2126\" role=\"img\">",
                WIDTH, height, WIDTH, height);
        add("<title>%s</title>", Html.escape(shown.title()));
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        text(LEFT, 24, "start", shown.title());
        axes();
        for (int index = 0; index < shown.curves().size(); index++) {
            curve(index);
        }
        add("</svg>");
        return svg.toString();
    }

    private void axes() {
        for (int tick = across.first(); tick <= across.last(); tick++) {
            double at = x(tick * across.step());
            if (at < LEFT - 0.5 || at > WIDTH - right + 0.5) {
                continue;
            }
            add("<path d=\"M%.1f %d V%d\" stroke=\"#d9dee3\"/>", at, TOP, height - BOTTOM);
            text(at, height - BOTTOM + 18, "middle", across.label(tick));
        }
        for (int tick = volts.first(); tick <= volts.last(); tick++) {
            double at = y(tick * volts.step());
            add("<path d=\"M%d %.1f H%d\" stroke=\"#d9dee3\"/>", LEFT, at, WIDTH - right);
            text(LEFT - 8, at + 4, "end", volts.label(tick));
        }
        add("<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#59636e\"/>", LEFT, TOP, height - BOTTOM, WIDTH - right);
        text((LEFT + WIDTH - right) / 2.0, height - 14, "middle", shown.overAnother() ? VOLTAGE : TIME);
        add(
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">" + VOLTAGE + "</text>",
                (TOP + height - BOTTOM) / 2);
    }

    private void curve(int index) {
        String colour = colours.colour(index);
        String dash = colours.dashed(index) ? " stroke-dasharray=\"6 3\"" : "";
        List<double[]> pixels = shown.curves().get(index).points().stream()
                .map(point -> new double[] {x(point[0]), y(point[1])})
                .toList();
        StringBuilder points = new StringBuilder();
        for (double[] point : StraightenedLine.of(pixels)) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", point[0], point[1]));
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\" stroke-linejoin=\"round\"%s/>",
                points.toString().strip(), colour, dash);
        double at = TOP + 10.0 + ROW * index;
        int x = WIDTH - right + 12;
        add("<path d=\"M%d %.1f h18\" stroke=\"%s\" stroke-width=\"2.6\"%s/>", x, at, colour, dash);
        text(x + 24, at + 4, "start", shown.curves().get(index).name());
    }

    private double x(double value) {
        return LEFT + (value - begin) / (end - begin) * (WIDTH - LEFT - right);
    }

    private double y(double value) {
        return height - BOTTOM - volts.share(value) * (height - TOP - BOTTOM);
    }

    private void text(double x, double y, String anchor, String raw) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, Html.escape(raw));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
