package timdnn.cli.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.input.InvalidInputException;
import timdnn.input.WholeFile;
import timdnn.report.ReportPage;
import timdnn.report.plot.ParetoPlot;

/** Writes the page about a run's folder. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Write one self-contained HTML page about a run's folder; sections without a file say what makes it.")
public final class ReportCommand implements Callable<Integer> {
    /** Name of the page in the run's folder. */
    static final String FILE = "report.html";

    /** Name of the figure of a swept study in the run's folder. */
    static final String PLOT = "pareto.svg";

    @Parameters(paramLabel = "DIR", description = "the run's folder, which holds a campaign")
    private Path folder;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "file to write (default: DIR/" + FILE + ")")
    private Path out;

    @Override
    public Integer call() {
        System.out.println(write(folder, out == null ? folder.resolve(FILE) : out));
        ParetoPlot.of(folder).ifPresent(plot -> {
            Path file = folder.resolve(PLOT);
            write(file, plot);
            System.out.println(file);
        });
        return 0;
    }

    /** Writes the page; shared with the whole flow. */
    public static Path write(Path folder, Path file) {
        write(file, ReportPage.of(folder));
        return file;
    }

    private static void write(Path file, String text) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw InvalidInputException.unwritable(file, failure);
        }
    }
}
