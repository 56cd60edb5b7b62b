package timdnn.cli.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import timdnn.harness.netlist.DeckDiagnosis;
import timdnn.harness.netlist.DeckOutline;
import timdnn.harness.netlist.DeckSafety;
import timdnn.harness.ngspice.DeckRequest;
import timdnn.harness.ngspice.DeckResult;
import timdnn.harness.result.PlotSummary;
import timdnn.harness.result.ResultFile;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.FailureKind;
import timdnn.harness.worker.LocalEngine;
import timdnn.input.InvalidInputException;

/** Runs any deck. */
@Command(
        name = "sim",
        mixinStandardHelpOptions = true,
        description = "Run any ngspice deck in a worker process; same values as ngspice -b.")
public final class SimCommand implements Callable<Integer> {
    /** A comma that is not inside the brackets of a differential voltage. */
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private static final double LONGEST_S = 1e9;
    private static final double SHORTEST_S = 1e-3;

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

    @Option(
            names = "--spiceinit",
            paramLabel = "FILE",
            description = "commands to run first, such as the .spiceinit of a PDK")
    private Path spiceinit;

    @Option(names = "--no-spiceinit", description = "leave out a .spiceinit that ngspice would read")
    private boolean withoutSpiceinit;

    @Option(
            names = "--trust",
            description = "let the deck run programs, load machine code and write outside the current folder")
    private boolean trust;

    @Option(names = "--strict", description = "refuse a deck with a parameter that ngspice does not know and ignores")
    private boolean strict;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            description = "cut the run off after S seconds; what there is by then is kept (default: no limit)")
    private Double timeout;

    @Option(names = "--log", description = "print all that ngspice said, on standard error")
    private boolean log;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Path.of("").toAbsolutePath();
        Optional<ResultFile> file = output();
        Duration limit = limit();
        DeckOutline outline = DeckOutline.of(deck, folder);
        SpiceinitChoice commands = SpiceinitChoice.of(deck, folder, spiceinit, withoutSpiceinit);
        List<String> names = save == null
                ? List.of()
                : Arrays.stream(COMMA.split(save, -1)).map(String::strip).toList();
        SimPrinter printer = new SimPrinter(deck, json, log);
        try (LocalEngine engine = LocalEngine.of(LocalEngine.Settings.of(1))) {
            if (!trust) {
                DeckSafety.check(deck, commands.file(), folder, engine::loadsOsdi);
            }
            DeckRequest request = new DeckRequest(
                    deck.toString(),
                    outline.title(),
                    folder,
                    commands.file(),
                    outline.outputs(),
                    names,
                    file.map(target -> new ResultFile(target.file(), ascii, "tim sim " + deck + commands.described())),
                    strict,
                    limit);
            DeckResult result = engine.execute(request, printer::line);
            return report(result, names, outline, printer, commands, json ? engine.version() : "", folder);
        }
    }

    private int report(
            DeckResult result,
            List<String> names,
            DeckOutline outline,
            SimPrinter printer,
            SpiceinitChoice commands,
            String version,
            Path folder) {
        Optional<Failed> failed = result.failed();
        if (failed.isPresent() && failed.get().kind() == FailureKind.DECK_REJECTED) {
            throw DeckDiagnosis.of(deck, folder, failed.get().message());
        }
        if (failed.isEmpty() && result.plots().isEmpty() && !result.ran() && !outline.hasControl()) {
            throw InvalidInputException.in(deck, "deck", "has no analysis: add a card such as .op or .tran");
        }
        if (failed.isEmpty()) {
            names.forEach(name -> requireVector(name, result.plots()));
        }
        for (String ignored : result.ignored()) {
            System.err.println("tim: " + DeckDiagnosis.place(deck, folder, ignored) + " ngspice ignores a parameter: "
                    + ignored + " (--strict makes this an error)");
        }
        printer.summary(result, commands, version);
        for (String measure : result.failedMeasures()) {
            System.err.println("tim: " + deck + ": measure " + measure + " was not found");
        }
        if (failed.isPresent()) {
            if (failed.get().kind() == FailureKind.CRASHED) {
                failed.get().log().forEach(System.err::println);
            }
            System.err.println("tim: " + deck + ": " + failed.get().kind() + ": "
                    + failed.get().message() + kept(result));
            return 1;
        }
        if (result.quit() != 0) {
            System.err.println("tim: " + deck + ": the deck quit with status " + result.quit());
            return 1;
        }
        return 0;
    }

    private String kept(DeckResult result) {
        if (result.written() > 0) {
            return "; what there was of " + result.written() + (result.written() == 1 ? " plot" : " plots") + " is in "
                    + out;
        }
        return result.plots().isEmpty() ? "; there are no results" : "; results so far: see the list of plots";
    }

    private void requireVector(String name, List<PlotSummary> plots) {
        if (plots.stream().noneMatch(plot -> plot.has(name))) {
            List<String> all = plots.stream()
                    .flatMap(plot -> plot.vectors().stream().map(PlotSummary.Entry::name))
                    .distinct()
                    .toList();
            throw InvalidInputException.in(deck, "--save", "names " + name + ", which no plot has; there are " + all);
        }
    }

    private Duration limit() {
        if (timeout == null) {
            return DeckRequest.NO_LIMIT;
        }
        if (!(timeout >= SHORTEST_S && timeout <= LONGEST_S)) {
            throw new InvalidInputException("--timeout must be between 0.001 and 1e9 s, was " + timeout);
        }
        return Duration.ofMillis(Math.round(timeout * 1e3));
    }

    private Optional<ResultFile> output() {
        if (out == null) {
            return Optional.empty();
        }
        Path absolute = out.toAbsolutePath();
        String name = String.valueOf(absolute.getFileName());
        if (!name.endsWith(".csv") && !name.endsWith(".raw")) {
            throw InvalidInputException.in(out, "--out", "must end in .csv or .raw");
        }
        Path parent = absolute.getParent();
        if (!Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw InvalidInputException.in(out, "--out", "cannot be written: " + parent + " is not a writable folder");
        }
        return Optional.of(new ResultFile(absolute, ascii, ""));
    }
}
