package timdnn.cli.campaign;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.characterization.engine.CampaignStatus;
import timdnn.characterization.store.CampaignStore;
import timdnn.cli.shared.Json;

/** Shows how far a campaign has come, also while it runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Show a campaign's progress, rate, expected end and the intervals reached so far; also while it runs.")
public final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the campaign's folder")
    private Path folder;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        StatusFigures.Found found;
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            found = new StatusFigures.Found(CampaignStatus.of(store), ConditionStatus.of(store));
        }
        if (json) {
            Json.print(StatusFigures.ALL.document(found));
        } else {
            StatusLines.of(folder, found).forEach(System.out::println);
        }
        return 0;
    }
}
