package timdnn.report.network;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.access.AccessFigures;
import timdnn.characterization.access.AccessFindings;
import timdnn.characterization.access.TileAccess;
import timdnn.characterization.column.ColumnFigures;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.figure.FigureStatus;
import timdnn.characterization.figure.PaperFigures;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.study.ConditionFindings;
import timdnn.report.column.ErrorRateSection;
import timdnn.report.column.MarginSection;
import timdnn.report.page.Html;
import timdnn.report.page.Section;
import timdnn.report.page.SiText;
import timdnn.report.page.Table;
import timdnn.report.run.NetworkEnergy;
import timdnn.report.run.NetworkFile;
import timdnn.report.run.RunFolder;

/** The paper's figures against ours, each with its status. */
public final class ComparisonSection {
    private ComparisonSection() {}

    public static Section of(RunFolder run) {
        ConditionFindings findings = run.campaign().findings();
        Table table = new Table(
                "Paper (" + PaperFigures.SOURCE + ") against this run", "figure", "paper", "", "ours", "", "remark");
        // A block of fewer rows has none of these margins.
        if (findings.requireColumn().levels_V().size() > PaperFigures.TAIL_LAST + 1) {
            margins(findings, table);
        }
        monteCarlo(run, findings, table);
        network(run, table);
        findings.access()
                .ifPresentOrElse(access -> access(table, access, run.campaign().digital()), () -> bitlines(run, table));
        Html body = new Html()
                .paragraph("Figures of status U are context: none decides whether a run passes.")
                .table(table);
        return new Section("comparison", "Paper against ours", body);
    }

    private static void margins(ConditionFindings findings, Table table) {
        table.row(
                "mean margin S0\u2013S7",
                SiText.quantity(PaperFigures.MEAN_MARGIN.estimate(), "V", 2),
                Html.badge(FigureStatus.U),
                SiText.quantity(mean(findings, 0, PaperFigures.MEAN_LAST), "V", 3),
                Html.badge(FigureStatus.S),
                "ours is set by the plan's strobe");
        table.row(
                "margins to S8, S9, S10",
                MarginSection.tail(),
                Html.badge(FigureStatus.U),
                margin(findings, PaperFigures.TAIL_LAST) + "\u00a0to\u00a0" + margin(findings, PaperFigures.TAIL_FIRST),
                Html.badge(FigureStatus.S),
                "where SPICE disagrees, SPICE stands");
    }

    private static String margin(ConditionFindings findings, int n) {
        return SiText.figure(ColumnFigures.MARGIN.of(new ColumnFigures.Neighbours(findings.requireColumn(), n)));
    }

    /** Time, energy and bitlines of the campaign's own access. */
    private static void access(Table table, AccessFindings access, Optional<DigitalFindings> digital) {
        TileAccess whole = TileAccess.of(access, digital, 1, access.typicalProducts());
        String products = access.typicalProducts() + " of " + access.geometry().rowsABlock()
                + " products not zero in every column";
        table.row(
                "time of an access",
                SiText.quantity(PaperFigures.ACCESS_TIME.estimate(), "s", 2),
                Html.badge(FigureStatus.U),
                SiText.figure(AccessFigures.TIME.of(whole)),
                Html.badge(FigureStatus.D),
                "from one access to the next");
        table.row(
                "energy of an access",
                SiText.quantity(PaperFigures.ACCESS_ENERGY.estimate(), "J", 4),
                Html.badge(FigureStatus.U),
                SiText.figure(AccessFigures.ENERGY.of(whole)),
                Html.badge(FigureStatus.D),
                "ours: " + products + (digital.isPresent() ? "" : "; without the digital part"));
        table.row(
                "bitlines of an access",
                SiText.quantity(PaperFigures.BITLINES.estimate(), "J", 3),
                Html.badge(FigureStatus.U),
                SiText.quantity(whole.parts_J().get("bitlines"), "J", 3),
                Html.badge(FigureStatus.D),
                "ours: " + products);
    }

    /** A campaign without an access has columns alone. */
    private static void bitlines(RunFolder run, Table table) {
        NetworkEnergy.meanBitline_J(run)
                .ifPresentOrElse(
                        mean_J -> bitlines(table, mean_J, "the mean over the network's accesses"),
                        () -> run.campaign().findings().requireColumn().energy().stream()
                                .filter(point -> point.n() == 1 && point.k() == 0)
                                .findFirst()
                                .ifPresent(point -> bitlines(table, point.bitline_J(), "each with n = 1, k = 0")));
    }

    private static void bitlines(Table table, double column_J, String what) {
        table.row(
                "bitlines of an access",
                SiText.quantity(PaperFigures.BITLINES.estimate(), "J", 3),
                Html.badge(FigureStatus.U),
                SiText.quantity(PaperFigures.COLUMNS * column_J, "J", 3),
                Html.badge(FigureStatus.D),
                "ours: 256 columns \u00d7 " + SiText.quantity(column_J, "J", 3) + ", " + what);
    }

    private static double mean(ConditionFindings findings, int first, int last) {
        double sum = 0;
        for (int n = first; n <= last; n++) {
            sum += findings.requireColumn().margin_V(n);
        }
        return sum / (last - first + 1);
    }

    private static void monteCarlo(RunFolder run, ConditionFindings findings, Table table) {
        List<SenseState> states = findings.requireColumn().states();
        run.campaign().study().variation().ifPresent(variation -> {
            boolean pelgrom = variation.avt_Vm() > 0;
            table.row(
                    pelgrom ? "spread of the thresholds" : "\u03c3/\u03bc of the thresholds",
                    (pelgrom ? "\u03c3/\u03bc\u00a0=\u00a0" : "")
                            + SiText.percent(PaperFigures.SIGMA_OVER_MU.estimate(), 0),
                    Html.badge(FigureStatus.U),
                    pelgrom
                            ? "A_VT\u00a0=\u00a0" + SiText.quantity(variation.avt_Vm() * 1e6, "V\u00b7\u00b5m", 4)
                            : SiText.percent(variation.sigmaOverMu(), 0),
                    "",
                    "a setting of the plan" + (pelgrom ? ": \u03c3 = A_VT/\u221a(W\u00b7L)" : ""));
        });
        run.campaign().study().section(MonteCarloPlan.class).ifPresent(mismatch -> {
            table.row(
                    "simulations a state",
                    SiText.count(Math.round(PaperFigures.SAMPLES.estimate())),
                    Html.badge(FigureStatus.U),
                    SiText.count(mismatch.samples()),
                    "",
                    "a setting of the plan");
        });
        if (!states.isEmpty()) {
            int largest = states.stream()
                    .mapToInt(ErrorRateSection::largestMiss)
                    .max()
                    .orElse(0);
            table.row(
                    "farthest miss of a code",
                    "1",
                    Html.badge(FigureStatus.U),
                    String.valueOf(largest),
                    Html.badge(FigureStatus.S),
                    "over all simulated columns");
        }
    }

    private static void network(RunFolder run, Table table) {
        run.iid()
                .flatMap(NetworkFile::sense)
                .ifPresent(sense -> table.row(
                        "P(E) a conversion",
                        SiText.probability(PaperFigures.SENSE_ERROR),
                        Html.badge(FigureStatus.U),
                        NetworkSection.rate(sense),
                        Html.badge(FigureStatus.S),
                        "ours over the partial sums of "
                                + run.iid().orElseThrow().model()));
        run.iid()
                .flatMap(NetworkFile::difference)
                .ifPresent(effect -> table.row(
                        "effect on accuracy",
                        "none",
                        Html.badge(FigureStatus.U),
                        NetworkSection.points(effect.accuracy()),
                        Html.badge(FigureStatus.S),
                        NetworkSection.discordant(effect)));
    }
}
