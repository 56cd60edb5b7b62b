package timdnn.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import timdnn.characterization.plan.HistogramReader;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.train.image.Examples;
import timdnn.train.image.ImageAugmentation;
import timdnn.train.image.ImageSet;

/**
 * Trains a network by its recipe and writes it as ONNX; started as {@code docs/training.md} says. A checkpoint after each
 * epoch lies beside the data; started again, the training goes on behind it.
 */
public final class Training {
    private static final Logger LOG = LoggerFactory.getLogger(Training.class);

    private final TrainingRecipe recipe;
    private final String command;
    private final ImageSet images;
    private final ImageSet test;
    private final Path checkpoints;
    private final Path model;

    private Training(
            TrainingRecipe recipe, String command, ImageSet images, ImageSet test, Path checkpoints, Path model) {
        this.recipe = recipe;
        this.command = command;
        this.images = images;
        this.test = test;
        this.checkpoints = checkpoints;
        this.model = model;
    }

    /**
     * Trains and writes. The property {@code timdnn.train.errors} is P(code wrong) of a conversion while training, 0 by default;
     * {@code timdnn.train.lut} is a table whose errors a conversion has instead, at the counts of {@code timdnn.train.counts}, a
     * document of {@code tim network --json}.
     *
     * @param args name of the recipe, directory of the four IDX files of training and test set, file to write, command to
     *     put into it
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException(
                    "arguments must be RECIPE DATA_DIRECTORY MODEL_FILE COMMAND, were " + args.length);
        }
        TrainingRecipe named = TrainingRecipe.named(args[0]);
        // A network in full precision has no conversions; as a teacher it is the same whatever its pupil is trained
        // with.
        TrainingRecipe recipe = named.precision() == Precision.FULL ? named : named.with(errors());
        LOG.info(
                "errors of a conversion while training: mean square {}",
                recipe.noise().meanSquare());
        Path data = Path.of(args[1]);
        Path checkpoints = data.resolve(recipe.name() + ".checkpoint");
        new Training(recipe, args[3], set(data, "train"), set(data, "t10k"), checkpoints, Path.of(args[2])).run();
    }

    private static SenseNoise errors() {
        String table = System.getProperty("timdnn.train.lut", "");
        if (table.isEmpty()) {
            return new SenseNoise(Float.parseFloat(System.getProperty("timdnn.train.errors", "0")));
        }
        LutArtifact found = LutFile.read(Path.of(table));
        Path counts = Path.of(System.getProperty("timdnn.train.counts"));
        return SenseNoise.of(
                found.codes().any(),
                HistogramReader.read(counts, found.geometry().rowsABlock()));
    }

    private static ImageSet set(Path data, String name) throws IOException {
        return ImageSet.read(data.resolve(name + "-images-idx3-ubyte"), data.resolve(name + "-labels-idx1-ubyte"));
    }

    private void run() throws IOException {
        int split = images.size() - recipe.heldOut();
        ImageSet heldOut = images.range(split, images.size());
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            TrainedNetwork network = network(manager, recipe);
            ImageAugmentation augmentation = new ImageAugmentation(recipe.displacement(), stream(2));
            Examples examples = new Examples(images.range(0, split), recipe.batch(), stream(1), augmentation);
            TrainingLoop loop = new TrainingLoop(manager, network, examples, recipe, teacher(manager, examples));
            Checkpoint state =
                    Checkpoint.read(checkpoints, recipe, loop.state()).orElseGet(() -> Checkpoint.begin(recipe));
            loop.resume(state.epoch());
            while (state.epoch() < recipe.epochs()) {
                int epoch = state.epoch() + 1;
                boolean snapped = epoch > recipe.epochs() - recipe.snappedEpochs();
                if (snapped) {
                    network.snap();
                }
                Engine.getInstance().setRandomSeed(recipe.seed() + epoch); // of errors, as in a run that did not stop
                double loss = loop.epoch();
                int correct = loop.correct(heldOut);
                if (snapped && correct > state.bestHeldOut()) {
                    state = state.chosen(epoch, correct, loop.correct(test));
                    write(loop, state);
                } else {
                    state = state.after(epoch);
                }
                state.write(checkpoints, loop.state());
                report(epoch, loss, correct, loop.freeze());
            }
            LOG.info(
                    "chose epoch {}: held-out {} of {}, test {} of {}",
                    state.bestEpoch(),
                    state.bestHeldOut(),
                    recipe.heldOut(),
                    state.bestTest(),
                    test.size());
        }
    }

    private Optional<Teacher> teacher(NDManager manager, Examples examples) throws IOException {
        if (recipe.teacher().isEmpty()) {
            return Optional.empty();
        }
        TrainingRecipe other = TrainingRecipe.named(recipe.teacher().get());
        TrainedNetwork network = network(manager, other);
        TrainingLoop loop = new TrainingLoop(manager, network, examples, other, Optional.empty());
        Path file = checkpoints.resolveSibling(other.name() + ".checkpoint");
        return Optional.of(Teacher.read(loop, network, other, file));
    }

    private TrainedNetwork network(NDManager manager, TrainingRecipe of) {
        return switch (of.topology()) {
            case LENET -> lenet(manager, TernaryLeNet.Shape.WIDE);
            case SMALL_LENET -> lenet(manager, TernaryLeNet.Shape.SMALL);
            case RESIDUAL -> new ResidualNetwork(manager, stream(0), of.precision(), of.ternaryThreshold(), of.noise());
        };
    }

    private TrainedNetwork lenet(NDManager manager, TernaryLeNet.Shape shape) {
        String name = recipe.name().replace('-', '_');
        return new TernaryLeNet(
                name, shape, recipe.levels(), manager, stream(0), recipe.ternaryThreshold(), recipe.noise());
    }

    private void write(TrainingLoop loop, Checkpoint state) throws IOException {
        if (recipe.precision() == Precision.FULL) {
            return;
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("recipe", recipe.name());
        if (recipe.noise().meanSquare() > 0) {
            metadata.put("errors", Float.toString(recipe.noise().meanSquare()));
        }
        metadata.put("seed", Integer.toString(recipe.seed()));
        metadata.put("command", command);
        metadata.put("epoch", state.bestEpoch() + " of " + recipe.epochs());
        metadata.put("validation_correct", state.bestHeldOut() + " of " + recipe.heldOut());
        Files.write(model, loop.onnx(metadata));
    }

    private void report(int epoch, double loss, int correct, List<FrozenLayer> layers) {
        StringBuilder zeros = new StringBuilder();
        for (FrozenLayer layer : layers) {
            zeros.append(String.format(Locale.ROOT, " %.3f", layer.zeroShare()));
        }
        LOG.info(String.format(
                Locale.ROOT,
                "epoch %d loss %.4f held-out %d of %d%s%s",
                epoch,
                loss,
                correct,
                recipe.heldOut(),
                layers.isEmpty() ? "" : " zero shares",
                zeros));
    }

    private UniformRandomProvider stream(long number) {
        return new Philox4x64(new long[] {recipe.seed(), number, 0, 0, 0, 0});
    }
}
