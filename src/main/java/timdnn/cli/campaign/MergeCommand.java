package timdnn.cli.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.characterization.engine.CampaignMerge;
import timdnn.characterization.engine.Shard;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.JsonParts;

/** Puts shards of a study together. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = "Merge complete shards of a study (characterize --shard) into one campaign.")
public final class MergeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "1..*", description = "folders of the shards")
    private List<Path> folders;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder to make, new or empty")
    private Path out;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        CampaignMerge.Result merged = CampaignMerge.merge(folders, out);
        List<String> missing = merged.missing().stream().map(Shard::toString).toList();
        if (json) {
            Json.print(JsonParts.ordered(
                    "simulations", merged.simulations(), "failed", merged.failed(), "missing", missing));
        } else {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%d simulations in %s, %d failed; %s",
                    merged.simulations(),
                    out,
                    merged.failed(),
                    missing.isEmpty()
                            ? "complete"
                            : "interrupted, since shards are missing: "
                                    + missing.stream().collect(Collectors.joining(", "))
                                    + "; characterize on the plan with --out " + out + " simulates them"));
        }
        return 0;
    }
}
