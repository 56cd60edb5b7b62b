package timdnn.cli.network;

import java.io.PrintWriter;
import java.nio.file.Path;
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
import timdnn.network.accuracy.Tolerance;
import timdnn.network.accuracy.ToleranceEvaluator;
import timdnn.network.onnx.ShippedModel;

/** How far the errors of each layer and state may grow. */
@Command(
        name = "tolerance",
        mixinStandardHelpOptions = true,
        description = "How far each layer's and state's errors may grow before accuracy falls by a stated amount.")
public final class ToleranceCommand implements Callable<Integer> {
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
            defaultValue = "2000",
            description = "the first N images (default: ${DEFAULT-VALUE})")
    private int images;

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
        if (images < 1) {
            throw new InvalidInputException("--images must be at least 1, was " + images);
        }
        LutArtifact table = LutFile.read(lut);
        DataOptions.Fed read = data.read(model);
        ToleranceEvaluator evaluator = new ToleranceEvaluator(read.network(), read.images(), table);
        EvaluationOptions options =
                EvaluationOptions.exact().firstImages(images).iid(seed);
        Tolerance result;
        try (ImageProgress progress = new ImageProgress(spec.commandLine().getErr(), evaluator.workload(options))) {
            result = evaluator.evaluate(options, drop, progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    Json.text(ToleranceFigures.ALL.document(new ToleranceFigures.Found(model, seed, result, table))));
        } else {
            print(result, out);
        }
        out.flush();
        return 0;
    }

    private static void print(Tolerance result, PrintWriter out) {
        line(
                out,
                "%.2f %% without errors on %d images; where it has fallen by %.2f points (S):",
                100 * result.exact(),
                result.images(),
                100 * result.drop());
        line(out, "%-24s %-34s %s", "", "factor on the table's rates", "σ of an offset, mV");
        result.layers().forEach(limit -> limit(limit, out));
        result.states().forEach(limit -> limit(limit, out));
        result.thresholds()
                .forEach(fewer -> line(
                        out,
                        "%-24s %s",
                        fewer.thresholds() + (fewer.thresholds() == 1 ? " threshold" : " thresholds"),
                        NetworkLines.sentence(fewer.difference())));
    }

    private static void limit(Tolerance.Limit limit, PrintWriter out) {
        line(out, "%-24s %-34s %s", limit.name(), end(limit.rate(), 1), end(limit.offset(), 1e3));
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
