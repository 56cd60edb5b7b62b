package timdnn.report.declared;

import java.util.Optional;
import timdnn.characterization.circuit.finding.CircuitFigures;
import timdnn.characterization.circuit.finding.CircuitFindings.MeasureFinding;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;

/** Every measure under every condition, as numbers. */
final class MeasureSection {
    private static final int MOST_ROWS = 2000;

    private MeasureSection() {}

    static Optional<Section> of(DeclaredRun run) {
        Table table = new Table(
                "Measures; mean and \u03c3 over samples where something varies",
                "measure",
                "condition",
                "point",
                "#nominal",
                "#mean [95 %]",
                "#\u03c3 [95 %]",
                "#n",
                "#without a number");
        int rows = 0;
        int failed = 0;
        for (DeclaredRun.Condition condition : run.conditions()) {
            for (MeasureFinding measure : condition.findings().measures()) {
                failed += measure.failed();
                if (rows++ < MOST_ROWS) {
                    row(table, condition, measure);
                }
            }
        }
        if (rows == 0) {
            return Optional.empty();
        }
        Html body = new Html();
        if (failed > 0) {
            body.notice(
                    SiText.count(failed),
                    " values are missing: their simulation failed, or what is measured never happened. They are in no mean,"
                            + " and meet no specification.");
        }
        if (rows > MOST_ROWS) {
            body.paragraph("The first " + SiText.count(MOST_ROWS) + " of " + SiText.count(rows) + " rows:");
        }
        body.collapsed("All measures as numbers", table);
        return Optional.of(new Section("measures", "Measures", body));
    }

    private static void row(Table table, DeclaredRun.Condition condition, MeasureFinding measure) {
        table.row(
                measure.name(),
                condition.name(),
                measure.point(),
                Numbers.figure(CircuitFigures.nominal(measure)),
                measure.mean().isPresent() ? Numbers.figure(CircuitFigures.mean(measure)) : "\u2013",
                measure.sigma().isPresent() ? Numbers.figure(CircuitFigures.sigma(measure)) : "\u2013",
                SiText.count(measure.n()),
                SiText.count(measure.failed()));
    }
}
