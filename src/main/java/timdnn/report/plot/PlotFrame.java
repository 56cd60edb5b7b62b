package timdnn.report.plot;

import java.util.Locale;
import timdnn.report.page.Html;

/** A plot of two linear axes as plain SVG: grid, ticks and titles, and what is put on it. */
final class PlotFrame {
    static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"};
    static final String GREY = "#59636e";

    private static final int WIDTH = 820;
    private static final int HEIGHT = 500;
    private static final int LEFT = 64;
    private static final int RIGHT = 150;
    private static final int TOP = 20;
    private static final int BOTTOM = 56;

    private final StringBuilder svg = new StringBuilder();
    private final PlotAxis across;
    private final PlotAxis up;
    private double legend = TOP + 12;

    /**
     * Begins a plot.
     *
     * @param across the axis below
     * @param up the axis on the left
     * @param belowTitle title of the axis below
     * @param leftTitle title of the axis on the left
     */
    PlotFrame(PlotAxis across, PlotAxis up, String belowTitle, String leftTitle) {
        this.across = across;
        this.up = up;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-size=\"13\" "
                        + "font-family=\"system-ui, 'DejaVu Sans', sans-serif\" fill=\"#1c2126\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        for (int tick = across.first(); tick <= across.last(); tick++) {
            double at = x(tick * across.step());
            add("<path d=\"M%.1f %d V%d\" stroke=\"#d9dee3\"/>", at, TOP, HEIGHT - BOTTOM);
            text(at, HEIGHT - BOTTOM + 18, "middle", across.label(tick));
        }
        for (int tick = up.first(); tick <= up.last(); tick++) {
            double at = y(tick * up.step());
            add("<path d=\"M%d %.1f H%d\" stroke=\"#d9dee3\"/>", LEFT, at, WIDTH - RIGHT);
            text(LEFT - 8, at + 4, "end", up.label(tick));
        }
        add("<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#59636e\"/>", LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT);
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", belowTitle);
        add(
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                (TOP + HEIGHT - BOTTOM) / 2, Html.escape(leftTitle));
    }

    double x(double value) {
        return LEFT + across.share(value) * (WIDTH - LEFT - RIGHT);
    }

    double y(double value) {
        return HEIGHT - BOTTOM - up.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    /** An entry of the legend: a circle and its meaning. */
    void entry(double radius, String stroke, String fill, String meaning) {
        double x = WIDTH - RIGHT + 24;
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" stroke=\"%s\" stroke-width=\"1.8\" fill=\"%s\"/>",
                x, legend, radius, stroke, fill);
        text(x + 16, legend + 4, "start", meaning);
        legend += 22;
    }

    /** Leaves a gap in the legend. */
    void gap() {
        legend += 12;
    }

    /** A line of text below the legend. */
    void remark(String text) {
        text(WIDTH - RIGHT + 16, legend + 6, "start", text);
        legend += 22;
    }

    void text(double x, double y, String anchor, String raw) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, Html.escape(raw));
    }

    void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** The whole text. */
    String drawn() {
        add("</svg>");
        return svg.toString();
    }
}
