package timdnn.cli.table;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.DigitalReader;
import timdnn.characterization.digital.LibertyLibrary;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.cli.shared.TextFile;
import timdnn.input.InvalidInputException;

/** Writes the digital cells of a campaign as a Liberty library. */
@Command(
        name = "liberty",
        mixinStandardHelpOptions = true,
        description = "Write a campaign's digital cells as a Liberty library (.lib) for synthesis and timing analysis.")
public final class LibertyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the campaign's folder")
    private Path folder;

    @Option(
            names = "--corner",
            paramLabel = "C",
            description = "condition of a swept study, as samples prints it (default: its first)")
    private String corner;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "file to write (default: standard output)")
    private Path out;

    @Override
    public Integer call() {
        TextFile.writeOrPrint(out, library(), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        return 0;
    }

    private String library() {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            Study study = StoredStudy.read(store)
                    .orElseThrow(() -> InvalidInputException.in(folder, CampaignStore.FILE, "has no simulations yet"));
            Study condition = study.conditions().stream()
                    .filter(candidate -> corner == null || candidate.condition().equals(corner))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException("--corner must be one of "
                            + study.conditions().stream().map(Study::condition).toList() + ", was " + corner));
            DigitalFindings findings = DigitalReader.read(condition, store)
                    .orElseThrow(() -> InvalidInputException.in(
                            folder,
                            "digital",
                            "is missing: the plan has no such section, or its cells are not all simulated yet"));
            return LibertyLibrary.text(
                    study.name() + "_" + condition.condition(),
                    condition.corner().celsius(),
                    findings);
        }
    }
}
