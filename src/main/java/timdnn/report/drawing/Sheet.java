package timdnn.report.drawing;

import java.util.Locale;

/** Lines, circles and text in grid units, written as SVG; knows how far it reaches. */
final class Sheet {
    /** Pixels a grid unit. */
    private static final int UNIT = 10;

    private static final int MARGIN = 14;

    /** Width of a character by its height, on average; generous, so that nothing is cut off. */
    private static final double CHARACTER = 0.6;

    static final String INK = "#1c2126";
    static final String PALE = "#59636e";
    static final String NET = "#0060a0";

    private final StringBuilder body = new StringBuilder();
    private double left = Double.MAX_VALUE;
    private double top = Double.MAX_VALUE;
    private double right = -Double.MAX_VALUE;
    private double bottom = -Double.MAX_VALUE;

    /** An open path through points given as x, y, x, y, ... */
    void path(double width, double... points) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            path.append(i == 0 ? "M" : " L")
                    .append(number(points[i]))
                    .append(' ')
                    .append(number(points[i + 1]));
            reach(points[i], points[i + 1]);
        }
        add("<path d=\"%s\" stroke-width=\"%s\"/>", path, number(width / UNIT));
    }

    void circle(double x, double y, double radius, boolean filled) {
        reach(x - radius, y - radius);
        reach(x + radius, y + radius);
        add(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" stroke-width=\"1.4\" fill=\"%s\"/>",
                number(x), number(y), number(radius), filled ? INK : "#ffffff");
    }

    void box(double x, double y, double width, double height) {
        reach(x, y);
        reach(x + width, y + height);
        add(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\" stroke-width=\"1.6\" fill=\"#f3f6f9\"/>",
                number(x), number(y), number(width), number(height));
    }

    /**
     * Text.
     *
     * @param x anchor
     * @param y its middle
     * @param side where the text lies, seen from the anchor: to the left, to the right, or centred above or below
     * @param size of the font, px
     */
    void text(double x, double y, Side side, double size, String colour, String raw) {
        double length = raw.length() * CHARACTER * size / UNIT;
        double begin = side == Side.LEFT ? x - length : side == Side.RIGHT ? x : x - length / 2;
        double half = 0.6 * size / UNIT;
        reach(begin, y - half);
        reach(begin + length, y + half);
        add(
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\" text-anchor=\"%s\" stroke=\"none\">%s</text>",
                number(x),
                number(y + 0.36 * size / UNIT),
                number(size / UNIT),
                colour,
                side == Side.LEFT ? "end" : side == Side.RIGHT ? "start" : "middle",
                escape(raw));
    }

    private void reach(double x, double y) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
    }

    double left() {
        return left;
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    String svg(String title) {
        double width = (right - left) * UNIT + 2 * MARGIN;
        double height = (bottom - top) * UNIT + 2 * MARGIN;
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.0f %.0f %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" "
                                + "font-family=\"system-ui, 'DejaVu Sans', sans-serif\" fill=\"none\" stroke=\"%s\" "
                                + "stroke-linecap=\"round\" stroke-linejoin=\"round\" role=\"img\">%n<title>%s</title>%n"
                                + "<rect x=\"%.0f\" y=\"%.0f\" width=\"100%%\" height=\"100%%\" fill=\"#ffffff\" stroke=\"none\"/>%n%s</svg>%n",
                        left * UNIT - MARGIN,
                        top * UNIT - MARGIN,
                        width,
                        height,
                        width,
                        height,
                        INK,
                        escape(title),
                        left * UNIT - MARGIN,
                        top * UNIT - MARGIN,
                        body)
                .replace("\r\n", "\n");
    }

    /** A length in pixels, without digits that say nothing. */
    private static String number(double units) {
        String text = String.format(Locale.ROOT, "%.1f", units * UNIT);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escape(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void add(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
