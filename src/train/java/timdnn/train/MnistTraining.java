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
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains the committed MNIST network and writes it as ONNX; started as {@code docs/training.md} says. */
public final class MnistTraining {
    private static final Logger LOG = LoggerFactory.getLogger(MnistTraining.class);
    private static final String COMMAND = "sh src/train/train-mnist.sh";

    private final TrainingRecipe recipe;
    private final DigitSet digits;
    private List<FrozenLayer> best = List.of();
    private int bestCorrect = -1;
    private int bestEpoch;

    private MnistTraining(TrainingRecipe recipe, DigitSet digits) {
        this.recipe = recipe;
        this.digits = digits;
    }

    /**
     * Trains and writes.
     *
     * @param args directory of the two IDX files of the training set, file to write
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("arguments must be DATA_DIRECTORY MODEL_FILE, were " + args.length);
        }
        Path data = Path.of(args[0]);
        DigitSet digits =
                DigitSet.read(data.resolve("train-images-idx3-ubyte"), data.resolve("train-labels-idx1-ubyte"));
        MnistTraining training = new MnistTraining(TrainingRecipe.mnistCnn(), digits);
        training.run();
        Files.write(Path.of(args[1]), training.model());
    }

    private void run() {
        int split = digits.size() - recipe.heldOut();
        DigitSet heldOut = digits.range(split, digits.size());
        Engine.getInstance().setRandomSeed(recipe.seed());
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            TernaryLeNet network = new TernaryLeNet(manager, stream(0), recipe.ternaryThreshold());
            Examples examples =
                    new Examples(digits.range(0, split), recipe.batch(), stream(1), new DigitAugmentation(stream(2)));
            TrainingLoop loop = new TrainingLoop(manager, network, examples, recipe);
            for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
                boolean snapped = epoch > recipe.epochs() - recipe.snappedEpochs();
                if (snapped) {
                    network.snap();
                }
                double loss = loop.epoch();
                int correct = loop.correct(heldOut);
                if (snapped && correct > bestCorrect) {
                    bestCorrect = correct;
                    bestEpoch = epoch;
                    best = loop.freeze();
                }
                report(epoch, loss, correct, loop.freeze());
            }
        }
        LOG.info("chose epoch {}", bestEpoch);
    }

    private byte[] model() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("recipe", recipe.name());
        metadata.put("seed", Integer.toString(recipe.seed()));
        metadata.put("command", COMMAND);
        metadata.put("epoch", bestEpoch + " of " + recipe.epochs());
        metadata.put("validation_correct", bestCorrect + " of " + recipe.heldOut());
        return OnnxModelWriter.write(best, metadata);
    }

    private void report(int epoch, double loss, int correct, List<FrozenLayer> layers) {
        StringBuilder zeros = new StringBuilder();
        for (FrozenLayer layer : layers) {
            zeros.append(String.format(Locale.ROOT, " %.3f", layer.zeroShare()));
        }
        LOG.info(String.format(
                Locale.ROOT,
                "epoch %d loss %.4f held-out %d of %d zero shares%s",
                epoch,
                loss,
                correct,
                recipe.heldOut(),
                zeros));
    }

    private UniformRandomProvider stream(long number) {
        return new Philox4x64(new long[] {recipe.seed(), number, 0, 0, 0, 0});
    }
}
