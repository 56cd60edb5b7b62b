package timdnn.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.harness.netlist.DeckDiagnosis;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.Plot;
import timdnn.harness.result.PlotCsv;
import timdnn.harness.result.RawFile;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;
import timdnn.harness.result.Vector;
import timdnn.harness.worker.LocalEngine;
import timdnn.input.InvalidInputException;
import timdnn.input.WholeFile;

/** Runs any deck. */
@Command(
        name = "sim",
        mixinStandardHelpOptions = true,
        description = "Run any ngspice deck in a worker process; same values as ngspice -b.")
public final class SimCommand implements Callable<Integer> {
    private static final Pattern RUNS =
            Pattern.compile("(?i)\\s*(run|tran|op|ac|dc|noise|tf|pz|disto|sens|sp|bg_run|resume)\\b.*");

    /** A comma that is not inside the brackets of a differential voltage. */
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    @Parameters(paramLabel = "DECK", description = "the deck")
    private Path deck;

    @Option(names = "--save", paramLabel = "VECTOR,...", description = "vectors, for example v(bl),i(vdd)")
    private String save;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "write .csv or ngspice's .raw; several plots go into one .raw but into a .csv each")
    private Path out;

    @Option(names = "--ascii", description = "write .raw in text rather than binary form")
    private boolean ascii;

    @Option(names = "--timeout", paramLabel = "S", defaultValue = "3600", description = "deadline in s (default: 3600)")
    private double timeout;

    @Option(names = "--log", description = "print all that ngspice said, on standard error")
    private boolean log;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        checkOutput();
        if (!(timeout > 0)) {
            throw new InvalidInputException("--timeout must be positive, was " + timeout);
        }
        List<String> lines = lines();
        DeckResult result;
        try (LocalEngine engine = LocalEngine.of(
                new LocalEngine.Settings(1, Duration.ofMillis((long) (timeout * 1e3)), Long.MAX_VALUE))) {
            result = engine.execute(deck, !controlRuns(lines));
        }
        if (log) {
            result.messages().forEach(System.err::println);
        }
        if (result.failed().isPresent()) {
            return fail(result.failed().get());
        }
        if (result.plots().isEmpty()) {
            throw InvalidInputException.in(deck, "deck", "has no analysis: add a card such as .op or .tran");
        }
        List<Plot> plots = new ArrayList<>();
        for (Plot plot : result.plots()) {
            plots.add(save == null ? plot : chosen(plot));
        }
        if (out != null) {
            try {
                write(lines.get(0), plots);
            } catch (IOException failure) {
                throw InvalidInputException.unwritable(out, failure);
            }
        }
        print(plots, result.messages());
        return 0;
    }

    private void checkOutput() {
        if (out == null) {
            return;
        }
        String name = out.getFileName().toString();
        if (!name.endsWith(".csv") && !name.endsWith(".raw")) {
            throw InvalidInputException.in(out, "--out", "must end in .csv or .raw");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw InvalidInputException.in(out, "--out", "cannot be written: " + folder + " is not a writable folder");
        }
    }

    private List<String> lines() {
        if (!Files.isRegularFile(deck)) {
            throw InvalidInputException.in(deck, "deck", "cannot be read: no such file");
        }
        try {
            // Latin-1 reads any bytes: a foreign deck may have them in its comments.
            List<String> lines = Files.readAllLines(deck, StandardCharsets.ISO_8859_1);
            if (lines.isEmpty()) {
                throw InvalidInputException.in(deck, "deck", "is empty");
            }
            return lines;
        } catch (IOException failure) {
            throw InvalidInputException.unreadable(deck, failure);
        }
    }

    /** Whether the deck's control section runs analyses itself. */
    private static boolean controlRuns(List<String> lines) {
        boolean control = false;
        for (String line : lines) {
            String word = line.strip().toLowerCase(Locale.ROOT);
            control = word.startsWith(".control") || (control && !word.startsWith(".endc"));
            if (control && RUNS.matcher(line).matches()) {
                return true;
            }
        }
        return false;
    }

    private int fail(Failed failed) {
        if (failed.kind() == FailureKind.DECK_REJECTED) {
            throw DeckDiagnosis.of(deck, failed.message());
        }
        System.err.println("tim: " + deck + ": " + failed.kind() + ": " + failed.message());
        return 1;
    }

    private Plot chosen(Plot plot) {
        List<Vector> vectors = new ArrayList<>(List.of(plot.scale()));
        for (String name : COMMA.split(save, -1)) {
            vectors.add(plot.find(name.strip())
                    .orElseThrow(() -> InvalidInputException.in(
                            deck,
                            "--save",
                            "names " + name + ", which plot " + plot.name() + " does not have; it has "
                                    + plot.vectors().stream().map(RawFile::name).toList())));
        }
        return new Plot(plot.name(), plot.title(), plot.type(), vectors);
    }

    private void write(String title, List<Plot> plots) throws IOException {
        String name = out.getFileName().toString();
        if (name.endsWith(".raw")) {
            RawFile.write(out, title, plots, ascii);
            return;
        }
        for (Plot plot : plots) {
            Path file = plots.size() == 1
                    ? out
                    : out.resolveSibling(name.substring(0, name.length() - 4) + "-" + plot.name() + ".csv");
            WholeFile.write(file, PlotCsv.of(plot).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void print(List<Plot> plots, List<String> messages) {
        List<String> measures = messages.stream()
                .filter(line -> line.matches("\\w+\\s+=\\s+[-+0-9.eE]+(\\s.*)?"))
                .toList();
        if (json) {
            Json.print(JsonParts.ordered(
                    "deck", deck.toString(),
                    "plots",
                            plots.stream()
                                    .map(plot -> JsonParts.ordered(
                                            "name", plot.name(),
                                            "type", plot.type(),
                                            "points", plot.scale().length(),
                                            "vectors",
                                                    plot.vectors().stream()
                                                            .map(RawFile::name)
                                                            .toList()))
                                    .toList(),
                    "measures", measures));
            return;
        }
        for (Plot plot : plots) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s (%s): %d points of %s",
                    plot.name(),
                    plot.type(),
                    plot.scale().length(),
                    plot.vectors().stream().map(RawFile::name).toList()));
        }
        measures.forEach(System.out::println);
    }
}
