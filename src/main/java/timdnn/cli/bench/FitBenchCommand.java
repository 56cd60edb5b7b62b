package timdnn.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import timdnn.bench.LargeCampaign;
import timdnn.bench.LiveHeap;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.JsonParts;
import timdnn.cli.shared.Project;
import timdnn.cli.table.FitCommand;
import timdnn.harness.HarnessException;
import timdnn.harness.ngspice.NgspiceInstallation;
import timdnn.input.InvalidInputException;

/** Fits tables to a campaign with very many samples of one state, and watches the heap. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = "Fit tables to a campaign with many samples of one state and 1000 of the others; time and heap.")
final class FitBenchCommand implements Callable<Integer> {
    private static final int OTHERS = 1000;
    private static final int MOST = 10_000_000;
    private static final double GIB = 1024.0 * 1024 * 1024;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "samples of the one state (default: ${DEFAULT-VALUE})")
    private int samples;

    @Option(
            names = "--state",
            paramLabel = "K",
            defaultValue = "4",
            description = "that state, 0 to 8 (default: S${DEFAULT-VALUE})")
    private int state;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "make the campaign here and leave it (default: it is removed)")
    private Path keep;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        if (samples < OTHERS || samples > MOST) {
            throw new InvalidInputException("--samples must be from " + OTHERS + " to " + MOST + ", was " + samples);
        }
        if (state < 0 || state > 8) {
            throw new InvalidInputException("--state must be from 0 to 8, was " + state);
        }
        NgspiceInstallation.require();
        if (keep != null) {
            measure(keep);
            return 0;
        }
        Path folder = temporary();
        try {
            measure(folder);
        } finally {
            remove(folder);
        }
        return 0;
    }

    private void measure(Path folder) {
        LargeCampaign.make(folder, Project.netlists(), state, samples, OTHERS);
        long peak;
        double seconds;
        try (LiveHeap heap = new LiveHeap()) {
            long begun = System.nanoTime();
            FitCommand.fit(folder, null);
            seconds = (System.nanoTime() - begun) * 1e-9;
            peak = heap.peak_B();
        }
        if (json) {
            Json.print(JsonParts.ordered(
                    "samples", samples,
                    "state", state,
                    "samplesOfOthers", OTHERS,
                    "seconds", seconds,
                    "peakHeap_B", peak,
                    "maxHeap_B", Runtime.getRuntime().maxMemory()));
        } else {
            spec.commandLine()
                    .getOut()
                    .println(String.format(
                            Locale.ROOT,
                            "tables from %d samples of S%d and %d of each other state: %.1f s, %.2f GiB of heap live at most "
                                    + "(%.2f GiB allowed)",
                            samples,
                            state,
                            OTHERS,
                            seconds,
                            peak / GIB,
                            Runtime.getRuntime().maxMemory() / GIB));
            spec.commandLine().getOut().flush();
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("timdnn-bench");
        } catch (IOException failure) {
            throw new HarnessException("no temporary folder can be made: " + failure.getMessage(), failure);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftover) {
            throw new HarnessException("the folder " + folder + " is left behind: " + leftover.getMessage(), leftover);
        }
    }
}
