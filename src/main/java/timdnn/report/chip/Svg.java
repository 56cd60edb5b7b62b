package timdnn.report.chip;

import java.util.Locale;

/** A picture under construction; lengths in pixels, y downwards. */
final class Svg {
    /** Colours of parts that stand side by side, distinguishable without colour vision as far as so many can be. */
    static final String[] COLOURS = {
        "#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb", "#ee8866", "#44bb99", "#99ddff",
        "#332288", "#999933", "#882255", "#117733"
    };

    private final StringBuilder text = new StringBuilder();
    private final double width;
    private final double height;

    Svg(double width, double height, String title) {
        this.width = width;
        this.height = height;
        text(10, 20, "start", 14, title);
    }

    void rect(double x, double y, double w, double h, String fill, String tip) {
        add(
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\" stroke=\"white\" stroke-width=\"0.5\">"
                        + "<title>%s</title></rect>",
                x, y, Math.max(0, w), Math.max(0, h), fill, escaped(tip));
    }

    void line(double x1, double y1, double x2, double y2, String colour) {
        add("<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    void circle(double x, double y, double radius, String fill, String tip) {
        add(
                "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"%s\"><title>%s</title></circle>",
                x, y, radius, fill, escaped(tip));
    }

    void text(double x, double y, String anchor, int size, String words) {
        add(
                "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>",
                x, y, anchor, size, escaped(words));
    }

    private void add(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** {@return the whole picture} */
    String document() {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\""
                                + " font-family=\"sans-serif\" fill=\"#222\">%n<rect width=\"100%%\" height=\"100%%\""
                                + " fill=\"white\"/>%n",
                        width,
                        height,
                        width,
                        height)
                + text
                + "</svg>\n";
    }
}
