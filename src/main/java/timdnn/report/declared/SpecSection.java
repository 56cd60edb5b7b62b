package timdnn.report.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.circuit.declaration.SpecsPlan.Spec;
import timdnn.characterization.circuit.finding.CircuitFigures;
import timdnn.characterization.circuit.finding.CircuitFindings.SpecFinding;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;

/** Which specifications are met: pass or fail by condition, then yield, Cpk, worst value and rare violations. */
final class SpecSection {
    private static final int MOST_CONDITIONS = 12;

    private SpecSection() {}

    static Optional<Section> of(DeclaredRun run) {
        if (run.specs().isEmpty() || run.conditions().isEmpty()) {
            return Optional.empty();
        }
        Html body = new Html();
        if (run.conditions().size() > 1 && run.conditions().size() <= MOST_CONDITIONS) {
            body.table(matrix(run));
        }
        Table table = new Table(
                "Each specification at the point of its grid where it is worst",
                "specification",
                "limits",
                "condition",
                "point",
                "nominal circuit",
                "#yield [95 %]",
                "#Cpk",
                "#worst value",
                "#P(violation) [95 %], rare-event estimator");
        for (int i = 0; i < run.specs().size(); i++) {
            for (DeclaredRun.Condition condition : run.conditions()) {
                row(
                        table,
                        run.specs().get(i),
                        condition,
                        condition.findings().specs().get(i));
            }
        }
        body.table(table);
        if (run.varies()) {
            body.paragraph(
                    "Yield is the share of samples that meet the limits, with the interval of Clopper and Pearson; a sample"
                            + " that failed or has no value does not meet them. Cpk is the distance of the mean to the nearer limit"
                            + " over 3 \u03c3.");
        }
        return Optional.of(new Section("specifications", "Specifications", body));
    }

    private static Table matrix(DeclaredRun run) {
        List<String> heads = new ArrayList<>(List.of("specification"));
        run.conditions().forEach(condition -> heads.add(condition.name()));
        Table table = new Table("Pass or fail of the nominal circuit, and yield", heads.toArray(String[]::new));
        for (int i = 0; i < run.specs().size(); i++) {
            List<Object> cells = new ArrayList<>(List.of(run.specs().get(i).name()));
            for (DeclaredRun.Condition condition : run.conditions()) {
                SpecFinding spec = condition.findings().specs().get(i);
                cells.add(new Html.Inline(verdict(spec.passes()).html()
                        + spec.yield()
                                .map(yield -> " " + Html.escape(SiText.percent(yield.estimate(), 2)))
                                .orElse("")));
            }
            table.row(cells.toArray());
        }
        return table;
    }

    private static void row(Table table, Spec spec, DeclaredRun.Condition condition, SpecFinding found) {
        table.row(
                found.name(),
                found.measure() + " " + limits(spec, found.unit()),
                condition.name(),
                found.point(),
                verdict(found.passes()),
                found.yield().isPresent() ? SiText.figure(CircuitFigures.yielded(found), "%") : "\u2013",
                found.cpk().isPresent() ? SiText.fixed(found.cpk().getAsDouble(), 2) : "\u2013",
                Numbers.figure(CircuitFigures.worst(found)),
                found.violation().isPresent() ? SiText.probability(CircuitFigures.violation(found)) : "\u2013");
    }

    static String limits(Spec spec, String unit) {
        if (spec.min().isPresent() && spec.max().isPresent()) {
            return "in " + Numbers.quantity(spec.min().getAsDouble(), unit) + " \u2026 "
                    + Numbers.quantity(spec.max().getAsDouble(), unit);
        }
        return spec.min().isPresent()
                ? "\u2265 " + Numbers.quantity(spec.min().getAsDouble(), unit)
                : "\u2264 " + Numbers.quantity(spec.max().orElse(Double.NaN), unit);
    }

    private static Html.Inline verdict(boolean passes) {
        return Html.verdict(passes, "pass", "FAIL");
    }
}
