package timdnn.cli.network;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureText;
import timdnn.network.MatrixLayer;
import timdnn.network.TernaryNetwork;
import timdnn.network.accuracy.NetworkAccuracy;
import timdnn.network.accuracy.PairedDifference;
import timdnn.network.accuracy.SenseFigures;
import timdnn.network.data.FedDataset;

/** How a network did, a line a finding. */
public final class NetworkLines {
    private NetworkLines() {}

    static void print(TernaryNetwork network, NetworkAccuracy result, FedDataset dataset, PrintWriter out) {
        long macs = network.matrixLayers().stream()
                .mapToLong(MatrixLayer::multiplyAccumulates)
                .sum();
        line(
                out,
                "model",
                "%s: %d ternary layers, %d multiply-accumulates an image",
                result.model(),
                network.matrixLayers().size(),
                macs);
        data(dataset, out);
        line(
                out,
                "accuracy",
                "%s on %d images of %s, errors %s, seed %d (S)",
                FigureText.of(NetworkFigures.ACCURACY.of(result), "%"),
                result.images(),
                result.dataset(),
                ErrorModelConverter.name(result.options().errors()),
                result.options().seed());
        result.difference()
                .ifPresent(difference ->
                        line(out, "difference", "against no errors on the same images: %s (S)", sentence(difference)));
        line(
                out,
                "speed",
                "%.0f images/s on %d threads",
                result.imagesPerSecond(),
                result.options().threads());
        line(
                out,
                "conversions",
                "%.4g an image, %d clipped in %d images",
                2.0 * result.tally().columnAccesses() / result.histogramImages(),
                result.tally().clippedConversions(),
                result.histogramImages());
        result.sense()
                .ifPresentOrElse(
                        sense -> table(out, result, sense),
                        () -> line(out, "table", "none: no error rate and no energy; name one with --lut"));
    }

    /** What the network is fed. */
    static void data(FedDataset dataset, PrintWriter out) {
        line(out, "data", "%s: %d images of %s, fed: %s", dataset.name(), dataset.size(), dataset.fileShape(), dataset);
    }

    private static void table(PrintWriter out, NetworkAccuracy result, SenseFigures sense) {
        line(out, "P_E", "%s a conversion (S)", FigureText.probability(NetworkFigures.ERROR.of(result)));
        line(
                out,
                "energy",
                "%s an inference, %s (S)",
                FigureText.of(NetworkFigures.ENERGY.of(result)),
                sense.wholeAccesses() ? "whole accesses" : "column accesses alone");
        if (sense.wholeAccesses()) {
            line(out, "parts", "%s", parts(result));
        }
        line(out, "table", "%s, %s", sense.tableName(), sense.tableChecksum());
    }

    private static String parts(NetworkAccuracy result) {
        return FigureGroup.of(NetworkFigures.PARTS).figures(result).stream()
                .map(part -> part.key().substring(part.key().indexOf('.') + 1) + " " + FigureText.of(part))
                .collect(Collectors.joining(", "));
    }

    /** What errors change on the same images. */
    public static String sentence(PairedDifference difference) {
        return String.format(
                Locale.ROOT,
                "%s points, %d lost, %d gained of %d, McNemar's p = %.2g",
                FigureText.numbers(NetworkFigures.DIFFERENCE.of(difference), "%"),
                difference.lost(),
                difference.gained(),
                difference.images(),
                difference.pValue());
    }

    private static void line(PrintWriter out, String finding, String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, "%-12s %s", finding, String.format(Locale.ROOT, format, arguments)));
    }
}
