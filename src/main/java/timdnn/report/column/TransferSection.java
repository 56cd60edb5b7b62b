package timdnn.report.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.study.ConditionFindings;
import timdnn.lut.store.FitReport;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.table.MonotoneCurve;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.ResidualsFile;
import timdnn.report.run.RunFolder;

/** The transfer curve f, V_BL = f(sum of strengths), and how well it predicts columns that were kept out of its fit. */
@SuppressWarnings("MemberName") // suffixes are units
public final class TransferSection {
    private static final int CURVE_STEPS = 160;

    private TransferSection() {}

    /** The curve: points are {@code {strength sum in nominal cells, V}}. */
    record Transfer(List<double[]> nominal, List<double[]> curve) {}

    /** Residuals: points are {@code {state, sample, predicted in V, predicted less simulated in V}}. */
    record Residuals(List<double[]> points, double rms_V) {}

    public static Section of(RunFolder run) {
        ConditionFindings findings = run.campaign().findings();
        List<double[]> nominal = new ArrayList<>();
        for (int n = 0; n < findings.requireColumn().levels_V().size(); n++) {
            nominal.add(new double[] {n, findings.requireColumn().levels_V().get(n)});
        }
        Html body = new Html()
                .paragraph(
                        "Give each cell a strength, 1 for a nominal one. The bitline at the strobe is then one curve of the"
                                + " conducting cells' summed strength, V(BL) = f(\u03a3s): the bridge from circuit to network.")
                .figure(
                        "transfer",
                        "Transfer curve of the bitline",
                        new Transfer(
                                nominal, run.table().map(TransferSection::curve).orElse(List.of())))
                .origin(FigureStatus.S, run.origin(ColumnBench.TRANSFER, BitlineState.name(8)));
        run.table()
                .ifPresentOrElse(
                        table -> body.table(fitReport(table)),
                        () -> body.missing(
                                run.tableName(), "the figure shows the simulated points alone", run.fitCommand()));
        body.heading("Held-out columns");
        residuals(run, body);
        return new Section("transfer", "Transfer curve", body);
    }

    private static void residuals(RunFolder run, Html body) {
        Optional<List<ResidualsFile.Residual>> found = run.residuals().filter(list -> !list.isEmpty());
        if (found.isEmpty()) {
            body.missing(ResidualsFile.NAME, "there are no residuals to show", run.fitCommand());
            return;
        }
        List<ResidualsFile.Residual> residuals = found.get();
        double rms = rms_V(residuals);
        ResidualsFile.Residual worst = residuals.get(0);
        for (ResidualsFile.Residual residual : residuals) {
            worst = Math.abs(residual.error_V()) > Math.abs(worst.error_V()) ? residual : worst;
        }
        body.paragraph(
                        SiText.count(residuals.size()),
                        " mismatched columns that the fit never saw: RMS error ",
                        Html.strong(SiText.quantity(rms, "V", 3)),
                        ", largest ",
                        SiText.quantity(worst.error_V(), "V", 3),
                        " (" + BitlineState.name(worst.state()) + ", sample " + worst.sample() + ").")
                .figure(
                        "residuals",
                        "Predicted less simulated bitline voltage of held-out columns",
                        new Residuals(
                                residuals.stream()
                                        .map(residual -> new double[] {
                                            residual.state(),
                                            residual.sample(),
                                            microvolts(residual.predicted_V()),
                                            microvolts(residual.error_V())
                                        })
                                        .toList(),
                                rms))
                .origin(FigureStatus.S, run.origin(ColumnBench.MISMATCH, BitlineState.name(worst.state())));
    }

    static double rms_V(List<ResidualsFile.Residual> residuals) {
        double sum = 0;
        for (ResidualsFile.Residual residual : residuals) {
            sum += residual.error_V() * residual.error_V();
        }
        return Math.sqrt(sum / residuals.size());
    }

    private static double microvolts(double voltage_V) {
        return Math.rint(voltage_V * 1e7) / 1e7;
    }

    private static List<double[]> curve(LutArtifact table) {
        MonotoneCurve curve = table.transferCurve().curve();
        double first = curve.axis().first();
        double last = curve.axis().last();
        List<double[]> points = new ArrayList<>();
        for (int step = 0; step <= CURVE_STEPS; step++) {
            double x = step == CURVE_STEPS ? last : first + (last - first) * step / CURVE_STEPS;
            points.add(new double[] {Math.rint(x * 1e6) / 1e6, microvolts(curve.valueAt(x))});
        }
        return points;
    }

    private static Table fitReport(LutArtifact table) {
        Table report = new Table(
                "Fit report of the table: errors on simulations kept out of the fit (S)",
                "quantity",
                "metric",
                "#error",
                "#limit",
                "#held out",
                "verdict");
        for (FitReport.Entry entry : table.fitReport().entries()) {
            report.row(
                    entry.quantity(),
                    entry.metric(),
                    number(entry.value(), entry.unit()),
                    Double.isInfinite(entry.limit()) ? "none" : number(entry.limit(), entry.unit()),
                    SiText.count(entry.heldOut()),
                    Double.isInfinite(entry.limit()) ? "not judged" : Html.verdict(entry.withinLimit()));
        }
        return report;
    }

    private static String number(double value, String unit) {
        return unit.equals("1") ? SiText.significant(value, 3) : SiText.quantity(value, unit, 3);
    }
}
