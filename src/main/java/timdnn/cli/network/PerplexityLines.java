package timdnn.cli.network;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.figure.FigureText;
import timdnn.network.MatrixLayer;
import timdnn.network.TernaryNetwork;
import timdnn.network.accuracy.Perplexity;
import timdnn.network.data.Corpus;

/** How a network of words did, a line a finding. */
final class PerplexityLines {
    private PerplexityLines() {}

    static void print(TernaryNetwork network, Perplexity result, Corpus corpus, PrintWriter out) {
        long macs = network.matrixLayers().stream()
                .mapToLong(MatrixLayer::multiplyAccumulates)
                .sum();
        line(
                out,
                "model",
                "%s: %d ternary layers, %d multiply-accumulates a window, %d states",
                result.model(),
                network.matrixLayers().size(),
                macs,
                network.states().size());
        line(
                out,
                "data",
                "%s: %d words, vocabulary of %d, fed: numbers of words, %d a window, %d streams",
                corpus.name(),
                corpus.size(),
                corpus.vocabulary().size(),
                network.inputShape().size(),
                result.streams());
        line(
                out,
                "perplexity",
                "%s on %d words, errors %s, seed %d (S)",
                text(result.perplexity()),
                result.words(),
                ErrorModelConverter.name(result.options().errors()),
                result.options().seed());
        result.difference()
                .ifPresent(difference -> line(
                        out,
                        "difference",
                        "against no errors, %s, on the same words: %s (S)",
                        text(result.without()),
                        text(difference)));
        Map<String, Double> quantiles = PerplexityFigures.quantiles(result);
        if (!quantiles.isEmpty()) {
            line(
                    out,
                    "dies",
                    "%d: best %.3f, median %.3f, worst %.3f",
                    result.dies().size(),
                    quantiles.get("0.0"),
                    quantiles.get("0.5"),
                    quantiles.get("1.0"));
        }
        line(
                out,
                "speed",
                "%.0f words/s on %d threads",
                result.wordsPerSecond(),
                result.options().threads());
        result.sense()
                .ifPresentOrElse(
                        sense -> {
                            line(
                                    out,
                                    "P_E",
                                    "%s a conversion (S)",
                                    FigureText.probability(PerplexityFigures.ERROR.of(result)));
                            line(
                                    out,
                                    "energy",
                                    "%s a word, %s (S)",
                                    FigureText.of(PerplexityFigures.ENERGY.of(result)),
                                    sense.wholeAccesses() ? "whole accesses" : "column accesses alone");
                            line(out, "table", "%s, %s", sense.tableName(), sense.tableChecksum());
                        },
                        () -> line(out, "table", "none: no error rate and no energy; name one with --lut"));
    }

    private static String text(Perplexity.Bounds bounds) {
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", bounds.estimate(), bounds.low(), bounds.high());
    }

    private static void line(PrintWriter out, String finding, String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, "%-12s %s", finding, String.format(Locale.ROOT, format, arguments)));
    }
}
