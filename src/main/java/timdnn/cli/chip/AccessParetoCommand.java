package timdnn.cli.chip;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.chip.CountShares;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.Project;
import timdnn.cli.shared.TextFile;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.pareto.AccessFront;
import timdnn.pareto.AccessPoint;
import timdnn.pareto.AccessReckoning;
import timdnn.pareto.PointsFile;
import timdnn.report.plot.FrontPlot;

/** Reckons designs of a stepped access from a table's parts, and which of them no other beats. */
@Command(
        name = "pareto",
        mixinStandardHelpOptions = true,
        description = "Designs of a stepped access beside a table's: time, energy, errors and area, and their front.")
public final class AccessParetoCommand implements Callable<Integer> {
    private static final String TABLE = "lut/tables/access-stepped.lut.json";
    private static final String HISTOGRAM = "characterization/plans/histograms/mnist-cnn.json";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "X.lut.json",
            description = "table of a stepped access (default: " + TABLE + " of the checkout)")
    private Path lut;

    @Option(
            names = "--histogram",
            paramLabel = "FILE",
            description = "counts of n and k (default: " + HISTOGRAM + " of the checkout)")
    private Path histogram;

    @Option(
            names = "--driven",
            paramLabel = "SHARE",
            defaultValue = "0.6",
            description =
                    "share of rows whose input is not zero, of designs that drive no others (default: ${DEFAULT-VALUE})")
    private double driven;

    @Option(
            names = "--points",
            paramLabel = "FILE.csv",
            description = "further designs: name,time_s,energy_J,errorRate,area_m2,status")
    private Path points;

    @Option(names = "--picture", paramLabel = "FILE.svg", description = "draw energy over time, besides")
    private Path picture;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        if (!(driven > 0 && driven <= 1)) {
            throw new ParameterException(spec.commandLine(), "--driven must be above 0 and at most 1, was " + driven);
        }
        Path file = lut == null ? Project.home().resolve(TABLE) : lut;
        Path counts = histogram == null ? Project.home().resolve(HISTOGRAM) : histogram;
        LutArtifact table = LutFile.read(file);
        AccessFront front = AccessFront.of(
                new AccessReckoning(file, table, CountShares.read(counts).shares()),
                table.codes().codeMax(),
                table.geometry().rowsABlock(),
                driven,
                points == null ? List.of() : PointsFile.read(points));
        if (picture != null) {
            TextFile.write(picture, FrontPlot.of(front));
        }
        AccessParetoFigures.Found found =
                new AccessParetoFigures.Found(table.name(), String.valueOf(counts.getFileName()), front);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(AccessParetoFigures.ALL.document(found)));
        } else {
            print(out, found);
        }
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, AccessParetoFigures.Found found) {
        out.println(String.format(
                Locale.ROOT,
                "%d of %d designs are on the front; the table's first, then the front by time",
                found.onFront(),
                found.designs().size()));
        out.println(String.format(Locale.ROOT, "%8s %8s %9s %9s    %s", "ns", "pJ", "errors", "mm2", "design"));
        out.println(line(found.designs().get(0)));
        found.designs().stream()
                .skip(1)
                .filter(AccessParetoFigures.Design::front)
                .sorted(Comparator.comparingDouble(design -> design.point().time_s()))
                .forEach(design -> out.println(line(design)));
    }

    private static String line(AccessParetoFigures.Design design) {
        AccessPoint point = design.point();
        return String.format(
                Locale.ROOT,
                "%8.3f %8.2f %9.2e %9.5f  %s %s",
                point.time_s() * 1e9,
                point.energy_J() * 1e12,
                point.errorRate(),
                point.area_m2() * 1e6,
                point.status(),
                point.name());
    }
}
