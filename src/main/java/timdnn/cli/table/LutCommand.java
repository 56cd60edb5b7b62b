package timdnn.cli.table;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.characterization.circuit.finding.GridTable;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.TextFile;
import timdnn.lut.fit.MacroImport;
import timdnn.lut.store.CsvExporter;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;

/** Shows and exports tables of a column. */
@Command(
        name = "lut",
        mixinStandardHelpOptions = true,
        description = "Show, export or import the tables of a column, or add a cause of errors.",
        subcommands = {LutCommand.Show.class, LutCommand.Export.class, LutCommand.Import.class, LutCauseCommand.class})
public final class LutCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "say what to do with the table: show, export, import or cause");
    }

    /** Prints what a table says. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Print provenance, margins, error rates with intervals, energy and fit report; of a declared study's "
                            + "table (.csv, .npz) axes, range and hold-out error.")
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "the artefact X.lut.json, or a table of a study")
        private Path file;

        @Option(names = "--json", description = "print one JSON document")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            if (GridTableFile.is(file)) {
                GridTable table = GridTableFile.read(file);
                if (json) {
                    Json.print(GridTableSummary.document(table));
                } else {
                    out.print(GridTableSummary.text(table));
                }
                out.flush();
                return 0;
            }
            LutArtifact artifact = LutFile.read(file);
            out.print(json ? Json.text(LutDocument.of(artifact)) + "\n" : LutText.of(artifact));
            out.flush();
            return 0;
        }
    }

    /** Makes a table of a measured or published macro. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Make a table that networks run on from a macro's CSV: n, mean and sigma, or P(code | n).")
    static final class Import implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE.csv", description = "the macro")
        private Path file;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "X.lut.json",
                description = "the artefact (default: beside the file)")
        private Path output;

        @Override
        public Integer call() {
            LutArtifact artifact = MacroImport.read(file);
            Path to = output != null
                    ? output
                    : file.resolveSibling(file.getFileName().toString().replaceFirst("\\.csv$", "") + ".lut.json");
            LutFile.write(artifact, to);
            spec.commandLine().getOut().println("wrote " + to);
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    /** Writes tables as CSV. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Write a table as CSV; without --table all of them, each after a line with its name.")
    static final class Export implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "X.lut.json", description = "the artefact")
        private Path file;

        @Option(
                names = "--table",
                paramLabel = "NAME",
                converter = TableConverter.class,
                description = "one of: ${COMPLETION-CANDIDATES}")
        private CsvExporter.Table table;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "write here instead of standard output")
        private Path output;

        @Override
        public Integer call() {
            LutArtifact artifact = LutFile.read(file);
            String csv = table == null ? all(artifact) : CsvExporter.toCsv(artifact, table);
            TextFile.writeOrPrint(output, csv, spec.commandLine().getOut());
            return 0;
        }

        private static String all(LutArtifact artifact) {
            StringBuilder text = new StringBuilder();
            for (CsvExporter.Table each : CsvExporter.tables(artifact)) {
                text.append("# ").append(each).append('\n');
                text.append(CsvExporter.toCsv(artifact, each)).append('\n');
            }
            return text.toString();
        }
    }
}
