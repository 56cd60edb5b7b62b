package timdnn.cli.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import timdnn.input.InvalidInputException;
import timdnn.network.TernaryNetwork;
import timdnn.network.ValueRange;
import timdnn.network.data.Corpus;
import timdnn.network.data.Dataset;
import timdnn.network.data.Datasets;
import timdnn.network.data.FedDataset;
import timdnn.network.data.IdxDataset;
import timdnn.network.data.Layout;
import timdnn.network.data.Normalization;
import timdnn.network.data.Split;
import timdnn.network.onnx.ImportOptions;
import timdnn.network.onnx.ImportedModel;
import timdnn.network.onnx.OnnxImporter;
import timdnn.network.onnx.ShippedModel;
import timdnn.network.onnx.graph.FloatLayers;

/** Options of which images a network reads, and what is fed to it for them. */
public final class DataOptions {
    @Option(
            names = "--dataset",
            paramLabel = "D",
            description =
                    "mnist, fashion, sotu, or a folder with IDX, CIFAR-10 or NumPy files, or with a text (default: that of the model"
                            + " if it ships, else mnist)")
    private String dataset;

    @Option(
            names = "--split",
            paramLabel = "test|train",
            defaultValue = "test",
            converter = SplitConverter.class,
            description = "which images of the folder (default: ${DEFAULT-VALUE})")
    private Split split;

    @Option(
            names = "--layout",
            paramLabel = "nchw|nhwc",
            defaultValue = "nchw",
            converter = LayoutConverter.class,
            description = "order of the values in files with several channels (default: ${DEFAULT-VALUE})")
    private Layout layout;

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "1",
            converter = RatioConverter.class,
            description =
                    "feed (p*S - M) / D for each value p of a file, for example 1/255 (default: ${DEFAULT-VALUE})")
    private double scale;

    @Option(
            names = "--mean",
            paramLabel = "M",
            split = ",",
            defaultValue = "0",
            converter = RatioConverter.class,
            description = "M for all channels, or one a channel with commas in between (default: ${DEFAULT-VALUE})")
    private List<Double> mean;

    @Option(
            names = "--std",
            paramLabel = "D",
            split = ",",
            defaultValue = "1",
            converter = RatioConverter.class,
            description = "D for all channels, or one a channel (default: ${DEFAULT-VALUE})")
    private List<Double> deviation;

    @Option(
            names = "--float-layers",
            paramLabel = "first,last|all",
            converter = FloatLayersConverter.class,
            description =
                    "layers that may run in float32 beside the tiles where they cannot run on tiles: first, last, all, or"
                            + " names of nodes (default: those of a model that ships, else none)")
    private FloatLayers floatLayers;

    @Option(
            names = "--sequence",
            paramLabel = "T",
            defaultValue = "" + ImportOptions.DEFAULT_SEQUENCE,
            description =
                    "words of a window where a model of words leaves their number open (default: ${DEFAULT-VALUE})")
    private int sequence;

    /** A network and the text that it reads. */
    record Words(TernaryNetwork network, Corpus corpus) {}

    /** Whether the data set is a text. */
    boolean isText(String model) {
        return Corpus.isText(named(model));
    }

    /** Name or folder of the data set. */
    private String named(String model) {
        return Optional.ofNullable(dataset)
                .or(() -> shipped(model).map(ShippedModel::dataset))
                .orElse(IdxDataset.MNIST);
    }

    /** Reads text and model. */
    Words readWords(String model) {
        Corpus corpus = Corpus.open(named(model), split);
        return new Words(imported(model, importing(model, corpus.range())).network(), corpus);
    }

    /** What is known of values without reading images: bytes, or words of a text. */
    ValueRange explained(String model) {
        return isText(model)
                ? Corpus.open(named(model), split).range()
                : normalization().of(ImportOptions.BYTES.pixels());
    }

    private ImportOptions importing(String model, ValueRange values) {
        FloatLayers floats = Optional.ofNullable(floatLayers)
                .or(() -> shipped(model).map(ShippedModel::floatLayers))
                .orElse(FloatLayers.NONE);
        try {
            return new ImportOptions(values, sequence, floats, ImportOptions.BYTES.listener());
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidInputException("--sequence: " + outOfRange.getMessage());
        }
    }

    /**
     * A network and the images that it is fed.
     *
     * @param network the network
     * @param images the images
     */
    public record Fed(TernaryNetwork network, FedDataset images) {}

    /**
     * Reads data and model.
     *
     * @param model an ONNX file, or the name of one that ships
     * @return both
     * @throws InvalidInputException if one cannot be read, or they do not fit
     */
    public Fed read(String model) {
        String named = named(model);
        if (Corpus.isText(named)) {
            throw new InvalidInputException(
                    "data set " + named + " is a text; this command reads images, and only network reads words");
        }
        Dataset images = Datasets.open(named, split, layout);
        Normalization normalization = normalization();
        TernaryNetwork network = imported(model, importing(model, normalization.of(images.values())))
                .network();
        return new Fed(network, new FedDataset(images, normalization, network.inputShape()));
    }

    /** A model by file or name. */
    static ImportedModel imported(String model, ImportOptions importing) {
        return !Files.exists(Path.of(model)) && OnnxImporter.ships(model)
                ? OnnxImporter.shipped(model, importing)
                : OnnxImporter.read(Path.of(model), importing);
    }

    /** The model that ships under a name, unless a file of that name is there. */
    private static Optional<ShippedModel> shipped(String model) {
        return Files.exists(Path.of(model)) ? Optional.empty() : ShippedModel.named(model);
    }

    /** What is done with each value. */
    Normalization normalization() {
        try {
            return new Normalization(scale, floats(mean), floats(deviation));
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidInputException("--scale, --mean and --std: " + outOfRange.getMessage());
        }
    }

    private static List<Float> floats(List<Double> values) {
        return values.stream().map(Double::floatValue).toList();
    }
}
