package timdnn.cli.campaign;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.input.InvalidInputException;

/** Lists the numbers of a campaign. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = "List the samples of a campaign, ordered; --csv for programs.")
public final class SamplesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the campaign's folder")
    private Path folder;

    @Option(names = "--experiment", paramLabel = "E", description = "this experiment only")
    private String experiment;

    @Option(names = "--csv", description = "comma-separated values with a header, numbers in full")
    private boolean csv;

    /** Line by line: a campaign may have more rows than memory holds. What cannot be written, the caller notices. */
    @Override
    public Integer call() throws IOException {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            if (experiment != null && !store.circuits().states().containsKey(experiment)) {
                throw InvalidInputException.in(
                        folder,
                        "--experiment",
                        "must be one of " + store.circuits().states().keySet() + ", was " + experiment);
            }
            Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
            if (csv) {
                out.write(SampleRow.CSV_HEADER + "\n");
            }
            store.forEachRow(experiment, row -> print(row, out));
            out.flush();
        }
        return 0;
    }

    private void print(SampleRow row, Writer out) {
        try {
            out.write(csv ? row.csv() + "\n" : line(row));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(SampleRow row) {
        return String.format(
                Locale.ROOT,
                "%-12s %-14s %-20s %6d  %-12s %14s %-2s %s%n",
                row.experiment(),
                row.corner(),
                row.state(),
                row.sample(),
                row.measure(),
                row.ok() ? String.format(Locale.ROOT, "%.6g", row.value()) : "-",
                row.unit(),
                row.outcome());
    }
}
