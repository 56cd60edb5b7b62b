package timdnn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import timdnn.array.ArrayGeometry;
import timdnn.network.InferenceSession;
import timdnn.network.TernaryNetwork;
import timdnn.network.ValueRange;
import timdnn.network.accuracy.DieOptions;
import timdnn.network.accuracy.EvaluationOptions;
import timdnn.network.accuracy.PerplexityEvaluator;
import timdnn.network.data.Corpus;
import timdnn.network.data.Split;
import timdnn.network.onnx.ImportOptions;
import timdnn.network.onnx.OnnxImporter;
import timdnn.network.onnx.ShippedModel;
import timdnn.tile.error.SenseErrors;

/** The committed networks of words and their text: what they say on tiles and in ONNX Runtime, and what tiles rely on. */
@Tag("slow")
class SotuModelTest {
    private static final int UNITS = 300;
    private static final int BLOCK_ROWS = 16;
    private static final int MOST_IN_A_BLOCK = 8;
    private static final int WORDS = 40;

    private final Corpus text = Corpus.open(ShippedModel.SOTU_LSTM.dataset(), Split.TEST);

    private TernaryNetwork network(ShippedModel model) {
        ValueRange words = new ValueRange(0, text.vocabulary().size() - 1.0, 1);
        ImportOptions options = new ImportOptions(
                words, ImportOptions.DEFAULT_SEQUENCE, model.floatLayers(), ImportOptions.BYTES.listener());
        return OnnxImporter.shipped(model.modelName(), options).network();
    }

    @Test
    void theTextHasTheAddressesOfNineYearsAndItsVocabularyTenThousandWords() {
        assertThat(text.size()).isEqualTo(73_917 + 2_472);
        assertThat(text.vocabulary()).hasSize(10_000).contains("<unk>", "<eos>").startsWith("the", "of");
        int unknown = text.vocabulary().indexOf("<unk>");
        long count = IntStream.range(0, text.size())
                .filter(place -> text.word(place) == unknown)
                .count();
        assertThat(count).isEqualTo(1_451);
    }

    @ParameterizedTest
    @CsvSource({
        "SOTU_LSTM, 4, input_codes",
        "SOTU_LSTM, 4, state_codes",
        "SOTU_GRU, 3, input_codes",
        "SOTU_GRU, 3, state_codes"
    })
    void weightsAreTernaryWithAtMostEightOfBothSignsInABlockSoThatNoCountIsClipped(
            ShippedModel model, int gates, String name) throws IOException {
        byte[] codes = CommittedModel.read(model.modelName()).bytesOf(name);
        int columns = gates * UNITS;
        assertThat(codes).hasSize(UNITS * columns);
        for (int column = 0; column < columns; column++) {
            int[] kept = new int[UNITS / BLOCK_ROWS + 1];
            for (int row = 0; row < UNITS; row++) {
                byte code = codes[row * columns + column];
                assertThat((int) code).isBetween(-1, 1);
                kept[row / BLOCK_ROWS] += Math.abs(code);
            }
            assertThat(IntStream.of(kept).max().orElseThrow()).isLessThanOrEqualTo(MOST_IN_A_BLOCK);
        }
    }

    @ParameterizedTest
    @CsvSource({"SOTU_LSTM, 4", "SOTU_GRU, 3"})
    void theFileIsBelowFourMegabytesAndTwoMatricesRunOnTiles(ShippedModel model, int gates) throws IOException {
        assertThat(CommittedModel.bytes(model.modelName())).hasSizeLessThan(4_000_000);
        TernaryNetwork network = network(model);
        assertThat(network.matrixLayers())
                .hasSize(2)
                .allMatch(layer -> layer.multiplyAccumulates() == (long) gates * UNITS * UNITS);
        assertThat(network.states()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SOTU_LSTM", "SOTU_GRU"})
    void tilesGiveTheLogitsOfOnnxRuntimeWordByWord(ShippedModel model) throws OrtException, IOException {
        InferenceSession session = new InferenceSession(network(model), ArrayGeometry.PAPER, SenseErrors.none(), 0);
        float[][] state = {new float[UNITS], new float[UNITS]};
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession reference = environment.createSession(CommittedModel.bytes(model.modelName()))) {
            for (int time = 0; time < WORDS; time++) {
                session.image()[0] = text.word(time);
                float[] logits = session.infer(0, 1, time)[0];
                float[] expected = step(environment, reference, text.word(time), state);
                assertThat(logits).as("word %d", time).containsExactly(expected, within(1e-3f));
            }
        }
    }

    /** A time step in ONNX Runtime, which moves the state on. */
    private static float[] step(OrtEnvironment environment, OrtSession session, int word, float[][] state)
            throws OrtException {
        long[] vector = {1, UNITS};
        try (OnnxTensor words =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {word}), new long[] {1});
                OnnxTensor h = OnnxTensor.createTensor(environment, FloatBuffer.wrap(state[0]), vector);
                OnnxTensor c = OnnxTensor.createTensor(environment, FloatBuffer.wrap(state[1]), vector);
                OrtSession.Result result = session.run(Map.of("word", words, "h", h, "c", c))) {
            state[0] = ((float[][]) result.get(1).getValue())[0];
            state[1] = ((float[][]) result.get(2).getValue())[0];
            return ((float[][]) result.get(0).getValue())[0];
        }
    }

    /** Of the first 1,600 words in 32 streams, as committed. */
    @ParameterizedTest
    @CsvSource({"SOTU_LSTM, 133.456", "SOTU_GRU, 138.038"})
    void perplexityOfTheFirstWordsIsThatOfTheCommittedModel(ShippedModel model, double committed) {
        EvaluationOptions options = EvaluationOptions.exact().firstImages(1_600);
        double perplexity = new PerplexityEvaluator(network(model), text, Optional.empty(), options, 32)
                .evaluate(new DieOptions(2, false, OptionalDouble.empty()), words -> {})
                .perplexity()
                .estimate();
        // Another JVM may round a tanh another way and move a state across its threshold.
        assertThat(perplexity).isCloseTo(committed, within(0.5));
    }
}
