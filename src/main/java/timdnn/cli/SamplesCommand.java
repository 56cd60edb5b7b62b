package timdnn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.characterization.campaign.CampaignStore;
import timdnn.characterization.campaign.SampleRow;

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

    @Override
    public Integer call() {
        List<SampleRow> rows;
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            rows = store.rows(experiment);
        }
        StringBuilder text = new StringBuilder();
        if (csv) {
            text.append(SampleRow.CSV_HEADER).append('\n');
        }
        for (SampleRow row : rows) {
            if (csv) {
                text.append(row.csv()).append('\n');
            } else {
                text.append(String.format(
                        Locale.ROOT,
                        "%-12s %-14s %-20s %6d  %-12s %14.6g %-2s %s%n",
                        row.experiment(),
                        row.corner(),
                        row.state(),
                        row.sample(),
                        row.measure(),
                        row.value(),
                        row.unit(),
                        row.outcome()));
            }
        }
        System.out.print(text);
        System.out.flush();
        return 0;
    }
}
