package timdnn.report.circuit;

import java.util.Locale;
import java.util.stream.Collectors;
import timdnn.characterization.circuit.CircuitFigures;
import timdnn.characterization.circuit.CircuitFindings;
import timdnn.characterization.circuit.CircuitFindings.MeasureFinding;
import timdnn.characterization.circuit.CircuitFindings.SpecFinding;
import timdnn.characterization.figure.Figure;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
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
                    "#yield [95 %]",
                    "#Cpk",
                    "#worst",
                    "#P(violation) [95 %]");
            circuit.specs().forEach(spec -> row(specs, spec));
            body.table(specs);
        }
        Table measures = new Table(
                "Measures: over mismatch where something varies",
                "measure",
                "point",
                "#nominal",
                "#mean [95 %]",
                "#σ [95 %]",
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
                spec.yield().isPresent() ? SiText.figure(CircuitFigures.yieldOf(spec), "%") : "",
                spec.cpk().isPresent() ? format("%.2f", spec.cpk().getAsDouble()) : "",
                shown(CircuitFigures.worst(spec)),
                spec.violation().isPresent() ? SiText.probability(CircuitFigures.violation(spec)) : "");
    }

    private static void row(Table table, MeasureFinding measure) {
        table.row(
                measure.name(),
                measure.point(),
                shown(CircuitFigures.nominal(measure)),
                measure.mean().isPresent() ? shown(CircuitFigures.mean(measure)) : "",
                measure.sigma().isPresent() ? shown(CircuitFigures.sigma(measure)) : "",
                Integer.toString(measure.n()),
                Integer.toString(measure.failed()),
                measure.shares().entrySet().stream()
                        .limit(SHARES)
                        .map(share -> format("%s %.0f %%", share.getKey(), 100 * share.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private static String shown(Figure figure) {
        return Double.isNaN(figure.estimate()) ? "none" : SiText.figure(figure);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
