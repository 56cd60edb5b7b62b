package timdnn.report.plot;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import timdnn.report.page.Html;
import timdnn.report.page.SiText;
import timdnn.report.run.CampaignFacts;

/**
 * The conditions of a swept study as a plain SVG for documents: energy of an access against the smallest half-margin in σ,
 * colour by supply, size by strobe; filled dots are on the front.
 */
public final class ParetoPlot {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 500;
    private static final int LEFT = 64;
    private static final int RIGHT = 150;
    private static final int TOP = 20;
    private static final int BOTTOM = 56;
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"};

    private final StringBuilder svg = new StringBuilder();
    private final List<ConditionDot> dots;
    private final List<Double> supplies;
    private final List<Double> strobes;
    private final PlotAxis energy;
    private final PlotAxis sigmas;

    private ParetoPlot(List<ConditionDot> dots) {
        this.dots = dots;
        supplies = dots.stream().map(ConditionDot::vdd_V).distinct().sorted().toList();
        strobes = dots.stream().map(ConditionDot::strobe_s).distinct().sorted().toList();
        energy = PlotAxis.over(
                dots.stream().mapToDouble(dot -> dot.energy_J() * 1e15).toArray());
        sigmas = PlotAxis.over(dots.stream()
                .flatMapToDouble(dot -> java.util.stream.DoubleStream.of(dot.low(), dot.high()))
                .toArray());
    }

    /**
     * Draws a run's conditions.
     *
     * @param folder the run's folder
     * @return the SVG text; empty if the plan does not sweep, or has no mismatch or no energy
     * @throws timdnn.input.InvalidInputException if there is no campaign, or it has not come far enough
     */
    public static Optional<String> of(Path folder) {
        List<ConditionDot> dots = ConditionDot.of(CampaignFacts.read(folder).sweep());
        return dots.isEmpty() ? Optional.empty() : Optional.of(draw(dots));
    }

    static String draw(List<ConditionDot> dots) {
        return new ParetoPlot(dots).drawn();
    }

    /** Those that no other beats in energy and half-margin, by rising energy. */
    private List<ConditionDot> line() {
        return dots.stream()
                .filter(dot -> dots.stream()
                        .noneMatch(other -> other.energy_J() <= dot.energy_J()
                                && other.sigmas() >= dot.sigmas()
                                && (other.energy_J() < dot.energy_J() || other.sigmas() > dot.sigmas())))
                .sorted(Comparator.comparingDouble(ConditionDot::energy_J))
                .toList();
    }

    private String drawn() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-size=\"13\" "
                        + "font-family=\"system-ui, 'DejaVu Sans', sans-serif\" fill=\"#1c2126\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        axes();
        StringBuilder points = new StringBuilder();
        line().forEach(dot ->
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(dot.energy_J() * 1e15), y(dot.sigmas()))));
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#59636e\" stroke-dasharray=\"5 4\"/>",
                points.toString().strip());
        dots.forEach(this::dot);
        legend();
        add("</svg>");
        return svg.toString();
    }

    private void axes() {
        for (int tick = energy.first(); tick <= energy.last(); tick++) {
            double at = x(tick * energy.step());
            add("<path d=\"M%.1f %d V%d\" stroke=\"#d9dee3\"/>", at, TOP, HEIGHT - BOTTOM);
            text(at, HEIGHT - BOTTOM + 18, "middle", energy.label(tick));
        }
        for (int tick = sigmas.first(); tick <= sigmas.last(); tick++) {
            double at = y(tick * sigmas.step());
            add("<path d=\"M%d %.1f H%d\" stroke=\"#d9dee3\"/>", LEFT, at, WIDTH - RIGHT);
            text(LEFT - 8, at + 4, "end", sigmas.label(tick));
        }
        add("<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#59636e\"/>", LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT);
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", "energy of an access of S4, one column (fJ)");
        add(
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">smallest half-margin (\u03c3)</text>",
                (TOP + HEIGHT - BOTTOM) / 2);
    }

    private void dot(ConditionDot dot) {
        double x = x(dot.energy_J() * 1e15);
        String colour = colour(dot.vdd_V());
        add(
                "<path d=\"M%.1f %.1f V%.1f\" stroke=\"%s\" stroke-opacity=\"0.45\"/>",
                x, y(dot.low()), y(dot.high()), colour);
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" stroke=\"%s\" stroke-width=\"1.8\" fill=\"%s\"><title>%s</title>"
                        + "</circle>",
                x,
                y(dot.sigmas()),
                radius(dot.strobe_s()),
                colour,
                dot.pareto() ? colour : "#ffffff",
                Html.escape(dot.condition()));
    }

    private void legend() {
        double x = WIDTH - RIGHT + 24;
        double y = TOP + 12;
        for (double supply : supplies) {
            circle(x, y, 6, colour(supply), colour(supply));
            text(x + 16, y + 4, "start", SiText.fixed(supply, 2) + " V");
            y += 22;
        }
        y += 12;
        for (double strobe : strobes.size() > 8 ? List.<Double>of() : strobes) {
            circle(x, y, radius(strobe), "#59636e", "#ffffff");
            text(x + 16, y + 4, "start", SiText.fixed(strobe * 1e12, 0) + " ps");
            y += 22;
        }
        y += 12;
        circle(x, y, 6, "#59636e", "#59636e");
        text(x + 16, y + 4, "start", "on the front");
        circle(x, y + 22, 6, "#59636e", "#ffffff");
        text(x + 16, y + 26, "start", "beaten");
        text(x - 8, y + 50, "start", "bars: 95 %");
    }

    private void circle(double x, double y, double r, String stroke, String fill) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" stroke=\"%s\" stroke-width=\"1.8\" fill=\"%s\"/>",
                x, y, r, stroke, fill);
    }

    private String colour(double supply) {
        return COLOURS[supplies.indexOf(supply) % COLOURS.length];
    }

    private double radius(double strobe) {
        return 4 + 5.0 * strobes.indexOf(strobe) / Math.max(1, strobes.size() - 1);
    }

    private double x(double value) {
        return LEFT + energy.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - sigmas.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private void text(double x, double y, String anchor, String raw) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, Html.escape(raw));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
