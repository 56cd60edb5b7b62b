package timdnn.train.text;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import timdnn.network.accuracy.ImageMean;
import timdnn.network.data.Corpus;
import timdnn.network.data.Split;
import timdnn.train.Checkpoint;
import timdnn.train.Precision;

/**
 * Trains a network of words by its recipe and, if it is ternary, writes it as ONNX; started as {@code docs/training.md} says. A
 * checkpoint after each epoch lies beside the text; started again, the training goes on behind it.
 */
public final class TextTraining {
    private static final Logger LOG = LoggerFactory.getLogger(TextTraining.class);

    /** Streams that perplexity is measured over, as {@code ./tim network} has them by default. */
    private static final int MEASURED_STREAMS = 32;

    private TextTraining() {}

    /**
     * Trains and writes.
     *
     * @param args name of the recipe, directory with the unpacked addresses in {@code package/data}, which the text and the checkpoint
     *     are written into, file to write, command to put into it
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException(
                    "arguments must be RECIPE DATA_DIRECTORY MODEL_FILE COMMAND, were " + args.length);
        }
        TextRecipe recipe = TextRecipe.named(args[0]);
        Path folder = Path.of(args[1]);
        AddressText.write(folder.resolve("package").resolve("data"), folder);
        Corpus training = Corpus.open(args[1], Split.TRAIN);
        TokenStreams validation = measured(folder.resolve("validation"), recipe);
        TokenStreams test = measured(folder, recipe);
        Path checkpoints = folder.resolve(recipe.name() + ".checkpoint");
        Engine.getInstance().setRandomSeed(recipe.seed());
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            Philox4x64 random = new Philox4x64(new long[] {recipe.seed(), 0, 0, 0, 0, 0});
            RecurrentNetwork network = new RecurrentNetwork(
                    manager, random, recipe, WordCounts.of(training).logShares());
            TokenStreams streams = new TokenStreams(training, recipe.streams(), recipe.window());
            TextLoop loop = new TextLoop(manager, network, streams, recipe);
            Checkpoint state =
                    Checkpoint.read(checkpoints, recipe, loop.state()).orElseGet(() -> Checkpoint.begin(recipe));
            loop.resume(state.epoch());
            while (state.epoch() < recipe.epochs()) {
                state = state.after(state.epoch() + 1);
                double loss = loop.epoch(state.epoch());
                state.write(checkpoints, loop.state());
                report("epoch " + state.epoch() + " sampled loss " + number(loss) + " validation", loop, validation);
            }
            report("test", loop, test);
            if (recipe.precision() != Precision.FULL) {
                Map<String, String> metadata = new LinkedHashMap<>();
                metadata.put("recipe", recipe.name());
                metadata.put("seed", Integer.toString(recipe.seed()));
                metadata.put("command", args[3]);
                metadata.put("epochs", Integer.toString(recipe.epochs()));
                Files.write(Path.of(args[2]), loop.onnx(metadata));
            }
        }
    }

    private static TokenStreams measured(Path folder, TextRecipe recipe) {
        return new TokenStreams(Corpus.open(folder.toString(), Split.TEST), MEASURED_STREAMS, recipe.window());
    }

    private static void report(String what, TextLoop loop, TokenStreams text) {
        ImageMean mean = ImageMean.of(loop.losses(text));
        LOG.info(
                "{} perplexity {} [{}, {}] on {} words",
                what,
                number(Math.exp(mean.mean())),
                number(Math.exp(mean.low(mean.mean()))),
                number(Math.exp(mean.high(mean.mean()))),
                text.words());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
