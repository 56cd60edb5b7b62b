package timdnn.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import timdnn.array.ArrayGeometry;
import timdnn.input.InvalidInputException;
import timdnn.network.GraphSketch;
import timdnn.network.InferenceSession;
import timdnn.network.InputCode;
import timdnn.network.TernaryNetwork;
import timdnn.network.ValueRange;
import timdnn.network.onnx.graph.FloatLayers;
import timdnn.network.onnx.graph.NodePlace;
import timdnn.tile.error.SenseErrors;

/** Graphs as exporters write them, with logits worked out by hand. */
class ExportedModelsTest {
    private static final float[] WEIGHTS = {1, 0, 0, 1, 0, 1, 1, 0};

    @TempDir
    private Path folder;

    private ImportedModel read(byte[] bytes, FloatLayers floats) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, bytes);
        return OnnxImporter.read(file, new ImportOptions(new ValueRange(0, 255, 1), 35, floats, place -> {}));
    }

    private float[] logits(byte[] bytes, float... image) throws IOException {
        return logits(read(bytes, FloatLayers.NONE).network(), image);
    }

    private static float[] logits(TernaryNetwork network, float... image) {
        InferenceSession session = new InferenceSession(network, ArrayGeometry.PAPER, SenseErrors.none(), 0);
        System.arraycopy(image, 0, session.image(), 0, image.length);
        return session.infer(0).clone();
    }

    /** Pixels as bits. */
    private static GraphSketch bits(GraphSketch sketch) {
        return sketch.node("Div", sketch.scalar(255)).node("Round").clip(0, 1);
    }

    private static GraphSketch bits() {
        return bits(new GraphSketch(1, 2, 2));
    }

    @Test
    void channelsHaveFactorsOfTheirOwn() throws IOException {
        GraphSketch sketch = bits().node("Flatten");
        float[] weights = {0.5f, 0, -0.5f, 0.5f, -0.25f, 0.25f, 0.25f, 0};
        byte[] model = sketch.node("Gemm", List.of(sketch.floats(weights, 2, 4)), GraphSketch.integer("transB", 1))
                .bytes();
        assertThat(logits(model, 255, 0, 0, 255)).containsExactly(1, -0.25f);
        assertThat(logits(model, 0, 255, 255, 0)).containsExactly(-0.5f, 0.5f);
        assertThat(read(model, FloatLayers.NONE).places())
                .extracting(NodePlace::detail)
                .last()
                .asString()
                .contains("factors by channel behind the converters");
    }

    @Test
    void aChannelWithTwoMagnitudesIsNamedWithBoth() {
        GraphSketch sketch = bits().node("Flatten");
        float[] weights = {0.5f, 0, -0.5f, 0.5f, -0.25f, 0.25f, 0.75f, 0};
        byte[] model = sketch.node("Gemm", List.of(sketch.floats(weights, 2, 4)), GraphSketch.integer("transB", 1))
                .bytes();
        assertThatThrownBy(() -> read(model, FloatLayers.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("(Gemm) must have ternary weights {-w2, 0, w1} in each output channel")
                .hasMessageContaining("channel 1 are [0.25, 0.75]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qonnx.custom_op.general", "onnx.brevitas", "finn.custom_op.general"})
    void quantisersOfQonnxAreFoldedIntoWeights(String domain) throws IOException {
        GraphSketch sketch = bits().node("Flatten");
        String flat = sketch.head();
        String values = sketch.floats(new float[] {0.6f, -0.4f, 0.1f, 0.55f, -0.45f, 0.6f, 0.7f, -0.1f}, 4, 2);
        sketch.apart(
                domain,
                "Quant",
                List.of(values, sketch.scalar(0.5f), sketch.scalar(0), sketch.scalar(2)),
                List.of("w"),
                GraphSketch.integer("signed", 1),
                GraphSketch.integer("narrow", 1),
                GraphSketch.text("rounding_mode", "ROUND"));
        byte[] model = sketch.from(flat).node("MatMul", "w").bytes();
        assertThat(logits(model, 255, 0, 0, 255)).containsExactly(1, -0.5f);
        assertThat(logits(model, 0, 255, 255, 0)).containsExactly(-0.5f, 1);
    }

    @Test
    void aQuantiserOfAnotherDomainIsNamedWithIt() {
        GraphSketch sketch = new GraphSketch(4);
        String bits = sketch.scalar(2);
        sketch.apart("some.other", "Quant", List.of(sketch.head(), bits, bits, bits), List.of("q"));
        assertThatThrownBy(() -> read(sketch.bytes(), FloatLayers.NONE))
                .hasMessageContaining("node q (some.other.Quant) is not supported");
    }

    @Test
    void activationsOfFourBitsAreDrivenBitByBit() throws IOException {
        GraphSketch sketch = new GraphSketch(4);
        sketch.apart(
                "qonnx.custom_op.general",
                "Quant",
                List.of(sketch.head(), sketch.scalar(17), sketch.scalar(0), sketch.scalar(4)),
                List.of("q"),
                GraphSketch.integer("signed", 0));
        byte[] model = sketch.node("MatMul", sketch.floats(new float[] {1, -1, 0, 1, 1, 0, 0, -1}, 4, 2))
                .bytes();
        TernaryNetwork network = read(model, FloatLayers.NONE).network();
        assertThat(network.matrixLayers().get(0).accessesPerVector()).isEqualTo(4);
        // 34 is 2, 255 is 15, 85 is 5 steps of 17.
        assertThat(logits(network, 34, 255, 85, 0)).containsExactly(17 * (2 + 5), 17 * (15 - 2));
    }

    @Test
    void signedBytesAreDrivenInTwosComplement() throws IOException {
        GraphSketch sketch = new GraphSketch(4);
        sketch.node("Sub", sketch.scalar(128));
        byte[] model = sketch.node("MatMul", sketch.floats(new float[] {1, -1, 0, 1, 1, 0, 0, -1}, 4, 2))
                .bytes();
        TernaryNetwork network = read(model, FloatLayers.NONE).network();
        assertThat(network.matrixLayers().get(0).inputCode().kind().signed()).isTrue();
        assertThat(network.matrixLayers().get(0).accessesPerVector()).isEqualTo(8);
        assertThat(logits(network, 0, 255, 100, 129)).containsExactly(-128 - 28, 128 + 127 - 1);
    }

    @Test
    void quantisedAndDequantisedTensorsKeepTheirStep() throws IOException {
        GraphSketch sketch = new GraphSketch(4);
        String zero = sketch.raw(DataType.UINT8, new byte[] {0});
        String scale = sketch.scalar(2);
        sketch.node("QuantizeLinear", scale, zero).node("DequantizeLinear", scale, zero);
        String whole = sketch.raw(DataType.INT8, new byte[] {1, -1, 0, 1, 1, 0, 0, -1}, 4, 2);
        String flat = sketch.head();
        String byChannel = sketch.floats(new float[] {0.5f, 0.25f}, 2);
        sketch.apart("", "DequantizeLinear", List.of(whole, byChannel), List.of("w"), GraphSketch.integer("axis", 1));
        byte[] model = sketch.from(flat).node("MatMul", "w").bytes();
        // 7/2 rounds to 4 and 5/2 to 2, halves to even.
        assertThat(logits(model, 7, 5, 10, 0)).containsExactly(0.5f * (8 + 10), 0.25f * (4 - 8));
    }

    private static GraphSketch withZeroPoint(GraphSketch sketch) {
        String zero = sketch.raw(DataType.UINT8, new byte[] {10});
        String scale = sketch.scalar(1);
        return sketch.node("QuantizeLinear", scale, zero).node("DequantizeLinear", scale, zero);
    }

    @Test
    void aZeroPointIsDrivenAndTakenOff() throws IOException {
        GraphSketch sketch = withZeroPoint(new GraphSketch(4));
        byte[] model = sketch.node("MatMul", sketch.floats(new float[] {1, -1, 0, 1, 1, 0, 0, -1}, 4, 2))
                .bytes();
        TernaryNetwork network = read(model, FloatLayers.NONE).network();
        assertThat(network.matrixLayers().get(0).inputCode().kind()).isEqualTo(InputCode.Kind.UNSIGNED_8);
        assertThat(logits(network, 7, 5, 200, 255)).containsExactly(7 + 200, -7 + 5 - 245);
        GraphSketch padded = withZeroPoint(new GraphSketch(1, 2, 2));
        padded.node(
                "Conv",
                List.of(padded.floats(new float[] {0, 0, 0, 0, 0.5f, 0.5f, 0, 0, 0}, 1, 1, 3, 3)),
                GraphSketch.integers("pads", 1, 1, 1, 1));
        assertThat(logits(padded.node("Flatten").bytes(), 8, 2, 4, 100)).containsExactly(5, 1, 52, 50);
    }

    @ParameterizedTest
    @CsvSource({
        "../secret.bin, outside of the model's folder",
        "/etc/hostname, outside of the model's folder",
        "link.bin, a link that leads out",
        "gone.data, is missing: copy it beside the model"
    })
    void externalDataOutsideOfTheFolderIsNotOpened(String location, String message) throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.write(folder.resolve("secret.bin"), new byte[32]);
        Files.createSymbolicLink(inside.resolve("link.bin"), Path.of("../secret.bin"));
        Path file = inside.resolve("model.onnx");
        Files.write(file, external(location, 0, 32));
        assertThatThrownBy(() -> OnnxImporter.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": constant ")
                .hasMessageContaining(location)
                .hasMessageContaining(message);
    }

    private static byte[] external(String location, long offset, long length) {
        GraphSketch sketch = bits();
        sketch.node("Reshape", List.of(sketch.integers(-1, 4)), GraphSketch.integer("allowzero", 1));
        return sketch.node(
                        "Gemm",
                        List.of(sketch.external(location, offset, length, 2, 4)),
                        GraphSketch.integer("transB", 1))
                .bytes();
    }

    @Test
    void externalDataBesideTheModelIsRead() throws IOException {
        ByteBuffer values = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        values.position(8);
        values.asFloatBuffer().put(WEIGHTS);
        Files.write(folder.resolve("model.onnx.data"), values.array());
        assertThat(logits(external("model.onnx.data", 8, 32), 255, 0, 0, 255)).containsExactly(2, 0);
        assertThatThrownBy(() -> logits(external("model.onnx.data", 0, 28)))
                .hasMessageContaining("must have 32 bytes in model.onnx.data by its extents and type, has length 28");
        assertThatThrownBy(() -> logits(external("model.onnx.data", Long.MAX_VALUE, 32)))
                .hasMessageContaining("which has 40 in all");
    }

    @Test
    void aViewByComputedExtentsIsAFlatten() throws IOException {
        GraphSketch sketch = bits();
        String image = sketch.head();
        String zero = sketch.raw(DataType.INT64, new byte[Long.BYTES]);
        sketch.node("Shape").node("Gather", zero).node("Unsqueeze", sketch.integers(0));
        sketch.node("Concat", List.of(sketch.integers(-1)), GraphSketch.integer("axis", 0));
        String target = sketch.head();
        sketch.from(image).node("Reshape", target);
        byte[] model = sketch.node("Gemm", List.of(sketch.floats(WEIGHTS, 2, 4)), GraphSketch.integer("transB", 1))
                .bytes();
        assertThat(logits(model, 255, 0, 0, 255)).containsExactly(2, 0);
        assertThat(logits(model, 0, 255, 255, 0)).containsExactly(0, 2);
    }

    @Test
    void theBatchsExtentIsNoNumberToComputeWith() {
        GraphSketch sketch = bits().node("Flatten");
        String image = sketch.head();
        sketch.node("Shape").node("Gather", sketch.integers(0));
        sketch.node("Cast", List.of(), GraphSketch.integer("to", 1));
        String batch = sketch.head();
        assertThatThrownBy(() -> read(sketch.from(image).node("Div", batch).bytes(), FloatLayers.NONE))
                .hasMessageContaining("(Div) must not compute with the extent of the batch");
    }

    @Test
    void samePaddingIsAtTheEnd() throws IOException {
        GraphSketch sketch = new GraphSketch(3, 3, 1);
        sketch.node("Transpose", List.of(), GraphSketch.integers("perm", 0, 3, 1, 2));
        bits(sketch);
        sketch.node(
                "Conv",
                List.of(sketch.floats(new float[] {1, 0, 0, 0, 0, 0, 0, 1}, 2, 1, 2, 2)),
                GraphSketch.integers("strides", 2, 2),
                GraphSketch.text("auto_pad", "SAME_UPPER"));
        byte[] model = sketch.node("GlobalAveragePool").node("Flatten").bytes();
        assertThat(logits(model, 255, 0, 255, 0, 0, 0, 255, 0, 255)).containsExactly(1, 0);
        assertThat(logits(model, 0, 0, 0, 0, 255, 0, 0, 0, 0)).containsExactly(0, 0.25f);
    }

    @Test
    void groupsAreMatricesOfTheirOwn() throws IOException {
        GraphSketch sketch = bits(new GraphSketch(2, 1, 2));
        byte[] model = sketch.node(
                        "Conv",
                        List.of(sketch.floats(new float[] {1, 1, -1, 0.5f}, 2, 1, 1, 2)),
                        GraphSketch.integer("group", 2))
                .node("Flatten")
                .bytes();
        TernaryNetwork network = read(model, FloatLayers.NONE).network();
        assertThat(network.matrixLayers())
                .extracting(layer -> layer.name())
                .allMatch(name -> name.matches("conv\\d+\\[[01]\\]"));
        assertThat(network.matrixLayers()).allMatch(layer -> layer.weights().rows() == 2);
        assertThat(logits(network, 255, 255, 255, 255)).containsExactly(2, -0.5f);
        assertThat(logits(network, 0, 255, 0, 255)).containsExactly(1, 0.5f);
    }

    @Test
    void integersThatAreQuantisedNeedNoRound() throws IOException {
        GraphSketch sketch = bits().node("Flatten");
        sketch.node("MatMul", sketch.floats(WEIGHTS, 4, 2)).node("Relu").clip(0, 3);
        byte[] model =
                sketch.node("MatMul", sketch.floats(new float[] {1, -1}, 2, 1)).bytes();
        // Columns of the first matrix are (1, 0, 0, 1) and (0, 1, 1, 0).
        assertThat(logits(model, 255, 0, 0, 255)).containsExactly(2 - 0);
        assertThat(logits(model, 255, 0, 255, 0)).containsExactly(1 - 1);
    }

    @Test
    void layersThatAreNotTernaryRunInFloatIfAsked() throws IOException {
        GraphSketch sketch = bits().node("Flatten");
        sketch.node("MatMul", sketch.floats(new float[] {0.5f, 1, 2, 3, -1, 0, 0.25f, 1}, 4, 2));
        byte[] model = sketch.bytes();
        assertThatThrownBy(() -> read(model, FloatLayers.NONE)).hasMessageContaining("must have ternary weights");
        for (String asked : List.of("first", "last", "all", "first,last")) {
            ImportedModel found = read(model, FloatLayers.parse(asked));
            assertThat(logits(found.network(), 255, 0, 255, 255)).containsExactly(-0.25f, 2);
            assertThat(found.places())
                    .last()
                    .satisfies(place -> assertThat(place.place()).isEqualTo(NodePlace.Place.SPECIAL_FUNCTION_UNIT))
                    .satisfies(place -> assertThat(place.detail()).startsWith("not on tiles: it must have ternary"));
        }
        assertThatThrownBy(() -> read(model, FloatLayers.parse("middle")))
                .hasMessageContaining("has no layer [middle]; those with weights are [");
    }
}
