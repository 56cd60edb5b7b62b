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
    private final PlotFrame frame;
    private final List<ConditionDot> dots;
    private final List<Double> supplies;
    private final List<Double> strobes;

    private ParetoPlot(List<ConditionDot> dots) {
        this.dots = dots;
        supplies = dots.stream().map(ConditionDot::vdd_V).distinct().sorted().toList();
        strobes = dots.stream().map(ConditionDot::strobe_s).distinct().sorted().toList();
        frame = new PlotFrame(
                PlotAxis.over(
                        dots.stream().mapToDouble(dot -> dot.energy_J() * 1e15).toArray()),
                PlotAxis.over(dots.stream()
                        .flatMapToDouble(dot -> java.util.stream.DoubleStream.of(dot.low(), dot.high()))
                        .toArray()),
                "energy of an access of S4, one column (fJ)",
                "smallest half-margin (\u03c3)");
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
        StringBuilder points = new StringBuilder();
        line().forEach(dot -> points.append(
                String.format(Locale.ROOT, "%.1f,%.1f ", frame.x(dot.energy_J() * 1e15), frame.y(dot.sigmas()))));
        frame.add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#59636e\" stroke-dasharray=\"5 4\"/>",
                points.toString().strip());
        dots.forEach(this::dot);
        legend();
        return frame.drawn();
    }

    private void dot(ConditionDot dot) {
        double x = frame.x(dot.energy_J() * 1e15);
        String colour = colour(dot.vdd_V());
        frame.add(
                "<path d=\"M%.1f %.1f V%.1f\" stroke=\"%s\" stroke-opacity=\"0.45\"/>",
                x, frame.y(dot.low()), frame.y(dot.high()), colour);
        frame.add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" stroke=\"%s\" stroke-width=\"1.8\" fill=\"%s\"><title>%s</title>"
                        + "</circle>",
                x,
                frame.y(dot.sigmas()),
                radius(dot.strobe_s()),
                colour,
                dot.pareto() ? colour : "#ffffff",
                Html.escape(dot.condition()));
    }

    private void legend() {
        supplies.forEach(supply -> frame.entry(6, colour(supply), colour(supply), SiText.fixed(supply, 2) + " V"));
        frame.gap();
        for (double strobe : strobes.size() > 8 ? List.<Double>of() : strobes) {
            frame.entry(radius(strobe), PlotFrame.GREY, "#ffffff", SiText.fixed(strobe * 1e12, 0) + " ps");
        }
        frame.gap();
        frame.entry(6, PlotFrame.GREY, PlotFrame.GREY, "on the front");
        frame.entry(6, PlotFrame.GREY, "#ffffff", "beaten");
        frame.remark("bars: 95 %");
    }

    private String colour(double supply) {
        return PlotFrame.COLOURS[supplies.indexOf(supply) % PlotFrame.COLOURS.length];
    }

    private double radius(double strobe) {
        return 4 + 5.0 * strobes.indexOf(strobe) / Math.max(1, strobes.size() - 1);
    }
}
