package timdnn.report.circuit;

import java.util.Locale;
import java.util.stream.Collectors;
import timdnn.characterization.circuit.finding.CircuitFindings;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.characterization.circuit.finding.CircuitFindings.SpecFinding;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.Table;
import timdnn.report.run.RunFolder;

/** Benches of a circuit that the plan declares: specifications first, then all measures, with the decks behind them. */
public final class CircuitSection {
    private static final int SHARES = 3;

    private CircuitSection() {}

    public static Section of(RunFolder run, CircuitFindings circuit) {
        Html body = new Html();
        if (!circuit.specs().isEmpty()) {
            Table specs = new Table(
                    "Specifications at their worst point",
                    "specification",
                    "measure",
                    "nominal",
                    "#yield (95 %)",
                    "#Cpk",
                    "#worst",
                    "#P(violation)");
            circuit.specs().forEach(spec -> row(specs, spec));
            body.table(specs);
        }
        Table measures = new Table(
                "Measures: over mismatch where something varies",
                "measure",
                "point",
                "unit",
                "#nominal",
                "#mean",
                "#σ (95 %)",
                "#n",
                "#without a number",
                "largest shares of the variance");
        circuit.measures().forEach(measure -> row(measures, measure));
        body.table(measures);
        body.paragraph(
                "Any sample is a deck: ",
                Html.code("./tim deck <folder> --experiment <bench> --state \"<point> mismatch\" --sample 0"),
                ", which plain ngspice runs.");
        return new Section("circuit", "Measures and specifications", body);
    }

    private static void row(Table table, SpecFinding spec) {
        table.row(
                spec.name(),
                spec.measure() + " at " + spec.point(),
                Html.verdict(spec.passes()),
                spec.yield()
                        .map(yield -> format(
                                "%.2f %% [%.2f, %.2f]", 100 * yield.estimate(), 100 * yield.low(), 100 * yield.high()))
                        .orElse(""),
                spec.cpk().isPresent() ? format("%.2f", spec.cpk().getAsDouble()) : "",
                format("%.5g %s", spec.worst(), spec.unit()),
                spec.violation()
                        .map(violation -> format(
                                "%.1e [%.1e, %.1e]",
                                violation.probability().estimate(),
                                violation.probability().low(),
                                violation.probability().high()))
                        .orElse(""));
    }

    private static void row(Table table, MeasureFinding measure) {
        table.row(
                measure.name(),
                measure.point(),
                measure.unit(),
                number(measure.nominal()),
                measure.mean().map(mean -> number(mean.estimate())).orElse(""),
                measure.sigma()
                        .map(sigma -> format("%.4g [%.4g, %.4g]", sigma.estimate(), sigma.low(), sigma.high()))
                        .orElse(""),
                Integer.toString(measure.n()),
                Integer.toString(measure.failed()),
                measure.shares().entrySet().stream()
                        .limit(SHARES)
                        .map(share -> format("%s %.0f %%", share.getKey(), 100 * share.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "none" : format("%.5g", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
