package timdnn.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timdnn.cli.shared.Called;
import timdnn.cli.shared.GuideTable;
import timdnn.lut.store.LutFile;
import timdnn.network.GraphSketch;
import timdnn.network.TableFixture;

/** Networks of words, with perplexities worked out by hand. */
class PerplexityCommandTest {
    private static final int UNITS = 24;

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void writeText() throws IOException {
        model = folder.resolve("words.onnx");
        Files.writeString(folder.resolve("test.txt"), "a b ".repeat(200) + "a");
        Files.writeString(folder.resolve("vocabulary.txt"), "a\nb\n");
    }

    private JsonNode run(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(model.toString(), "--dataset", folder.toString(), "--json"));
        arguments.addAll(Arrays.asList(more));
        Called called = Called.of(new NetworkCommand(), arguments.toArray(String[]::new));
        assertThat(called.err()).isEmpty();
        return JsonMapper.builder().build().readTree(called.out());
    }

    /** A network that knows nothing but whether its step is even: its state turns from 0 to 1 and back. */
    private static byte[] turning(float logit) {
        GraphSketch sketch = new GraphSketch(1).withoutImage();
        String words = sketch.input("words", DataType.INT64);
        String state = sketch.input("state", DataType.FLOAT, 1);
        sketch.apart("", "Cast", List.of(words), List.of("floats"), GraphSketch.integer("to", 1));
        sketch.node("Unsqueeze", sketch.integers(1)).node("Mul", sketch.scalar(0));
        String nothing = sketch.head();
        // The next word is b (1) after an even step.
        sketch.apart("", "Sub", List.of(sketch.scalar(1), state), List.of("next"));
        sketch.apart("", "Concat", List.of(state, "next"), List.of("both"), GraphSketch.integer("axis", 1));
        sketch.node("Mul", sketch.scalar(logit)).node("Add", nothing);
        String logits = sketch.head();
        return sketch.bytes(List.of(logits, "next"));
    }

    @Test
    void perplexityIsThatOfTheLogits() throws IOException {
        Files.write(model, turning(0));
        JsonNode uniform = run("--streams", "4");
        assertThat(uniform.get("words").asInt()).isEqualTo(400);
        assertThat(uniform.get("perplexity").asDouble()).isCloseTo(2, within(1e-6));
        Files.write(model, turning(3));
        JsonNode sure = run("--streams", "4");
        assertThat(sure.get("perplexity").asDouble()).isCloseTo(1 + Math.exp(-3), within(1e-6));
        assertThat(sure.get("perplexityHigh").asDouble()).isCloseTo(1 + Math.exp(-3), within(1e-6));
        assertThat(sure.get("errors").asText()).isEqualTo("none");
    }

    @Test
    void statesBeginAnewWithEachStream() throws IOException {
        Files.write(model, turning(3));
        // Of 8 streams of 50 words none begins with b; of 16 streams of 25 words every other one does and is always
        // wrong.
        assertThat(run("--streams", "8").get("perplexity").asDouble()).isCloseTo(1 + Math.exp(-3), within(1e-6));
        double half = 0.5 * Math.log(1 + Math.exp(-3)) + 0.5 * Math.log(1 + Math.exp(3));
        assertThat(run("--streams", "16").get("perplexity").asDouble()).isCloseTo(Math.exp(half), within(1e-5));
    }

    /** A ternary recurrent network: h' = ternary(x W + h R), logits = h' V. */
    private static byte[] recurrent() {
        SplittableRandom random = new SplittableRandom(7);
        GraphSketch sketch = new GraphSketch(1).withoutImage();
        String words = sketch.input("words", DataType.INT64);
        String state = sketch.input("state", DataType.FLOAT, UNITS);
        sketch.apart("", "Gather", List.of(weights(sketch, random, 2, UNITS), words), List.of("x"));
        sketch.node("MatMul", weights(sketch, random, UNITS, UNITS));
        String fromWord = sketch.head();
        sketch.from(state).node("MatMul", weights(sketch, random, UNITS, UNITS)).node("Add", fromWord);
        sketch.node("Div", sketch.scalar(4)).node("Round").clip(-1, 1);
        String next = sketch.head();
        sketch.node("MatMul", weights(sketch, random, UNITS, 2));
        return sketch.bytes(List.of(sketch.head(), next));
    }

    private static String weights(GraphSketch sketch, SplittableRandom random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int index = 0; index < values.length; index++) {
            values[index] = random.nextInt(-1, 2);
        }
        return sketch.floats(values, rows, columns);
    }

    @Test
    void aTernaryStateDrivesWordlinesAndErrorsDependOnNeitherThreadsNorRepetition() throws IOException {
        Files.write(model, recurrent());
        String[] options = {"--streams", "6", "--lut", lut().toString(), "--errors", "iid", "--threads", "1"};
        JsonNode one = run(options);
        assertThat(one.get("layers")).hasSize(3);
        one.get("layers")
                .forEach(layer -> assertThat(layer.get("inputs").asText()).isEqualTo("TERNARY"));
        assertThat(one.get("senseErrorProbability").asDouble()).isGreaterThan(0);
        assertThat(one.get("perplexity").asDouble())
                .isNotEqualTo(one.get("perplexityWithoutErrors").asDouble());
        assertThat(one.at("/perplexityDifference/estimate").asDouble())
                .isCloseTo(
                        one.get("perplexity").asDouble()
                                - one.get("perplexityWithoutErrors").asDouble(),
                        within(1e-3));
        options[options.length - 1] = "3";
        assertThat(timeless(run(options))).isEqualTo(timeless(one));
    }

    @Test
    void toleranceOfATextIsAboutItsPerplexity() throws IOException {
        Files.write(model, recurrent());
        String[] call = {model.toString(), "--dataset", folder.toString(), "--lut", lut().toString(), "--streams", "8"};
        List<String> json = new ArrayList<>(List.of(call));
        json.addAll(List.of("--rise", "0.5", "--json"));
        Called called = Called.of(new ToleranceCommand(), json.toArray(String[]::new));
        assertThat(called.status()).as(called.err()).isZero();
        JsonNode found = JsonMapper.builder().build().readTree(called.out());
        assertThat(found.get("words").asInt()).isEqualTo(400);
        assertThat(found.get("rise").asDouble()).isEqualTo(0.5);
        assertThat(found.get("perplexityWithoutErrors").asDouble())
                .isCloseTo(run("--streams", "8").get("perplexity").asDouble(), within(1e-9));
        assertThat(found.get("layers")).hasSize(3);
        assertThat(found.get("states")).hasSize(9);
        for (String list : List.of("layers", "states")) {
            found.get(list).forEach(limit -> assertThat(limit.get("low").asDouble())
                    .isLessThanOrEqualTo(limit.get("rateFactor").asDouble()));
        }
        // The fixture has no errors at S0: whatever factor, no word changes.
        assertThat(found.at("/states/0/high").isNull()).isTrue();
        assertThat(found.at("/states/0/low").asDouble()).isEqualTo(100_000);
        assertThat(found.get("thresholds")).hasSize(7);

        for (String[] more : new String[][] {{"--rise", "0"}, {"--streams", "1"}, {"--images", "5"}}) {
            List<String> wrong = new ArrayList<>(List.of(call));
            wrong.addAll(List.of(more));
            Called refused = Called.of(new ToleranceCommand(), wrong.toArray(String[]::new));
            assertThat(refused.status()).as(String.join(" ", more)).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
        }
    }

    private static JsonNode timeless(JsonNode document) {
        return ((ObjectNode) document).without(List.of("wordsPerSecond", "threads"));
    }

    @Test
    void aModelThatShipsReadsItsOwnText() throws IOException {
        Called called = Called.of(new NetworkCommand(), "sotu-lstm", "--images", "64", "--streams", "4", "--json");
        JsonNode found = JsonMapper.builder().build().readTree(called.out());
        assertThat(found.get("dataset").asText()).isEqualTo("sotu");
        assertThat(found.get("words").asInt()).isEqualTo(64);
        assertThat(found.get("layers")).hasSize(2);
        assertThat(found.get("perplexity").asDouble()).isBetween(10.0, 1000.0);
    }

    private Path lut() {
        Path lut = folder.resolve("x.lut.json");
        LutFile.write(TableFixture.artifact(100), lut);
        return lut;
    }

    @Test
    void peopleGetALineAFinding() throws IOException {
        Files.write(model, turning(0));
        Called called =
                Called.of(new NetworkCommand(), model.toString(), "--dataset", folder.toString(), "--streams", "4");
        assertThat(called.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactly("model", "data", "perplexity", "speed", "table");
        assertThat(called.out()).contains("perplexity   2.000 [2.000, 2.000] on 400 words, errors none");
    }

    @Test
    void wrongTextsAndModelsEndWithStatusTwo() throws IOException {
        Files.write(model, turning(0));
        Files.writeString(folder.resolve("vocabulary.txt"), "a\nc\n");
        Called unknown = Called.of(new NetworkCommand(), model.toString(), "--dataset", folder.toString());
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("test.txt:1: word b must be in the vocabulary, or this must have <unk>");
        Files.writeString(folder.resolve("vocabulary.txt"), "a\nb\nc\n");
        Called misfit = Called.of(new NetworkCommand(), model.toString(), "--dataset", folder.toString());
        assertThat(misfit.status()).isEqualTo(2);
        assertThat(misfit.err()).contains("reads 1 words and gives 2 values, but the vocabulary");
        Files.writeString(folder.resolve("vocabulary.txt"), "a\nb\n");
        Called few =
                Called.of(new NetworkCommand(), model.toString(), "--dataset", folder.toString(), "--streams", "401");
        assertThat(few.status()).isEqualTo(2);
        assertThat(few.err()).contains("must have at least a window of 1 words for each");
    }

    @Test
    void countsOfALayerAddUpToItsColumnAccesses() throws IOException {
        Files.write(model, recurrent());
        JsonNode layer = run("--streams", "2").get("layers").get(0);
        long sum = 0;
        for (JsonNode row : layer.get("histogram")) {
            for (JsonNode count : row) {
                sum += count.asLong();
            }
        }
        // Two blocks of 24 columns in each of the 64 words counted of two streams.
        assertThat(layer.get("accesses").asLong()).isEqualTo(2 * 64 * 2);
        assertThat(sum).isEqualTo(2 * 64 * 2 * UNITS);
        assertThat(layer.get("activeRows").asLong()).isBetween(1L, 2L * 64 * UNITS);
    }

    @Test
    void aHistogramFileIsForImages() {
        Called called = Called.of(
                new NetworkCommand(), model.toString(), "--dataset", folder.toString(), "--histogram", "counts.json");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("--histogram is for images");
    }

    @Test
    void theGuideHasTheTableOfDefinitions() {
        GuideTable.compare("network on a text", PerplexityFigures.ALL.keys(), "");
    }
}
