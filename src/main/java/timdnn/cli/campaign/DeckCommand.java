package timdnn.cli.campaign;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.characterization.engine.StandAloneDeck;
import timdnn.characterization.store.CampaignStore;
import timdnn.cli.shared.TextFile;
import timdnn.harness.worker.NgspiceProgram;

/** Writes one sample as a deck for plain ngspice. */
@Command(
        name = "deck",
        mixinStandardHelpOptions = true,
        description =
                "Write one sample as a deck that plain ngspice -b runs; its .meas cards print the stored numbers, "
                        + "those of a bitline alone under the campaign's version of ngspice only.")
public final class DeckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the campaign's folder")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Option(names = "--experiment", paramLabel = "E", required = true, description = "for example mismatch")
    private String experiment;

    @Option(names = "--state", paramLabel = "STATE", required = true, description = "for example S4, or just 4")
    private String state;

    @Option(
            names = "--corner",
            paramLabel = "C",
            description = "condition of a swept study, as samples prints it (default: its first)")
    private String corner;

    @Option(names = "--sample", paramLabel = "I", defaultValue = "0", description = "index of the sample (default: 0)")
    private int sample;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "file to write (default: standard output)")
    private Path out;

    @Override
    public Integer call() {
        String deck;
        String simulated;
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            deck = StandAloneDeck.of(store, corner, experiment, StateName.of(state), sample);
            simulated = store.meta("ngspice").orElse("unknown");
        }
        // Who writes a deck will run it with this program.
        NgspiceProgram.find()
                .map(NgspiceProgram::version)
                .filter(installed -> !installed.equals(simulated))
                .ifPresent(installed -> spec.commandLine()
                        .getErr()
                        .println("tim: the campaign ran on ngspice " + simulated + " and ngspice here is " + installed
                                + ": the head of the deck says what of it holds under another version"));
        TextFile.writeOrPrint(out, deck, new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        return 0;
    }
}
