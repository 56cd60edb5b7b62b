package timdnn.report.plot;

import java.util.List;
import timdnn.pareto.AccessFront;
import timdnn.pareto.AccessPoint;
import timdnn.report.page.Html;
import timdnn.report.page.SiText;

/**
 * Designs of an access as a plain SVG for documents: energy of a product over its time, colour by the error rate; filled dots
 * are on the front, the table's own design has a ring.
 */
public final class FrontPlot {
    /** Upper ends of the classes of error rates; what is above the last is a class of its own. */
    private static final double[] CLASSES = {1e-4, 3e-4, 1e-3, 1e-2};

    private FrontPlot() {}

    /**
     * Draws the designs.
     *
     * @param front the designs
     * @return the SVG text
     */
    public static String of(AccessFront front) {
        List<AccessPoint> points = front.points();
        PlotFrame frame = new PlotFrame(
                PlotAxis.over(points.stream()
                        .mapToDouble(point -> point.time_s() * 1e9)
                        .toArray()),
                PlotAxis.over(points.stream()
                        .mapToDouble(point -> point.energy_J() * 1e12)
                        .toArray()),
                "time of a 16 x 256 product (ns)",
                "its energy (pJ)");
        for (int i = 0; i < points.size(); i++) {
            AccessPoint point = points.get(i);
            String colour = PlotFrame.COLOURS[kind(point.errorRate())];
            frame.add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5.0\" stroke=\"%s\" stroke-width=\"1.8\" fill=\"%s\"><title>%s</title>"
                            + "</circle>",
                    frame.x(point.time_s() * 1e9),
                    frame.y(point.energy_J() * 1e12),
                    colour,
                    front.front().get(i) ? colour : "#ffffff",
                    Html.escape(point.name()));
        }
        AccessPoint own = points.get(0);
        frame.add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"9.0\" stroke=\"#1c2126\" stroke-width=\"1.5\" fill=\"none\"/>",
                frame.x(own.time_s() * 1e9), frame.y(own.energy_J() * 1e12));
        for (int i = 0; i < CLASSES.length; i++) {
            frame.entry(
                    5,
                    PlotFrame.COLOURS[i],
                    PlotFrame.COLOURS[i],
                    "P_E \u2264 " + SiText.fixed(CLASSES[i] * 1e4, 0) + "e-4");
        }
        frame.entry(5, PlotFrame.COLOURS[CLASSES.length], PlotFrame.COLOURS[CLASSES.length], "above");
        frame.gap();
        frame.entry(5, PlotFrame.GREY, PlotFrame.GREY, "on the front");
        frame.entry(5, PlotFrame.GREY, "#ffffff", "beaten");
        frame.entry(9, "#1c2126", "none", "the table's");
        return frame.drawn();
    }

    private static int kind(double errorRate) {
        int kind = 0;
        while (kind < CLASSES.length && errorRate > CLASSES[kind]) {
            kind++;
        }
        return kind;
    }
}
