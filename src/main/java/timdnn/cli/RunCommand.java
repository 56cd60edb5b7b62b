package timdnn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.characterization.figure.FigureText;
import timdnn.cli.network.NetworkCommand;
import timdnn.cli.network.NetworkFigures;
import timdnn.cli.network.NetworkLines;
import timdnn.cli.report.ReportCommand;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.Project;
import timdnn.cli.shared.TextFile;
import timdnn.cli.study.CharacterizeCommand;
import timdnn.cli.study.Characterized;
import timdnn.cli.study.CircuitLines;
import timdnn.cli.study.FindingLines;
import timdnn.cli.study.FindingsDocument;
import timdnn.cli.table.FitCommand;
import timdnn.network.accuracy.EvaluationOptions;
import timdnn.network.accuracy.NetworkAccuracy;
import timdnn.network.data.Datasets;
import timdnn.network.data.IdxDataset;
import timdnn.network.onnx.OnnxImporter;

/** The whole flow: characterize, fit, network, report. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Do all of it: SPICE, tables, network, report. Started again, it goes on where it stopped.")
public final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN", arity = "0..1", description = "the study (default: the quickstart plan)")
    private Path plan;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of results (default: out/<plan name>)")
    private Path out;

    @Option(names = "--workers", paramLabel = "N", description = "simulator processes (default: the number of cores)")
    private Integer workers;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "seed of the network's sensing errors (default: 1; the plan has the seed of mismatch)")
    private long seed;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    private final Map<String, Object> document = new LinkedHashMap<>();

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Characterized done =
                CharacterizeCommand.characterize(plan == null ? Project.plan("quickstart") : plan, out, workers);
        document.put("characterization", FindingsDocument.of(done));
        if (done.study().declared().isPresent()) {
            // A circuit of the user's own has tables of its own, and no network runs on it.
            PrintWriter to =
                    json ? spec.commandLine().getErr() : spec.commandLine().getOut();
            CircuitLines.of(done).forEach(to::println);
            Path page = ReportCommand.write(done.folder(), done.folder().resolve("report.html"));
            document.put("report", page.toString());
            to.println("report " + page);
            to.flush();
            if (json) {
                Json.print(document);
            }
            return 0;
        }
        FindingLines.of(
                        done.result().findings(),
                        done.digital().get(0),
                        done.area().get(0))
                .forEach(this::say);
        Path folder = done.folder();

        FitCommand.Fitted fitted = FitCommand.fit(folder, null);
        FitCommand.lines(fitted.artifact()).forEach(line -> say("fit", line));
        if (!fitted.artifact().withinLimits()) {
            spec.commandLine().getErr().println("tim: " + fitted.file() + ": a fit exceeds its limit");
            return 1;
        }
        document.put("lut", fitted.file().toString());

        EvaluationOptions exact = EvaluationOptions.exact();
        network("exact", folder.resolve("network-none.json"), fitted.file(), exact);
        network("sensing", folder.resolve("network-iid.json"), fitted.file(), exact.iid(seed));

        Path page = ReportCommand.write(folder, folder.resolve("report.html"));
        document.put("report", page.toString());
        say("report", String.format(Locale.ROOT, "%.0f s in all: %s", (System.nanoTime() - start) * 1e-9, page));
        if (json) {
            Json.print(document);
        }
        return 0;
    }

    private void network(String finding, Path file, Path lut, EvaluationOptions options) {
        NetworkCommand.Evaluated evaluated = NetworkCommand.evaluate(
                OnnxImporter.SHIPPED,
                Datasets.open(IdxDataset.MNIST),
                lut,
                options,
                spec.commandLine().getErr());
        TextFile.write(file, Json.text(evaluated.document()) + "\n");
        document.put(finding, evaluated.document());
        NetworkAccuracy accuracy = evaluated.result();
        say(
                finding,
                String.format(
                        Locale.ROOT,
                        "%s on %s: %s of %d images at %.0f images/s; P_E %s; %s an inference",
                        accuracy.model(),
                        accuracy.dataset(),
                        FigureText.of(NetworkFigures.ACCURACY.of(accuracy), "%"),
                        accuracy.images(),
                        accuracy.imagesPerSecond(),
                        FigureText.probability(NetworkFigures.ERROR.of(accuracy)),
                        FigureText.of(NetworkFigures.ENERGY.of(accuracy))));
        accuracy.difference()
                .ifPresent(difference ->
                        say(finding, "against exact on the same images: " + NetworkLines.sentence(difference)));
    }

    private void say(String finding, String sentence) {
        PrintWriter to = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        to.println(String.format(Locale.ROOT, "%-10s %s", finding, sentence));
        to.flush();
    }
}
