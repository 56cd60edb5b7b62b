package timdnn.cli.network;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.cli.shared.Json;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.network.accuracy.EvaluationOptions;
import timdnn.network.accuracy.Perplexity;
import timdnn.network.accuracy.PerplexityEvaluator;
import timdnn.network.accuracy.PerplexityTolerance;
import timdnn.network.accuracy.PerplexityToleranceEvaluator;
import timdnn.network.accuracy.Tolerance;
import timdnn.network.accuracy.ToleranceEvaluator;
import timdnn.network.onnx.ShippedModel;

/** How far the errors of each layer and state may grow. */
@Command(
        name = "tolerance",
        mixinStandardHelpOptions = true,
        description =
                "How far each layer's and state's errors may grow before accuracy falls, or perplexity rises, by a stated"
                        + " amount.")
public final class ToleranceCommand implements Callable<Integer> {
    private static final String LIMITS = "%-24s %-34s %s";
    private static final int IMAGES = 2000;
    private static final int WORDS = 3200;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            description = "an ONNX file, or the name of one that ships: " + ShippedModel.NAMES)
    private String model;

    @Mixin
    private DataOptions data;

    @Option(names = "--lut", paramLabel = "X.lut.json", required = true, description = "tables of a column")
    private Path lut;

    @Option(
            names = "--drop",
            paramLabel = "A",
            defaultValue = "0.005",
            description = "by how much accuracy may fall, as a share of images (default: ${DEFAULT-VALUE})")
    private double drop;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "the first N images, or words of a text (default: " + IMAGES + ", or " + WORDS + " words)")
    private Integer images;

    @Option(
            names = "--rise",
            paramLabel = "P",
            defaultValue = "1",
            description = "by how much the perplexity of a text may rise (default: ${DEFAULT-VALUE})")
    private double rise;

    @Option(
            names = "--streams",
            paramLabel = "S",
            defaultValue = "" + PerplexityEvaluator.DEFAULT_STREAMS,
            description = "streams that a text is cut into (default: ${DEFAULT-VALUE})")
    private int streams;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "seed of the errors (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        if (!(drop > 0 && drop < 1)) {
            throw new InvalidInputException("--drop must be above 0 and below 1, was " + drop);
        }
        if (!(rise > 0 && rise < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("--rise must be above 0, was " + rise);
        }
        if (images != null && images < 1) {
            throw new InvalidInputException("--images must be at least 1, was " + images);
        }
        LutArtifact table = LutFile.read(lut);
        PrintWriter out = spec.commandLine().getOut();
        if (data.isText(model)) {
            words(table, out);
        } else {
            images(table, out);
        }
        out.flush();
        return 0;
    }

    private EvaluationOptions options(int most) {
        return EvaluationOptions.exact()
                .firstImages(images == null ? most : images)
                .iid(seed);
    }

    private void images(LutArtifact table, PrintWriter out) {
        DataOptions.Fed read = data.read(model);
        ToleranceEvaluator evaluator = new ToleranceEvaluator(read.network(), read.images(), table);
        EvaluationOptions options = options(IMAGES);
        Tolerance result;
        try (ImageProgress progress = new ImageProgress(spec.commandLine().getErr(), evaluator.workload(options))) {
            result = evaluator.evaluate(options, drop, progress);
        }
        if (json) {
            out.println(
                    Json.text(ToleranceFigures.ALL.document(new ToleranceFigures.Found(model, seed, result, table))));
        } else {
            print(result, out);
        }
    }

    private void words(LutArtifact table, PrintWriter out) {
        DataOptions.Words read = data.readWords(model);
        PerplexityToleranceEvaluator evaluator =
                new PerplexityToleranceEvaluator(read.network(), read.corpus(), table, options(WORDS), streams);
        PerplexityTolerance result;
        try (ImageProgress progress = new ImageProgress(spec.commandLine().getErr(), "words", evaluator.workload())) {
            result = evaluator.evaluate(rise, progress);
        }
        if (json) {
            out.println(Json.text(ToleranceFigures.ALL_OF_WORDS.document(
                    new ToleranceFigures.FoundWords(model, seed, result, table))));
        } else {
            print(result, out);
        }
    }

    private static void print(PerplexityTolerance result, PrintWriter out) {
        line(
                out,
                "perplexity %s without errors on %d words; where it has risen by %.3g (S):",
                text(result.exact()),
                result.words(),
                result.rise());
        limits(result.whole(), result.layers(), result.states(), out);
        result.thresholds()
                .forEach(fewer -> line(out, "%-24s %s", thresholds(fewer.thresholds()), text(fewer.difference())));
    }

    private static String text(Perplexity.Bounds bounds) {
        return String.format(Locale.ROOT, "%.4g [%.4g, %.4g]", bounds.estimate(), bounds.low(), bounds.high());
    }

    private static String thresholds(int count) {
        return count + (count == 1 ? " threshold" : " thresholds");
    }

    private static void print(Tolerance result, PrintWriter out) {
        line(
                out,
                "%.2f %% without errors on %d images; where it has fallen by %.2f points (S):",
                100 * result.exact(),
                result.images(),
                100 * result.drop());
        limits(result.whole(), result.layers(), result.states(), out);
        result.thresholds()
                .forEach(fewer -> line(
                        out, "%-24s %s", thresholds(fewer.thresholds()), NetworkLines.sentence(fewer.difference())));
    }

    private static void limits(
            Tolerance.Whole whole, List<Tolerance.Limit> layers, List<Tolerance.Limit> states, PrintWriter out) {
        line(out, LIMITS, "", "factor on the table's rates", "σ of an offset, mV");
        limit(whole.limit(), out);
        line(out, LIMITS, "  P_E of a conversion", end(whole.errorProbability(), 1), "");
        layers.forEach(limit -> limit(limit, out));
        states.forEach(limit -> limit(limit, out));
    }

    private static void limit(Tolerance.Limit limit, PrintWriter out) {
        line(out, LIMITS, limit.name(), end(limit.rate(), 1), end(limit.offset(), 1e3));
    }

    private static String end(Tolerance.End end, double scale) {
        return Double.isInfinite(end.high())
                ? String.format(Locale.ROOT, "beyond %.4g", scale * end.low())
                : String.format(
                        Locale.ROOT, "%.4g [%.4g, %.4g]", scale * end.at(), scale * end.low(), scale * end.high());
    }

    private static void line(PrintWriter out, String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
