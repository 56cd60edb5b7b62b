package timdnn.report.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.figure.Figure;
import timdnn.characterization.figure.FigureStatus;

/**
 * A network's run on tiles, as the network command printed it.
 *
 * @param model name of the model
 * @param dataset name of the data set
 * @param seed seed of the errors
 * @param images number of images
 * @param accuracy share classified correctly
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
        Figure accuracy,
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

    /** What errors do to accuracy: images lost and gained of those that both runs saw, and McNemar's exact p. */
    public record Difference(Figure accuracy, long lost, long gained, double pValue) {}

    /** What the tables of a column say about the run; energy has an interval and parts only where the file has them. */
    @SuppressWarnings("MemberName") // suffixes are units
    public record Sense(
            Figure errorProbability, Figure energyPerInference, Map<String, Double> energyParts_J, String checksum) {
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
                share(root, "accuracy", "share of images classified rightly"),
                root.optionalObject("accuracyDifference").map(NetworkFile::difference),
                root.number("imagesPerSecond"),
                sense(root),
                root.count("conversions"),
                root.count("clippedConversions"),
                histogram.count("images"),
                histogram.matrix("counts", ArrayGeometry.MOST_ROWS_A_BLOCK + 1),
                root.objects("layers").stream().map(NetworkFile::layer).toList());
    }

    private static Figure share(JsonFields root, String key, String meaning) {
        return new Figure(
                key,
                "",
                meaning,
                root.share(key),
                root.share(key + "Low"),
                root.share(key + "High"),
                root.count("images"),
                FigureStatus.S,
                Optional.empty());
    }

    /** Files of older versions have no interval of it. */
    private static Figure energy(JsonFields root) {
        double energy_J = root.number("energyPerInference_J");
        return new Figure(
                "energyPerInference_J",
                "J",
                "energy of an inference",
                energy_J,
                root.optional("energyPerInferenceLow_J").orElse(energy_J),
                root.optional("energyPerInferenceHigh_J").orElse(energy_J),
                root.count("images"),
                FigureStatus.S,
                Optional.empty());
    }

    private static Difference difference(JsonFields node) {
        Figure accuracy = new Figure(
                "accuracyDifference",
                "",
                "accuracy with errors less that without, on the same images",
                node.signed("estimate"),
                node.signed("low"),
                node.signed("high"),
                node.count("images"),
                FigureStatus.S,
                Optional.empty());
        return new Difference(accuracy, node.count("lost"), node.count("gained"), node.share("pValue"));
    }

    private static Optional<Sense> sense(JsonFields root) {
        if (root.optional("senseErrorProbability").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Sense(
                share(root, "senseErrorProbability", "mean error probability of a conversion"),
                energy(root),
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
