package timdnn.report.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;

/**
 * A network's run on tiles, as the network command printed it.
 *
 * @param model name of the model
 * @param dataset name of the data set
 * @param seed seed of the errors
 * @param images number of images
 * @param accuracy share classified correctly, with its 95 % interval
 * @param difference accuracy with errors less that without, on the same images; empty without errors and in files of older
 *     versions
 * @param imagesPerSecond speed of the evaluation on the machine that ran it
 * @param sense error rate and energy, where tables were given
 * @param conversions conversions behind the histogram
 * @param clipped conversions whose count was above the ADC's largest code
 * @param histogramImages images behind the histogram
 * @param histogram column accesses {@code [n][k]}, n and k from 0 to 16
 * @param layers the layers
 */
public record NetworkFile(
        String model,
        String dataset,
        long seed,
        long images,
        Interval accuracy,
        Optional<Difference> difference,
        double imagesPerSecond,
        Optional<Sense> sense,
        long conversions,
        long clipped,
        long histogramImages,
        List<List<Long>> histogram,
        List<Layer> layers) {
    /** Names of the files in a run's folder, by error model. */
    public static final String EXACT = "network-none.json";

    public static final String IID = "network-iid.json";

    /** An estimate with its 95 % interval. */
    public record Interval(double estimate, double low, double high) {}

    /** What errors do to accuracy: images lost and gained of those that both runs saw, and McNemar's exact p. */
    public record Difference(Interval accuracy, long lost, long gained, double pValue) {}

    /** What the tables of a column say about the run; energy's interval and parts only where the file has them. */
    @SuppressWarnings("MemberName") // suffixes are units
    public record Sense(
            Interval errorProbability,
            double energyPerInference_J,
            Optional<Interval> energyOverImages_J,
            Map<String, Double> energyParts_J,
            String checksum) {
        /** Of whole accesses, not of columns alone. */
        public boolean wholeAccesses() {
            return energyParts_J.containsKey("conversions");
        }
    }

    /** A ternary layer. */
    @SuppressWarnings("MemberName") // suffixes are units
    public record Layer(
            String name,
            long rows,
            long columns,
            long positions,
            long multiplyAccumulates,
            double zeroWeightShare,
            long accesses,
            Optional<Double> errorProbability,
            Optional<Double> energyPerInference_J) {}

    /**
     * Reads a file.
     *
     * @param errors the error model that it must have run with
     * @throws timdnn.input.InvalidInputException if it cannot be read, or a field is missing or wrong
     */
    static NetworkFile read(Path file, String errors) {
        JsonFields root = JsonFields.read(file);
        if (!root.text("errors").equals(errors)) {
            throw root.wrong("errors", "must be \"" + errors + "\" in this file, was \"" + root.text("errors") + "\"");
        }
        JsonFields histogram = root.object("histogram");
        return new NetworkFile(
                root.text("model"),
                root.text("dataset"),
                root.count("seed"),
                root.count("images"),
                new Interval(root.share("accuracy"), root.share("accuracyLow"), root.share("accuracyHigh")),
                root.optionalObject("accuracyDifference").map(NetworkFile::difference),
                root.number("imagesPerSecond"),
                sense(root),
                root.count("conversions"),
                root.count("clippedConversions"),
                histogram.count("images"),
                histogram.matrix("counts", ArrayGeometry.MOST_ROWS_A_BLOCK + 1),
                root.objects("layers").stream().map(NetworkFile::layer).toList());
    }

    private static Difference difference(JsonFields node) {
        Interval accuracy = new Interval(node.signed("estimate"), node.signed("low"), node.signed("high"));
        return new Difference(accuracy, node.count("lost"), node.count("gained"), node.share("pValue"));
    }

    private static Optional<Sense> sense(JsonFields root) {
        if (root.optional("senseErrorProbability").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Sense(
                new Interval(
                        root.share("senseErrorProbability"),
                        root.share("senseErrorProbabilityLow"),
                        root.share("senseErrorProbabilityHigh")),
                root.number("energyPerInference_J"),
                root.optional("energyPerInferenceLow_J").flatMap(low -> root.optional("energyPerInferenceHigh_J")
                        .map(high -> new Interval(root.number("energyPerInference_J"), low, high))),
                root.numbers("energyParts_J"),
                root.optionalObject("lut").map(lut -> lut.text("checksum")).orElse("")));
    }

    private static Layer layer(JsonFields layer) {
        return new Layer(
                layer.text("name"),
                layer.count("rows"),
                layer.count("columns"),
                layer.count("positions"),
                layer.count("multiplyAccumulates"),
                layer.share("zeroWeightShare"),
                layer.count("accesses"),
                layer.optional("senseErrorProbability"),
                layer.optional("energyPerInference_J"));
    }
}
