package timdnn.cli.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.characterization.store.CampaignStore;
import timdnn.cli.shared.TextFile;
import timdnn.lut.fit.TableFitter;
import timdnn.lut.store.ConditionTables;
import timdnn.lut.store.FitReport;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.Condition;

/** Fits tables to a finished campaign. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = "Fit tables to a finished campaign and judge them on simulations that were held out.")
public final class FitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the campaign's folder")
    private Path folder;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "the artefact (default: DIR/<study>.lut.json)")
    private Path out;

    @Override
    public Integer call() {
        Fitted fitted = fit(folder, out);
        System.out.println(fitted.file() + ": " + LutFile.checksum(fitted.artifact()));
        lines(fitted.artifact()).forEach(System.out::println);
        return fitted.artifact().withinLimits() ? 0 : 1;
    }

    /** What was fitted and where it was written. */
    public record Fitted(Path file, LutArtifact artifact) {}

    public static Fitted fit(Path folder, Path out) {
        TableFitter.Fit fit;
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            fit = TableFitter.fit(store);
        }
        Path file = out == null ? folder.resolve(fit.artifact().name() + ".lut.json") : out;
        Path residuals = folder.resolve("transfer-residuals.csv");
        LutFile.write(fit.artifact(), file);
        TextFile.write(residuals, fit.residuals()::csv);
        return new Fitted(file, fit.artifact());
    }

    /** Errors of all fits, a line each; with its condition where there are several. */
    public static List<String> lines(LutArtifact artifact) {
        List<String> lines = new ArrayList<>();
        for (ConditionTables tables : artifact.conditions()) {
            Condition condition = tables.condition();
            String where = artifact.conditions().size() == 1
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%s %.3g V %.0f degC, ",
                            condition.process(),
                            condition.vdd_V(),
                            condition.temperature_K() - 273.15);
            tables.fitReport().entries().forEach(entry -> lines.add(where + line(entry)));
        }
        return lines;
    }

    private static String line(FitReport.Entry entry) {
        boolean judged = Double.isFinite(entry.limit());
        return String.format(
                Locale.ROOT,
                "%s: %s error %.3g %s on %d held out%s",
                entry.quantity(),
                entry.metric(),
                entry.value(),
                entry.unit(),
                entry.heldOut(),
                judged
                        ? String.format(
                                Locale.ROOT, " (limit %.3g)%s", entry.limit(), entry.withinLimit() ? "" : " EXCEEDED")
                        : "");
    }
}
