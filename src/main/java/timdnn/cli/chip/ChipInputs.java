package timdnn.cli.chip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import timdnn.array.ArrayGeometry;
import timdnn.chip.ChipDesign;
import timdnn.chip.Claim;
import timdnn.chip.ComponentCatalogue;
import timdnn.chip.Figure;
import timdnn.chip.Reproduction;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.design.DesignReader;
import timdnn.chip.energy.DensityRange;
import timdnn.chip.energy.EnergyAccounting;
import timdnn.chip.energy.WeightPolicy;
import timdnn.chip.execution.TernaryShapes;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.NetworkShape;
import timdnn.chip.shape.NetworkShapes;
import timdnn.cli.shared.Project;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutFile;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;
import timdnn.network.data.Corpus;
import timdnn.network.data.Dataset;
import timdnn.network.data.Datasets;
import timdnn.network.data.Split;
import timdnn.network.onnx.ImportOptions;
import timdnn.network.onnx.OnnxImporter;
import timdnn.network.onnx.ShippedModel;
import timdnn.tile.error.SenseErrors;

/** Designs, tables and networks of a call, each read once. */
final class ChipInputs {
    /** Images over which densities of the shipped network are counted. */
    static final int IMAGES = 20;

    private static final String RESOURCES = "src/main/resources/chip/";

    private final ComponentCatalogue components = ComponentCatalogue.shipped();
    private final Map<Path, TableFigures> tables = new HashMap<>();

    /** What an option {@code --weights} names. */
    static WeightPolicy policy(CommandSpec spec, String word) {
        return WeightPolicy.named(word)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--weights must be one of " + WeightPolicy.names() + ", was " + word));
    }

    ComponentCatalogue components() {
        return components;
    }

    Design design(String name) {
        return new DesignReader(Project.home().resolve(RESOURCES + "designs"), Project.home(), this::table).read(name);
    }

    TableFigures table(Design design) {
        return table(design.table());
    }

    TableFigures table(Path of) {
        return tables.computeIfAbsent(of, file -> TableFigures.of(file, LutFile.read(file)));
    }

    /** The paper's claims in closed form on the table of a design of TiM tiles; none where the table lacks a section. */
    List<Claim> closedClaims(Design design) {
        TableFigures table = table(design);
        if (!table.hasArea() || table.table().tile().sram().isEmpty()) {
            return List.of();
        }
        return new Reproduction(ChipDesign.PAPER, table, components, Optional.empty()).claims();
    }

    EnergyAccounting accounting(Design design) {
        return new EnergyAccounting(design, table(design), components);
    }

    /** A network by name, or from a file of shapes, or an ONNX file. */
    NetworkShape network(String name, int width) {
        Optional<ShippedModel> shipping = Files.exists(Path.of(name)) ? Optional.empty() : ShippedModel.named(name);
        boolean shipped = shipping.isPresent();
        if (!shipped && !name.endsWith(".onnx")) {
            return NetworkShapes.read(Project.home().resolve(RESOURCES + "networks"), name, width);
        }
        if (width != 1) {
            throw new InvalidInputException("--width must be 1 for a network with weights, was " + width);
        }
        if (shipped && Corpus.isText(shipping.orElseThrow().dataset())) {
            return countedWords(shipping.orElseThrow());
        }
        TernaryNetwork network = shipped ? OnnxImporter.shipped(name) : OnnxImporter.read(Path.of(name));
        try {
            return shipped
                    ? counted(network, Datasets.open(shipping.orElseThrow().dataset()))
                    : TernaryShapes.of(network, components.figure("density").nominal());
        } catch (IllegalArgumentException unfit) {
            throw InvalidInputException.of(Path.of(name), "does not fit a chip: " + unfit.getMessage(), unfit);
        }
    }

    /** A network of words, one an inference, with densities counted over the first words of its text. */
    private static NetworkShape countedWords(ShippedModel model) {
        Corpus corpus = Corpus.open(model.dataset(), Split.TEST);
        TernaryNetwork network = OnnxImporter.shipped(
                        model.modelName(),
                        new ImportOptions(corpus.range(), 1, model.floatLayers(), ImportOptions.BYTES.listener()))
                .network();
        return counted(network, corpus.size(), (session, word) -> {
            session.image()[0] = corpus.word(word);
            session.infer(0, 1, word);
        });
    }

    /** A network with densities counted over the first of its images. */
    static NetworkShape counted(TernaryNetwork network, Dataset images) {
        return counted(network, images.size(), (session, image) -> {
            images.copyPixels(image, session.image());
            session.infer(image);
        });
    }

    private static NetworkShape counted(
            TernaryNetwork network, int inputs, ObjIntConsumer<InferenceSession> inference) {
        InferenceSession session = new InferenceSession(network, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        session.countAccesses();
        for (int index = 0; index < Math.min(IMAGES, inputs); index++) {
            inference.accept(session, index);
        }
        return TernaryShapes.of(network, session.tallies(), ArrayGeometry.PAPER);
    }

    /** Shares of what is not zero where they were not counted. */
    DensityRange density(NetworkShape network) {
        Figure density = components.figure("density");
        int bits = network.layers().get(0).activationBits();
        return new DensityRange(
                Density.of(density.low(), bits), Density.of(density.nominal(), bits), Density.of(density.high(), bits));
    }
}
