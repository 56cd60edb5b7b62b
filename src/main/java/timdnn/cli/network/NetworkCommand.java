package timdnn.cli.network;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.array.ArrayGeometry;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.TextFile;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.network.TernaryNetwork;
import timdnn.network.accuracy.DieAccuracy;
import timdnn.network.accuracy.DieEvaluator;
import timdnn.network.accuracy.DieOptions;
import timdnn.network.accuracy.EvaluationOptions;
import timdnn.network.accuracy.NetworkAccuracy;
import timdnn.network.accuracy.NetworkEvaluator;
import timdnn.network.accuracy.Perplexity;
import timdnn.network.accuracy.PerplexityEvaluator;
import timdnn.network.data.Dataset;
import timdnn.network.data.FedDataset;
import timdnn.network.data.Normalization;
import timdnn.network.onnx.ImportOptions;
import timdnn.network.onnx.ImportedModel;
import timdnn.network.onnx.ShippedModel;
import timdnn.network.onnx.graph.FloatLayers;
import timdnn.network.onnx.graph.NodePlace;

/** Runs a network on tiles: accuracy, error rate and energy. */
@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        description =
                "Run a ternary network on tiles: accuracy with its interval, sensing errors, energy, histogram of n and k.")
public final class NetworkCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            description = "an ONNX file, or the name of one that ships: " + ShippedModel.NAMES)
    private String model;

    @Mixin
    private DataOptions data;

    @Option(names = "--explain", description = "say node by node what runs where and why not on tiles, and run nothing")
    private boolean explain;

    @Option(
            names = "--lut",
            paramLabel = "X.lut.json",
            description = "tables of a column; needed for errors and energy")
    private Path lut;

    @Option(
            names = "--errors",
            paramLabel = "none|iid|die",
            defaultValue = "none",
            converter = ErrorModelConverter.class,
            description = "what goes wrong when a column is read (default: ${DEFAULT-VALUE})")
    private EvaluationOptions.ErrorModel errors;

    @Option(
            names = "--dies",
            paramLabel = "N",
            defaultValue = "20",
            description = "with --errors die: how many dies (default: ${DEFAULT-VALUE})")
    private int dies;

    @Option(names = "--noise", description = "with --errors die: each access draws noise on top of the die")
    private boolean noise;

    @Option(
            names = "--yield-at",
            paramLabel = "A",
            description =
                    "with --errors die: the accuracy that a good die reaches (default: half a point below that without"
                            + " errors)")
    private Double yieldAt;

    @Option(names = "--images", paramLabel = "N", description = "the first N images only, or words of a text")
    private Integer limit;

    @Option(
            names = "--streams",
            paramLabel = "N",
            defaultValue = "" + PerplexityEvaluator.DEFAULT_STREAMS,
            description = "streams that a text is cut into (default: ${DEFAULT-VALUE})")
    private int streams;

    @Option(
            names = "--histogram-images",
            paramLabel = "N",
            defaultValue = "" + EvaluationOptions.DEFAULT_HISTOGRAM_IMAGES,
            description = "count accesses over N of the images, drawn at random (default: ${DEFAULT-VALUE})")
    private int histogramImages;

    @Option(
            names = "--histogram",
            paramLabel = "FILE",
            description = "write the histogram of n and k, and what it was counted on, for plans to read")
    private Path histogram;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "seed of the errors (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--threads", paramLabel = "T", description = "number of threads (default: one per processor)")
    private Integer threads;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (explain) {
            return explain(out);
        }
        if (data.isText(model)) {
            if (histogram != null) {
                throw new InvalidInputException("--histogram is for images; what was counted on a text is in --json");
            }
            return words(out);
        }
        DataOptions.Fed read = data.read(model);
        TernaryNetwork network = read.network();
        FedDataset fed = read.images();
        if (errors == EvaluationOptions.ErrorModel.DIE) {
            return onDies(network, fed, out);
        }
        Evaluated evaluated =
                evaluate(network, fed, lut, options(), spec.commandLine().getErr());
        if (histogram != null) {
            TextFile.write(
                    histogram,
                    Json.text(NetworkFigures.COUNTED.document(new NetworkFigures.Counted(evaluated.result(), fed)))
                            + "\n");
        }
        if (json) {
            out.println(Json.text(evaluated.document()));
        } else {
            NetworkLines.print(evaluated.network(), evaluated.result(), fed, out);
        }
        out.flush();
        return 0;
    }

    private int words(PrintWriter out) {
        DataOptions.Words read = data.readWords(model);
        PerplexityEvaluator evaluator = new PerplexityEvaluator(
                read.network(), read.corpus(), Optional.ofNullable(lut).map(LutFile::read), options(), streams);
        DieOptions wanted = dieOptions();
        Perplexity result;
        try (ImageProgress progress =
                new ImageProgress(spec.commandLine().getErr(), "words", evaluator.workload(wanted))) {
            result = evaluator.evaluate(wanted, progress);
        }
        if (json) {
            out.println(Json.text(PerplexityFigures.ALL.document(result)));
        } else {
            PerplexityLines.print(read.network(), result, read.corpus(), out);
        }
        out.flush();
        return 0;
    }

    private DieOptions dieOptions() {
        try {
            return new DieOptions(dies, noise, yieldAt == null ? OptionalDouble.empty() : OptionalDouble.of(yieldAt));
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), outOfRange.getMessage(), outOfRange);
        }
    }

    /** Explains as far as the model can be read: of one that is refused, what was read before. */
    private int explain(PrintWriter out) {
        List<NodePlace> places = new ArrayList<>();
        ImportOptions importing =
                new ImportOptions(data.explained(model), ImportOptions.DEFAULT_SEQUENCE, FloatLayers.ALL, places::add);
        try {
            ImportedModel explained = DataOptions.imported(model, importing);
            if (json) {
                out.println(Json.text(ExplainFigures.ALL.document(explained)));
            } else {
                ExplainFigures.print(explained.places(), out);
            }
        } catch (InvalidInputException refused) {
            if (!json) {
                ExplainFigures.print(places, out);
            }
            throw refused;
        }
        out.flush();
        return 0;
    }

    private int onDies(TernaryNetwork network, FedDataset images, PrintWriter out) {
        if (lut == null) {
            throw new InvalidInputException("dies are drawn from a table: name one with --lut");
        }
        LutArtifact table = LutFile.read(lut);
        DieEvaluator evaluator = new DieEvaluator(network, images, table);
        EvaluationOptions options = options();
        DieOptions wanted = dieOptions();
        try (ImageProgress progress =
                new ImageProgress(spec.commandLine().getErr(), evaluator.workload(options, wanted))) {
            DieAccuracy result = evaluator.evaluate(options, wanted, progress);
            if (json) {
                out.println(Json.text(
                        DieFigures.ALL.document(new DieFigures.Found(model, result, images.toString(), table))));
            } else {
                NetworkLines.data(images, out);
                DieLines.print(result, out);
            }
        }
        out.flush();
        return 0;
    }

    /** A network, how it did, and that as a document. */
    public record Evaluated(TernaryNetwork network, NetworkAccuracy result, Map<String, Object> document) {}

    /** Evaluates a model on bytes as they are; shared with the whole flow. */
    public static Evaluated evaluate(
            String model, Dataset dataset, Path lut, EvaluationOptions options, PrintWriter err) {
        TernaryNetwork network =
                DataOptions.imported(model, ImportOptions.BYTES).network();
        return evaluate(network, new FedDataset(dataset, Normalization.NONE, network.inputShape()), lut, options, err);
    }

    private static Evaluated evaluate(
            TernaryNetwork network, FedDataset dataset, Path lut, EvaluationOptions options, PrintWriter err) {
        Optional<LutArtifact> table = Optional.ofNullable(lut).map(LutFile::read);
        NetworkEvaluator evaluator = new NetworkEvaluator(network, dataset, table);
        EvaluationOptions onTile =
                table.map(LutArtifact::geometry).map(options::on).orElse(options);
        try (ImageProgress progress = new ImageProgress(err, evaluator.workload(onTile))) {
            NetworkAccuracy result = evaluator.evaluate(onTile, progress);
            return new Evaluated(
                    network,
                    result,
                    NetworkFigures.ALL.document(new NetworkFigures.Found(result, table, dataset.toString())));
        }
    }

    private EvaluationOptions options() {
        try {
            return new EvaluationOptions(
                    ArrayGeometry.PAPER,
                    errors,
                    limit == null ? Integer.MAX_VALUE : limit,
                    histogramImages,
                    seed,
                    threads == null ? Runtime.getRuntime().availableProcessors() : threads);
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), outOfRange.getMessage(), outOfRange);
        }
    }
}
